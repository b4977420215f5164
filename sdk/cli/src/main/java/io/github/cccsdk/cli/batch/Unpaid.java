package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.rows.Row;
import io.github.cccsdk.cli.rows.Transaction;
import io.github.cccsdk.pricing.PriceRequest;
import java.util.Optional;

/** Leaves alone what is paid already, as far as the file and the ledger know. */
final class Unpaid {
    private Unpaid() {}

    /** What to ask for the row; empty if it is not to be ordered, which is then recorded. */
    static Optional<PriceRequest> question(Row row, EarlierOrder earlier, Outcomes outcomes, Spending spending) {
        if (!(row.content() instanceof Transaction transaction)) {
            return Question.of(row, outcomes);
        }
        if (transaction.alreadyPaid()) {
            outcomes.local(RowResult.skipped(
                    row, RowResult.ALREADY_PAID, Optional.empty(), "The file says that it is paid already"));
            return Optional.empty();
        }
        if (transaction.cccOrder().isPresent()) {
            outcomes.local(RowResult.skipped(
                    row,
                    RowResult.HAS_ORDER,
                    Optional.empty(),
                    "The file says that it is in order "
                            + transaction.cccOrder().get()));
            return Optional.empty();
        }
        Optional<RowResult> known = earlier.of(row, transaction);
        if (known.isPresent()) {
            known.get().amount().ifPresent(spending::reserve);
            outcomes.local(known.get());
            return Optional.empty();
        }
        return Question.of(row, outcomes);
    }
}
