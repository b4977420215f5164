package io.github.cccsdk.pricing;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a use would cost now. It reserves nothing: CCC charges the price in force when the order is submitted, and fees
 * may change on the first day of each quarter (Atlas, CCC).
 *
 * @param work the work
 * @param use what the price is for; an order takes it over
 * @param right the right as CCC spelled it
 * @param baseFee the rightsholder's fee for the use
 * @param perPageFee the rightsholder's fee for a page
 * @param processingFee CCC's own charge
 * @param total what CCC says it comes to: the one figure that counts
 * @param rightsholder who is paid, where CCC says so
 * @param product {@code PRINT} or {@code ELECTRONIC}, or what CCC says instead
 * @param terms the rightsholder's terms, where CCC gives any: to be read before buying
 * @param asOf when the price was made, by CCC's clock, where CCC says so
 * @param receivedAt when it arrived here; a quote's age counts from this
 */
public record Quote(
        PricedWork work,
        QuotedUse use,
        String right,
        Money baseFee,
        Money perPageFee,
        Money processingFee,
        Money total,
        Optional<String> rightsholder,
        Optional<String> product,
        Optional<String> terms,
        Optional<Instant> asOf,
        Instant receivedAt)
        implements PriceOutcome {
    public Quote {
        Objects.requireNonNull(work, "work");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }

    /** CCC's identifier of the work. */
    public String workId() {
        return work.workId();
    }

    @Override
    public Kind kind() {
        return Kind.QUOTE;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.quote(this);
    }

    @Override
    public String explanation() {
        return "Available for " + total;
    }

    @Override
    public Quote quoteOrThrow() {
        return this;
    }
}
