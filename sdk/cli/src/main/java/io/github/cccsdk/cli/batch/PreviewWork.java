package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.rows.Row;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.PricedRequest;
import io.github.cccsdk.pricing.Quote;
import java.util.Optional;

/** Finds out what would be ordered, and orders nothing. */
final class PreviewWork implements BatchWork {
    private final EarlierOrder earlier;
    private final Outcomes outcomes;
    private final Spending spending;

    PreviewWork(EarlierOrder earlier, Outcomes outcomes, Spending spending) {
        this.earlier = earlier;
        this.outcomes = outcomes;
        this.spending = spending;
    }

    @Override
    public Optional<PriceRequest> begin(Row row) {
        return Unpaid.question(row, earlier, outcomes, spending);
    }

    @Override
    public void priced(Row row, PricedRequest price) {
        Optional<Quote> quote = Orderable.quote(row, price, outcomes, spending);
        if (quote.isEmpty()) {
            return;
        }
        Optional<String> shortage = spending.shortage(quote.get().total());
        if (shortage.isPresent()) {
            outcomes.answered(Orderable.aboveLimit(row, shortage.get()));
        } else {
            spending.reserve(quote.get().total());
            outcomes.answered(RowResult.wouldOrder(row, quote.get()));
        }
    }

    @Override
    public void finish() {
        outcomes.release();
    }

    @Override
    public void settle() {}
}
