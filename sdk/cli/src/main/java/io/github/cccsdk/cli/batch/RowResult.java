package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.output.Failure;
import io.github.cccsdk.cli.rows.ResultLine;
import io.github.cccsdk.cli.rows.Row;
import io.github.cccsdk.cli.rows.Transaction;
import io.github.cccsdk.cli.rows.UnreadableRow;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.PriceOutcome;
import io.github.cccsdk.pricing.Quote;
import java.util.Optional;

/**
 * What became of a row.
 *
 * @param outcome a name for scripts: the kind of a price, or one of those below
 * @param answer what CCC says of the price, where it was asked
 * @param amount what it comes to
 * @param order the order that holds it
 * @param failure why it failed; empty if the row needs no correction
 * @param explanation in one sentence, where neither the answer nor the failure gives one
 */
public record RowResult(
        Row row,
        String outcome,
        Optional<PriceOutcome> answer,
        Optional<Money> amount,
        Optional<HeldBy> order,
        Optional<Failure> failure,
        String explanation) {
    /** Ordered by this batch, in this run or an earlier one. */
    public static final String ORDERED = "ORDERED";
    /** What a dry run would have ordered. */
    public static final String WOULD_ORDER = "WOULD_ORDER";
    /** The file says that its copyright is paid. */
    public static final String ALREADY_PAID = "ALREADY_PAID";
    /** The file has an order number for it. */
    public static final String HAS_ORDER = "HAS_ORDER";
    /** The ledger has it in an order from before this batch. */
    public static final String IN_LEDGER = "IN_LEDGER";
    /** It is in an order of which nobody knows whether it exists. */
    public static final String ORDER_UNKNOWN = "ORDER_UNKNOWN";

    public static final String FAILED = "FAILED";

    /**
     * An order.
     *
     * @param number CCC's number; empty if it is not known
     * @param reference the order's own reference
     */
    public record HeldBy(Optional<String> number, String reference) {}

    static RowResult answered(Row row, PriceOutcome answer) {
        Optional<Money> amount = answer instanceof Quote quote ? Optional.of(quote.total()) : Optional.empty();
        return new RowResult(
                row, answer.kind().name(), Optional.of(answer), amount, Optional.empty(), Optional.empty(), "");
    }

    static RowResult wouldOrder(Row row, Quote quote) {
        return new RowResult(
                row,
                WOULD_ORDER,
                Optional.of(quote),
                Optional.of(quote.total()),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    static RowResult ordered(Row row, Optional<Quote> quote, Money total, HeldBy order) {
        return new RowResult(
                row, ORDERED, quote.map(asked -> asked), Optional.of(total), Optional.of(order), Optional.empty(), "");
    }

    /** A row that is left alone. */
    static RowResult skipped(Row row, String outcome, Optional<HeldBy> order, String explanation) {
        return new RowResult(row, outcome, Optional.empty(), Optional.empty(), order, Optional.empty(), explanation);
    }

    static RowResult failed(Row row, CccException failure) {
        return failed(row, Failure.of(failure));
    }

    static RowResult failed(Row row, Failure failure) {
        return new RowResult(
                row, FAILED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(failure), "");
    }

    /** @param atStake what this batch has spent if the order exists */
    static RowResult unknown(Row row, Optional<Money> atStake, HeldBy order, Failure failure) {
        return new RowResult(
                row, ORDER_UNKNOWN, Optional.empty(), atStake, Optional.of(order), Optional.of(failure), "");
    }

    /** What an order calls the row; empty if it has no number. */
    public Optional<String> item() {
        return row.content() instanceof Transaction transaction
                ? Optional.of(transaction.itemReference())
                : ((UnreadableRow) row.content()).number().map(number -> number);
    }

    ResultLine line() {
        String number = row.content() instanceof Transaction transaction
                ? transaction.number()
                : ((UnreadableRow) row.content()).number().orElse("");
        ResultLine.Builder line = ResultLine.of(number, outcome);
        answer.filter(Quote.class::isInstance).map(Quote.class::cast).ifPresent(line::quote);
        amount.ifPresent(line::total);
        order.ifPresent(held -> {
            line.reference(held.reference());
            held.number().ifPresent(line::orderNumber);
        });
        failure.ifPresent(why -> line.problem(why.problem(), why.message()));
        if (failure.isEmpty() && (answer.isEmpty() || !(answer.get() instanceof Quote))) {
            line.message(answer.map(PriceOutcome::explanation).orElse(explanation));
        }
        return line.build();
    }
}
