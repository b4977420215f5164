/** Searching the catalogue. */
@NullMarked
package io.github.cccsdk.internal.works;

import org.jspecify.annotations.NullMarked;
