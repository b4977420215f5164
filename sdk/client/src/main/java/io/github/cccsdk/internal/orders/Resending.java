package io.github.cccsdk.internal.orders;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.call.CallScope;
import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.internal.wire.Calls;
import io.github.cccsdk.internal.wire.PriceAnswer;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.LedgerItem;
import io.github.cccsdk.orders.LookUpFinding;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.orders.Reconciliation;
import io.github.cccsdk.orders.WireRecord;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.PageCount;
import io.github.cccsdk.pricing.QuotedUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends an order once more that is known to be absent at CCC, because the caller asked for it. */
final class Resending {
    private final Pipeline pipeline;
    private final Books books;
    private final OrderSending sending;
    private final Reconciler reconciler;
    private final OrderFailures failures;
    private final AtWork atWork;

    Resending(
            Pipeline pipeline,
            Books books,
            OrderSending sending,
            Reconciler reconciler,
            OrderFailures failures,
            AtWork atWork) {
        this.pipeline = pipeline;
        this.books = books;
        this.sending = sending;
        this.reconciler = reconciler;
        this.failures = failures;
        this.atWork = atWork;
    }

    OrderConfirmation resend(String reference, CallScope scope) {
        absent(reference);
        if (!atWork.begin(reference)) {
            throw failures.notSent(
                    reference, CccProblem.ORDER_IN_PROGRESS, "Not sent again: another thread is at work on it");
        }
        try {
            return resendAlone(reference, scope);
        } finally {
            atWork.end(reference);
        }
    }

    private OrderConfirmation resendAlone(String reference, CallScope scope) {
        CallScope beforeSending = scope.until(scope.deadline().before(OrderSending.RESERVE));
        LedgerEntry known = absent(reference);
        Reconciliation again;
        Money total;
        try {
            pipeline.prepare(beforeSending);
            again = reconciler.settle(known, beforeSending);
            if (again.order().isPresent()) {
                return confirmation(
                        books.find(reference).orElse(known), again.order().get());
            }
            if (again.finding() != LookUpFinding.ABSENT) {
                throw failures.open(reference, again.finding() + ": " + again.detail());
            }
            total = currentTotal(known, beforeSending);
        } catch (CccException failure) {
            throw failure.problem() == CccProblem.ORDER_OUTCOME_UNKNOWN
                    ? failure
                    : failures.of(reference, failure, Outcome.NOT_SENT);
        }
        if (total.isGreaterThan(known.intent().limit())) {
            throw failures.notSent(
                    reference,
                    CccProblem.PRICE_CHANGED,
                    "The total is now " + total + ", above the "
                            + known.intent().limit() + " agreed to at first");
        }
        if (beforeSending.deadline().hasPassed()) {
            throw failures.notSent(
                    reference, CccProblem.TIMEOUT, "Too little time was left to send the order and hear the answer");
        }
        String json = known.request().orElseThrow();
        WireRecord sent = new WireRecord(Optional.of(ContentHash.ofText(json)), Optional.empty(), Optional.empty());
        LedgerEntry announced = sending.announce(known, total, json, sent, scope, failures);
        return sending.send(announced, json, true, scope, failures);
    }

    /** The entry, if it may be sent again. */
    private LedgerEntry absent(String reference) {
        LedgerEntry entry = books.find(reference)
                .filter(found -> found.state().isUnresolved())
                .orElseThrow(
                        () -> failures.notSent(
                                reference,
                                CccProblem.NOT_FOUND,
                                "Nothing of this reference is open, so there is nothing to send again: look it up, or submit it"));
        if (entry.state() != OrderState.UNKNOWN && atWork.mayBeOn(entry)) {
            throw failures.notSent(
                    reference, CccProblem.ORDER_IN_PROGRESS, "Not sent again: " + Reconciler.beingWorkedOn(entry));
        }
        boolean absent = entry.finding().filter(LookUpFinding.ABSENT::equals).isPresent();
        if (entry.state() != OrderState.UNKNOWN || !absent || entry.request().isEmpty()) {
            throw failures.open(
                    reference, "Not sent again: it is not known to be absent (" + entry.note() + "); reconcile first");
        }
        return entry;
    }

    private static OrderConfirmation confirmation(LedgerEntry entry, Order order) {
        return new OrderConfirmation(entry.reference(), order, entry.intent().quotedTotal(), true);
    }

    /** The quotes are as old as the order: all are taken again. */
    private Money currentTotal(LedgerEntry entry, CallScope scope) {
        List<Money> totals = new ArrayList<>();
        for (LedgerItem item : entry.intent().items()) {
            QuotedUse use = new QuotedUse(
                    item.typeOfUse(),
                    item.publicationYear(),
                    false,
                    new PageCount(item.pages(), PageCount.Source.GIVEN, Optional.empty()),
                    item.copies(),
                    item.country(),
                    item.locationId());
            PriceAnswer answer = pipeline.read(Calls.price("pricing.quote", item.workId(), use), scope);
            totals.add(answer.fees()
                    .orElseThrow(() -> failures.notSent(
                            entry.reference(),
                            CccProblem.NOT_ORDERABLE,
                            "Item " + item.itemReference() + " has no price any more (" + answer.right() + ")"))
                    .total());
        }
        return totals.stream().reduce(Money::plus).orElseThrow();
    }
}
