/** From an order request to a confirmation, at most once. */
@NullMarked
package io.github.cccsdk.internal.orders;

import org.jspecify.annotations.NullMarked;
