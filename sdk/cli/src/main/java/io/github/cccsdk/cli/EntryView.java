package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.Table;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.LedgerItem;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.pricing.Money;
import java.util.List;

/** An order as the ledger knows it. */
final class EntryView {
    private EntryView() {}

    static JsonObject json(List<LedgerEntry> entries) {
        return new JsonObject()
                .withObjects("orders", entries.stream().map(EntryView::json).toList());
    }

    /** The total is what CCC charges where it has the order, else what was quoted. */
    static JsonObject json(LedgerEntry entry) {
        return new JsonObject()
                .with("reference", entry.reference())
                .with("state", entry.state().name())
                .withNullable("orderNumber", entry.order().map(Order::orderNumber))
                .with("total", total(entry))
                .with("currency", total(entry).currency())
                .withObjects(
                        "items",
                        entry.intent().items().stream().map(EntryView::json).toList())
                .with("owner", entry.owner())
                .with("createdAt", entry.createdAt().toString())
                .with("changedAt", entry.changedAt().toString())
                .withNullable("finding", entry.finding())
                .withNullable("problem", entry.problem())
                .with("note", entry.note());
    }

    static List<String> lines(List<LedgerEntry> entries, String ifNone) {
        if (entries.isEmpty()) {
            return List.of(ifNone);
        }
        Table table = new Table("REFERENCE", "STATE", "ORDER", "ITEMS", ">TOTAL", "CHANGED", "NOTE");
        for (LedgerEntry entry : entries) {
            table.row(
                    entry.reference(),
                    entry.state().name(),
                    entry.order().map(Order::orderNumber).orElse(""),
                    String.join(", ", entry.itemReferences()),
                    total(entry).toString(),
                    entry.changedAt().toString(),
                    entry.note());
        }
        return table.lines();
    }

    private static JsonObject json(LedgerItem item) {
        return new JsonObject()
                .with("item", item.itemReference())
                .with("workId", item.workId())
                .with("quoted", item.quoted());
    }

    private static Money total(LedgerEntry entry) {
        return entry.order().map(Order::total).orElse(entry.intent().quotedTotal());
    }
}
