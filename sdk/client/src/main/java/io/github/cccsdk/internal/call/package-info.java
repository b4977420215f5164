/** What every call carries with it: its deadline, its ids, its attempts. */
@NullMarked
package io.github.cccsdk.internal.call;

import org.jspecify.annotations.NullMarked;
