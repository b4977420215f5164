/** What a use costs: money, page ranges, price requests and the answers to them. */
@NullMarked
package io.github.cccsdk.pricing;

import org.jspecify.annotations.NullMarked;
