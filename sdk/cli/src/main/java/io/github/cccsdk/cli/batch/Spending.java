package io.github.cccsdk.cli.batch;

import io.github.cccsdk.pricing.Money;
import java.util.Optional;

/**
 * What a batch may spend and has spent. What is being ordered counts as spent until it is known not to be; so does what
 * nobody knows about. For one thread.
 */
final class Spending {
    private final Optional<Money> maxPerItem;
    private final Optional<Money> maxTotal;
    private Money spent;

    /** @param spent by earlier runs of the batch */
    Spending(Optional<Money> maxPerItem, Optional<Money> maxTotal, Money spent) {
        this.maxPerItem = maxPerItem;
        this.maxTotal = maxTotal;
        this.spent = spent;
    }

    /** Why an item of this price is never ordered; empty if it may be. */
    Optional<String> objection(Money price) {
        if (!price.currency().equals(spent.currency())) {
            return Optional.of("The price is " + price + ", but the batch orders in " + spent.currency()
                    + ": order it in a batch with --currency " + price.currency());
        }
        return maxPerItem
                .filter(price::isGreaterThan)
                .map(max -> "The price is " + price + ", above --max-per-item " + max);
    }

    /** Why nothing of this price can be ordered any more; empty if it fits. */
    Optional<String> shortage(Money price) {
        return maxTotal.filter(max -> spent.plus(price).isGreaterThan(max))
                .map(max -> "The price is " + price + "; with the " + spent + " of the rows before it that is above"
                        + " --max-total " + max);
    }

    /** An amount in another currency is none of this batch's. */
    void reserve(Money price) {
        if (price.currency().equals(spent.currency())) {
            spent = spent.plus(price);
        }
    }

    /** It turned out not to be bought. */
    void release(Money price) {
        spent = spent.minus(price);
    }

    /** It was bought, for this instead of what was reserved. */
    void charged(Money reserved, Money actual) {
        if (actual.currency().equals(reserved.currency())) {
            spent = spent.minus(reserved).plus(actual);
        }
    }
}
