package io.github.cccsdk.internal.orders;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Field;
import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.internal.wire.Calls;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.ManualOutcome;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.orders.WireRecord;
import io.github.cccsdk.time.TimeSource;
import java.util.Optional;

/** Writes down what people found out about an order that nothing else could settle. */
final class ManualResolution {
    private final Pipeline pipeline;
    private final Books books;
    private final OrderFailures failures;
    private final TimeSource time;
    private final AtWork atWork;

    ManualResolution(Pipeline pipeline, Books books, OrderFailures failures, TimeSource time, AtWork atWork) {
        this.pipeline = pipeline;
        this.books = books;
        this.failures = failures;
        this.time = time;
        this.atWork = atWork;
    }

    LedgerEntry resolve(String reference, ManualOutcome outcome, String note) {
        String why = "resolved by hand: " + Field.text("note", note, 500);
        LedgerEntry entry = open(reference);
        LedgerEntry resolved = outcome instanceof ManualOutcome.Bought bought
                ? entry.confirmed(order(entry, bought.orderNumber()), why, time.now())
                : entry.ended(OrderState.NOT_SENT, Optional.empty(), why, time.now());
        if (!books.write(resolved, WireRecord.NONE)) {
            throw failures.notSent(
                    reference, CccProblem.ORDER_IN_PROGRESS, "Another client changed the entry meanwhile: look at it");
        }
        return resolved;
    }

    private LedgerEntry open(String reference) {
        LedgerEntry entry = books.find(reference)
                .filter(found -> found.state().isUnresolved())
                .orElseThrow(() -> failures.notSent(
                        reference, CccProblem.NOT_FOUND, "Nothing of this reference is open in the ledger"));
        if (entry.state() != OrderState.UNKNOWN && atWork.mayBeOn(entry)) {
            throw failures.notSent(
                    reference, CccProblem.ORDER_IN_PROGRESS, "Not resolved: " + Reconciler.beingWorkedOn(entry));
        }
        return entry;
    }

    /** A mistyped number must not pass for a purchase. */
    private Order order(LedgerEntry entry, String orderNumber) {
        Optional<LedgerEntry> known = books.ledger()
                .findByOrderNumber(orderNumber)
                .filter(other -> !other.reference().equals(entry.reference()));
        if (known.isPresent()) {
            throw failures.duplicate(
                    known.get(),
                    entry.reference(),
                    "CCC's order " + orderNumber + " belongs to reference "
                            + known.get().reference());
        }
        Order order;
        try {
            order = pipeline.read(Calls.readOrder(orderNumber));
        } catch (CccException failure) {
            throw failures.of(entry.reference(), failure, failure.outcome());
        }
        if (!LookUp.holdsSameItems(order, entry.intent().items())) {
            throw CccRequestException.invalid(
                    "orderNumber",
                    orderNumber + " is an order of other items: give the number of the order of "
                            + String.join(", ", entry.itemReferences()));
        }
        return order;
    }
}
