package io.github.cccsdk.internal.orders;

import io.github.cccsdk.error.Field;
import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.internal.wire.Calls;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.orders.OrdersClient;
import java.util.List;

/** Everything that is done with orders; submitting is {@link OrderSubmission}'s. */
public final class OrderDesk implements OrdersClient {
    private final Pipeline pipeline;
    private final OrderSubmission submission;
    private final OrderLedger ledger;

    public OrderDesk(Pipeline pipeline, OrderSubmission submission, OrderLedger ledger) {
        this.pipeline = pipeline;
        this.submission = submission;
        this.ledger = ledger;
    }

    @Override
    public OrderConfirmation submit(OrderRequest request) {
        return submission.submit(request);
    }

    @Override
    public Order get(String orderNumber) {
        return pipeline.read(Calls.readOrder(orderNumber));
    }

    @Override
    public List<Order> find(String reference) {
        return pipeline.read(Calls.findOrders("orders.find", Field.text("reference", reference, 64)));
    }

    @Override
    public Order cancel(String orderNumber) {
        return pipeline.readCall("orders.cancel", scope -> pipeline.once(Calls.cancelOrder(orderNumber), scope));
    }

    @Override
    public List<LedgerEntry> unresolved() {
        return ledger.unresolved();
    }
}
