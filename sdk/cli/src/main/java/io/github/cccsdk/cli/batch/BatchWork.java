package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.rows.Row;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.PricedRequest;
import java.util.Optional;

/** What is done with the rows of a batch. For one thread. */
interface BatchWork {
    /** What to ask for the row; empty if it is dealt with already. */
    Optional<PriceRequest> begin(Row row);

    /** Takes the price of a row that {@link #begin} asked for; in the rows' order. */
    void priced(Row row, PricedRequest price);

    /** Every row has been seen. */
    void finish();

    /** Waits for what cannot be taken back, and records it. Throws nothing for what becomes of it. */
    void settle();
}
