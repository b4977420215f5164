package io.github.cccsdk.cli.batch;

import io.github.cccsdk.pricing.Money;
import java.util.Optional;

/**
 * What a batch may spend.
 *
 * @param currency of everything it orders
 * @param maxPerItem the most that a row may cost
 * @param maxTotal the most that all rows of the batch may cost, over all its runs
 */
public record Limits(String currency, Optional<Money> maxPerItem, Optional<Money> maxTotal) {
    /** The same with this total. */
    public Limits withMaxTotal(Money total) {
        return new Limits(currency, maxPerItem, Optional.of(total));
    }
}
