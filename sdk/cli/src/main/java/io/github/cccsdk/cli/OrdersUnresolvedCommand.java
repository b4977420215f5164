package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.OrderLedger;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "unresolved",
        description = {
            "Shows the orders in the ledger that are not settled, oldest first.",
            "Makes no call and needs no credentials."
        },
        footer = {"", "Example:", "  ccc orders unresolved --json"})
final class OrdersUnresolvedCommand extends ResultCommand {
    @Mixin
    private LocalLedger ledger = new LocalLedger();

    @Override
    String operation() {
        return "orders.unresolved";
    }

    @Override
    Result run(Surroundings surroundings) {
        try (OrderLedger memory = ledger.open(surroundings)) {
            List<LedgerEntry> entries = memory.unresolved();
            return Result.done(EntryView.json(entries), EntryView.lines(entries, "Every order is settled."));
        }
    }
}
