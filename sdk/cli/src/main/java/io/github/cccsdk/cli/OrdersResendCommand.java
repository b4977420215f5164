package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.cli.settings.Settings;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "resend",
        description = {
            "Sends an order once more, after reconcile has found it ABSENT at CCC.",
            "CCC is asked once more right before; the agreed limit still holds."
        },
        footer = {"", "Example:", "  ccc orders resend ILL-2026-11-23-07"})
final class OrdersResendCommand extends ResultCommand {
    @Parameters(paramLabel = "REF", description = "The order's reference.")
    private String reference = "";

    @Mixin
    private LedgerFlag ledger = new LedgerFlag();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Override
    String operation() {
        return "orders.resend";
    }

    @Override
    boolean changesOrders() {
        return true;
    }

    @Override
    Result run(Surroundings surroundings) {
        Settings settings = client.settings(surroundings, ledger.flags());
        CccClient.Builder builder = client.builder(surroundings, settings);
        try (OrderLedger memory = LedgerOpener.open(settings, surroundings);
                CccClient ccc = ClientOptions.build(builder.ledger(memory))) {
            surroundings.underWay().ordersBegin();
            OrderConfirmation confirmation = ccc.orders().resend(reference);
            if (!confirmation.recorded()) {
                surroundings.err().println("ccc: the order exists, but the ledger could not record it");
            }
            return Result.done(OrderView.json(confirmation), OrderView.lines(confirmation));
        }
    }
}
