package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.cli.settings.Settings;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.ManualOutcome;
import io.github.cccsdk.orders.OrderLedger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "resolve",
        description = {
            "Records what people found out about an order that reconcile cannot settle.",
            "A number said to be bought is looked up at CCC first. Exit code 6 if nothing",
            "of the reference is open."
        },
        footer = {"", "Example:", "  ccc orders resolve ILL-7 --not-bought --note \"Order list, J. Doe\""})
final class OrdersResolveCommand extends ResultCommand {
    @Parameters(paramLabel = "REF", description = "The order's reference.")
    private String reference = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Found found = new Found();

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            required = true,
            description = "Who found it out, and how; kept in the history of the order.")
    private String note = "";

    @Mixin
    private LedgerFlag ledger = new LedgerFlag();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Override
    String operation() {
        return "orders.resolve";
    }

    @Override
    boolean changesOrders() {
        return true;
    }

    @Override
    Result run(Surroundings surroundings) {
        ManualOutcome outcome = found.outcome();
        Settings settings = client.settings(surroundings, ledger.flags());
        CccClient.Builder builder = client.builder(surroundings, settings);
        try (OrderLedger memory = LedgerOpener.open(settings, surroundings);
                CccClient ccc = ClientOptions.build(builder.ledger(memory))) {
            LedgerEntry entry = ccc.orders().resolveManually(reference, outcome, note);
            return Result.done(EntryView.json(entry), EntryView.lines(List.of(entry), ""));
        }
    }

    /** Exactly one of the two. */
    private static final class Found {
        @Option(names = "--bought", paramLabel = "NUMBER", description = "CCC has it, under this order number.")
        private @Nullable String orderNumber;

        @Option(names = "--not-bought", description = "CCC does not have it: the reference becomes free.")
        private boolean notBought;

        private ManualOutcome outcome() {
            if (orderNumber != null) {
                return ManualOutcome.bought(orderNumber);
            }
            if (!notBought) {
                throw CccRequestException.invalid("--bought", "or --not-bought: say which of the two");
            }
            return ManualOutcome.notBought();
        }
    }
}
