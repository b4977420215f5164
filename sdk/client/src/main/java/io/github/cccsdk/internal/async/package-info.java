/** Calls on threads of this library's own. */
@NullMarked
package io.github.cccsdk.internal.async;

import org.jspecify.annotations.NullMarked;
