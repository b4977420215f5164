package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.cli.output.ExitCode;
import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.cli.output.Table;
import io.github.cccsdk.cli.settings.Settings;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.Reconciliation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "reconcile",
        description = {
            "Asks CCC what became of an order that is not settled, or of all of them.",
            "Never orders anything. Exit code 8 if one stays unsettled, 6 if the ledger",
            "does not know the reference."
        },
        footer = {"", "Example:", "  ccc orders reconcile ILL-2026-11-23-07"})
final class OrdersReconcileCommand extends ResultCommand {
    @Parameters(
            paramLabel = "REF",
            arity = "0..1",
            description = "The order's reference; all unsettled ones if not given.")
    private @Nullable String reference;

    @Mixin
    private LedgerFlag ledger = new LedgerFlag();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Override
    String operation() {
        return "orders.reconcile";
    }

    @Override
    Result run(Surroundings surroundings) {
        Settings settings = client.settings(surroundings, ledger.flags());
        CccClient.Builder builder = client.builder(surroundings, settings);
        try (OrderLedger memory = LedgerOpener.open(settings, surroundings);
                CccClient ccc = ClientOptions.build(builder.ledger(memory))) {
            List<Reconciliation> found = reference == null
                    ? ccc.orders().reconcileAll()
                    : List.of(ccc.orders().reconcile(reference));
            JsonObject json = new JsonObject()
                    .withObjects(
                            "orders",
                            found.stream().map(OrdersReconcileCommand::json).toList());
            boolean settled = found.stream().allMatch(Reconciliation::isSettled);
            return new Result(json, lines(found, settled), settled ? ExitCode.DONE : ExitCode.ORDER_UNKNOWN);
        }
    }

    private static JsonObject json(Reconciliation one) {
        return new JsonObject()
                .with("reference", one.reference())
                .with("finding", one.finding().name())
                .with("state", one.state().name())
                .with("settled", one.isSettled())
                .withNullable("orderNumber", one.order().map(Order::orderNumber))
                .withTexts("foundOrders", one.foundOrders())
                .with("detail", one.detail());
    }

    private static List<String> lines(List<Reconciliation> found, boolean settled) {
        if (found.isEmpty()) {
            return List.of("Every order is settled.");
        }
        Table table = new Table("REFERENCE", "FINDING", "STATE", "ORDER", "DETAIL");
        for (Reconciliation one : found) {
            table.row(
                    one.reference(),
                    one.finding().name(),
                    one.state().name(),
                    one.order().map(Order::orderNumber).orElse(String.join(", ", one.foundOrders())),
                    one.detail());
        }
        List<String> lines = new ArrayList<>(table.lines());
        if (!settled) {
            lines.add("");
            lines.add("ABSENT: it may be sent again with ccc orders resend REF. Else look at the order list of");
            lines.add("the Marketplace web site, and record what you find with ccc orders resolve REF.");
        }
        return lines;
    }
}
