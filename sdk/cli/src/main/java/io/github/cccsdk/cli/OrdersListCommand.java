package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.OrderLedger;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = {
            "Shows the orders in the ledger, oldest first, with where each stands.",
            "Makes no call and needs no credentials."
        },
        footer = {"", "Example:", "  ccc orders list --from 2026-11-01 --until 2026-12-01 --json"})
final class OrdersListCommand extends ResultCommand {
    @Mixin
    private TimeSpan span = new TimeSpan();

    @Mixin
    private LocalLedger ledger = new LocalLedger();

    @Override
    String operation() {
        return "orders.list";
    }

    @Override
    Result run(Surroundings surroundings) {
        List<LedgerEntry> entries = new ArrayList<>();
        try (OrderLedger memory = ledger.open(surroundings)) {
            memory.visit(span.from(), span.until(), entries::add);
        }
        return Result.done(
                EntryView.json(entries), EntryView.lines(entries, "The ledger holds no order of this time."));
    }
}
