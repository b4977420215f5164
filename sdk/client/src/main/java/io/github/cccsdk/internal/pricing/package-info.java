/** From a price request to a price outcome. */
@NullMarked
package io.github.cccsdk.internal.pricing;

import org.jspecify.annotations.NullMarked;
