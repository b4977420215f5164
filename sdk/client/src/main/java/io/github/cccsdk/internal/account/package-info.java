/** Reading the account. */
@NullMarked
package io.github.cccsdk.internal.account;

import org.jspecify.annotations.NullMarked;
