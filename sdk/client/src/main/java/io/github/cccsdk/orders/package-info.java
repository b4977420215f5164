/** Ordering permissions, and the ledger that remembers every order. */
@NullMarked
package io.github.cccsdk.orders;

import org.jspecify.annotations.NullMarked;
