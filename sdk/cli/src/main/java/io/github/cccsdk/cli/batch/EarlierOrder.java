package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.output.Failure;
import io.github.cccsdk.cli.rows.Row;
import io.github.cccsdk.cli.rows.Transaction;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.LedgerItem;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderDetail;
import io.github.cccsdk.orders.OrdersClient;
import io.github.cccsdk.pricing.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the ledger knows of a row: whether it is ordered already, by this batch before it was interrupted or by another. */
final class EarlierOrder {
    private final OrdersClient orders;
    private final Instant batchBegan;
    private String lastAsked = "";

    EarlierOrder(OrdersClient orders, Instant batchBegan) {
        this.orders = orders;
        this.batchBegan = batchBegan;
    }

    /** What became of the row; empty if it may be ordered. */
    Optional<RowResult> of(Row row, Transaction transaction) {
        String item = transaction.itemReference();
        for (LedgerEntry entry : holding(item)) {
            LedgerEntry now = entry.state().isUnresolved() ? asked(entry) : entry;
            if (now.holdsItems()) {
                return Optional.of(result(row, item, now));
            }
        }
        return Optional.empty();
    }

    /** The reference for an order, another one if an order that was cancelled since has it. */
    String unused(String reference) {
        String unused = reference;
        for (int number = 2; isCancelled(unused); number++) {
            unused = reference + "-" + number;
        }
        return unused;
    }

    private boolean isCancelled(String reference) {
        return orders.records()
                .find(reference)
                .filter(entry -> entry.order().isPresent() && !entry.holdsItems())
                .isPresent();
    }

    private List<LedgerEntry> holding(String item) {
        return orders.records().findByItem(item).stream()
                .filter(LedgerEntry::holdsItems)
                .filter(entry -> entry.itemReferences().contains(item))
                .toList();
    }

    /** The entry after CCC was asked for it, once for all the rows of an order. */
    private LedgerEntry asked(LedgerEntry entry) {
        if (!lastAsked.equals(entry.reference())) {
            orders.reconcile(entry.reference());
            lastAsked = entry.reference();
        }
        return orders.records().find(entry.reference()).orElse(entry);
    }

    private RowResult result(Row row, String item, LedgerEntry entry) {
        // Not createdAt: a reference that became free again keeps its first one.
        boolean ofThisBatch = !entry.sentAt().orElse(entry.changedAt()).isBefore(batchBegan);
        RowResult.HeldBy order = new RowResult.HeldBy(entry.order().map(Order::orderNumber), entry.reference());
        if (entry.state().isUnresolved()) {
            Optional<Money> atStake = ofThisBatch ? Optional.of(quoted(entry, item)) : Optional.empty();
            String standing =
                    "The order " + entry.reference() + " holds it and is " + entry.state() + ": " + entry.note();
            return RowResult.unknown(
                    row, atStake, order, Failure.of(UnclearOrder.earlier(entry.reference(), standing)));
        }
        if (ofThisBatch) {
            return RowResult.ordered(row, Optional.empty(), charged(entry, item), order);
        }
        return RowResult.skipped(
                row,
                RowResult.IN_LEDGER,
                Optional.of(order),
                "Ordered before, under the reference " + entry.reference());
    }

    private static Money charged(LedgerEntry entry, String item) {
        return entry.order()
                .flatMap(order -> order.items().stream()
                        .filter(detail -> detail.itemReference().equals(Optional.of(item)))
                        .map(OrderDetail::total)
                        .findFirst())
                .orElseGet(() -> quoted(entry, item));
    }

    private static Money quoted(LedgerEntry entry, String item) {
        return entry.intent().items().stream()
                .filter(held -> held.itemReference().equals(item))
                .map(LedgerItem::quoted)
                .findFirst()
                .orElseThrow();
    }
}
