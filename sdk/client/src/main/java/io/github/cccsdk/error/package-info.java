/**
 * What can go wrong, as types: the exception tree under {@link io.github.cccsdk.error.CccException}, the stable names of
 * the problems, and their resolutions. Depends on nothing else in this library.
 */
@NullMarked
package io.github.cccsdk.error;

import org.jspecify.annotations.NullMarked;
