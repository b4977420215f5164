package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.cli.settings.Settings;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderLedger;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "cancel",
        description = {
            "Cancels an order, which is possible until CCC invoices it, and shows it as it stands then.",
            "Exit code 7 once it is invoiced, 8 if it is not known whether it was cancelled."
        },
        footer = {"", "Example:", "  ccc order cancel 501234567"})
final class OrderCancelCommand extends ResultCommand {
    @Parameters(paramLabel = "NUMBER", description = "CCC's number of the order.")
    private String orderNumber = "";

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Override
    String operation() {
        return "orders.cancel";
    }

    @Override
    boolean changesOrders() {
        return true;
    }

    @Override
    Result run(Surroundings surroundings) {
        Settings settings = client.settings(surroundings, Map.of());
        try (OrderLedger ledger = LedgerOpener.open(settings, surroundings);
                CccClient ccc = ClientOptions.build(
                        client.builder(surroundings, settings).ledger(ledger))) {
            surroundings.underWay().ordersBegin();
            Order order = ccc.orders().cancel(orderNumber);
            return Result.done(OrderView.json(order), OrderView.lines(order));
        }
    }
}
