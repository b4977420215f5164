/** The library's account at CCC, and the billing address that has to match it. */
@NullMarked
package io.github.cccsdk.account;

import org.jspecify.annotations.NullMarked;
