package io.github.cccsdk.cli.rows;

import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.Quote;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A line of the result file: what became of a row.
 *
 * @param number what the library calls the row; empty where it could not be read
 * @param outcome what became of it, a name for scripts
 * @param workId CCC's identifier of the work, for ILLiad's column {@code CCCNumber}
 * @param orderNumber for ILLiad's column {@code CCCOrder}
 * @param problem why not, a name for scripts
 * @param message why not, in words
 */
public record ResultLine(
        String number,
        String outcome,
        Optional<String> workId,
        Optional<String> orderNumber,
        Optional<Money> baseFee,
        Optional<Money> perPageFee,
        OptionalInt pages,
        Optional<Money> total,
        Optional<String> reference,
        Optional<String> problem,
        Optional<String> message) {

    public static Builder of(String number, String outcome) {
        return new Builder(number, outcome);
    }

    /** Collects a line; what is not set stays empty. Not thread-safe. */
    public static final class Builder {
        private final String number;
        private final String outcome;
        private Optional<String> workId = Optional.empty();
        private Optional<String> orderNumber = Optional.empty();
        private Optional<Money> baseFee = Optional.empty();
        private Optional<Money> perPageFee = Optional.empty();
        private OptionalInt pages = OptionalInt.empty();
        private Optional<Money> total = Optional.empty();
        private Optional<String> reference = Optional.empty();
        private Optional<String> problem = Optional.empty();
        private Optional<String> message = Optional.empty();

        private Builder(String number, String outcome) {
            this.number = number;
            this.outcome = outcome;
        }

        /** The work, the fees, the pages and the total. */
        public Builder quote(Quote quote) {
            pages = OptionalInt.of(quote.use().pageCount().pages());
            baseFee = Optional.of(quote.baseFee());
            perPageFee = Optional.of(quote.perPageFee());
            return workId(quote.workId()).total(quote.total());
        }

        public Builder workId(String value) {
            workId = Optional.of(value);
            return this;
        }

        /** The total, and with it the currency; after {@link #quote}, where CCC charged another. */
        public Builder total(Money value) {
            total = Optional.of(value);
            return this;
        }

        public Builder orderNumber(String value) {
            orderNumber = Optional.of(value);
            return this;
        }

        /** The reference of the order that holds the row. */
        public Builder reference(String value) {
            reference = Optional.of(value);
            return this;
        }

        public Builder problem(String name, String words) {
            problem = Optional.of(name);
            return message(words);
        }

        public Builder message(String words) {
            message = Optional.of(words);
            return this;
        }

        public ResultLine build() {
            return new ResultLine(
                    number,
                    outcome,
                    workId,
                    orderNumber,
                    baseFee,
                    perPageFee,
                    pages,
                    total,
                    reference,
                    problem,
                    message);
        }
    }
}
