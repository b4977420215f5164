package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.cli.input.NamedFields;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.orders.Order;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "get",
        description = "Shows an order as CCC keeps it. Exit code 6 if there is none under this number.",
        footer = {"", "Example:", "  ccc order get 501234567 --json"})
final class OrderGetCommand extends ResultCommand {
    @Parameters(paramLabel = "NUMBER", description = "CCC's number of the order.")
    private String orderNumber = "";

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Override
    String operation() {
        return "orders.get";
    }

    @Override
    Result run(Surroundings surroundings) {
        try (CccClient ccc = client.open(surroundings)) {
            Order order = NamedFields.with(WorkFlags::flagOf, () -> ccc.orders().get(orderNumber));
            return Result.done(OrderView.json(order), OrderView.lines(order));
        }
    }
}
