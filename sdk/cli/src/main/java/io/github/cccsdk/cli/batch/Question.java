package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.output.Failure;
import io.github.cccsdk.cli.rows.Row;
import io.github.cccsdk.cli.rows.Transaction;
import io.github.cccsdk.cli.rows.UnreadableRow;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.pricing.PriceRequest;
import java.util.Optional;

/** What to ask CCC for a row. */
final class Question {
    private Question() {}

    /** Empty if the row cannot be asked about; that it failed is then recorded. */
    static Optional<PriceRequest> of(Row row, Outcomes outcomes) {
        if (row.content() instanceof UnreadableRow unreadable) {
            outcomes.local(RowResult.failed(
                    row, Failure.row(unreadable.reason().name(), "Line " + row.line() + ": " + unreadable.message())));
            return Optional.empty();
        }
        try {
            return Optional.of(((Transaction) row.content()).priceRequest());
        } catch (CccRequestException wrong) {
            outcomes.local(RowResult.failed(row, wrong));
            return Optional.empty();
        }
    }
}
