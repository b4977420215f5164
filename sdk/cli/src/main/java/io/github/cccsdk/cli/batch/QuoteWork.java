package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.rows.Row;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.PricedRequest;
import java.util.List;
import java.util.Optional;

/** Prices every row and buys nothing. */
final class QuoteWork implements BatchWork {
    private final Outcomes outcomes;

    QuoteWork(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public Optional<PriceRequest> begin(Row row) {
        return Question.of(row, outcomes);
    }

    @Override
    public void priced(Row row, PricedRequest price) {
        Optional<CccException> failure = price.failure();
        if (failure.isPresent()) {
            outcomes.failed(List.of(RowResult.failed(row, failure.get())), failure.get());
        } else {
            outcomes.answered(RowResult.answered(row, price.outcomeOrThrow()));
        }
    }

    @Override
    public void finish() {
        outcomes.release();
    }

    @Override
    public void settle() {}
}
