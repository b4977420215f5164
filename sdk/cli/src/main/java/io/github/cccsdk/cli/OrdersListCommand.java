package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.StreamedOutput;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.OrderLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = {
            "Shows the orders in the ledger, oldest first, with where each stands.",
            "Makes no call and needs no credentials."
        },
        footer = {"", "Example:", "  ccc orders list --from 2026-11-01 --until 2026-12-01 --json"})
final class OrdersListCommand extends StreamingCommand {
    /** A table's columns are as wide as its rows need, so it has to end before its rows fill the memory. */
    private static final int ROWS_OF_A_TABLE = 500;

    @Option(names = "--jsonl", description = "Write a JSON line for each order, and nothing else.")
    private boolean jsonLines;

    @Mixin
    private TimeSpan span = new TimeSpan();

    @Mixin
    private LocalLedger ledger = new LocalLedger();

    @Override
    String operation() {
        return "orders.list";
    }

    @Override
    boolean writesJsonLines() {
        return jsonLines;
    }

    @Override
    void stream(Surroundings surroundings, StreamedOutput out) {
        Instant from = span.from();
        Instant until = span.until();
        try (OrderLedger memory = ledger.open(surroundings)) {
            if (out.form() == StreamedOutput.Form.TEXT) {
                tables(memory, from, until, out);
            } else {
                memory.visit(from, until, entry -> out.object("orders", EntryView.json(entry)));
                out.openObjects("orders");
            }
        }
    }

    private static void tables(OrderLedger memory, Instant from, Instant until, StreamedOutput out) {
        List<LedgerEntry> rows = new ArrayList<>();
        boolean[] any = {false};
        memory.visit(from, until, entry -> {
            rows.add(entry);
            if (rows.size() == ROWS_OF_A_TABLE) {
                EntryView.lines(rows, "").forEach(out::line);
                rows.clear();
                any[0] = true;
            }
        });
        if (!rows.isEmpty() || !any[0]) {
            EntryView.lines(rows, "The ledger holds no order of this time.").forEach(out::line);
        }
    }
}
