package io.github.cccsdk.internal.orders;

import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Field;
import io.github.cccsdk.internal.account.BillingMismatch;
import io.github.cccsdk.internal.call.Listeners;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.internal.pricing.PriceDesk;
import io.github.cccsdk.internal.wire.Calls;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.ManualOutcome;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRecords;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.orders.OrdersClient;
import io.github.cccsdk.orders.Reconciliation;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.util.List;

/** Everything that is done with orders, each by its own class. */
public final class OrderDesk implements OrdersClient {
    private final Pipeline pipeline;
    private final Books books;
    private final OrderSubmission submission;
    private final Reconciler reconciler;
    private final Resending resending;
    private final ManualResolution resolution;
    private final OrderFailures reconciling;
    private final TimeSource time;
    private final Duration timeout;

    /** @param atWork shared by all that order for this client */
    public OrderDesk(
            Pipeline pipeline,
            PriceDesk prices,
            OrderLedger ledger,
            ErrorReader errors,
            TimeSource time,
            OrderSettings settings,
            AtWork atWork,
            Listeners listeners) {
        this.pipeline = pipeline;
        this.time = time;
        this.timeout = settings.timeout();
        books = new Books(ledger, listeners);
        LookUp lookUp = new LookUp(pipeline);
        OrderSending sending = new OrderSending(
                pipeline,
                books,
                lookUp,
                new BillingMismatch(pipeline, errors, settings.billingAddress()),
                time,
                atWork);
        reconciler = new Reconciler(books, lookUp, time, atWork, settings.settlingTime());
        submission = new OrderSubmission(
                pipeline,
                prices,
                books,
                sending,
                reconciler,
                new OrderFailures(errors, "orders.submit"),
                time,
                settings,
                atWork);
        resending =
                new Resending(pipeline, books, sending, reconciler, new OrderFailures(errors, "orders.resend"), atWork);
        resolution = new ManualResolution(pipeline, books, new OrderFailures(errors, "orders.resolve"), time, atWork);
        reconciling = new OrderFailures(errors, "orders.reconcile");
    }

    @Override
    public OrderConfirmation submit(OrderRequest request) {
        return pipeline.call("orders.submit", timeout, scope -> submission.submit(request, scope));
    }

    @Override
    public Order get(String orderNumber) {
        return pipeline.read(Calls.readOrder(orderNumber));
    }

    @Override
    public List<Order> find(String reference) {
        return pipeline.read(Calls.findOrders("orders.find", reference(reference)));
    }

    @Override
    public Order cancel(String orderNumber) {
        Order cancelled =
                pipeline.readCall("orders.cancel", scope -> pipeline.once(Calls.cancelOrder(orderNumber), scope));
        books.recordCancelled(cancelled, time.now());
        return cancelled;
    }

    @Override
    public List<LedgerEntry> unresolved() {
        return books.ledger().unresolved();
    }

    @Override
    public OrderRecords records() {
        return books.ledger();
    }

    @Override
    public Reconciliation reconcile(String reference) {
        String asked = reference(reference);
        LedgerEntry entry = books.find(asked)
                .orElseThrow(() -> reconciling.notSent(
                        asked, CccProblem.NOT_FOUND, "The ledger has never heard of this reference"));
        return pipeline.readCall("orders.reconcile", scope -> reconciler.settle(entry, scope));
    }

    @Override
    public List<Reconciliation> reconcileAll() {
        return unresolved().stream()
                .map(entry -> pipeline.readCall("orders.reconcile", scope -> reconciler.settle(entry, scope)))
                .toList();
    }

    @Override
    public OrderConfirmation resend(String reference) {
        String asked = reference(reference);
        return pipeline.call("orders.resend", timeout, scope -> resending.resend(asked, scope));
    }

    @Override
    public LedgerEntry resolveManually(String reference, ManualOutcome outcome, String note) {
        return resolution.resolve(reference(reference), outcome, note);
    }

    private static String reference(String value) {
        return Field.text("reference", value, 64);
    }
}
