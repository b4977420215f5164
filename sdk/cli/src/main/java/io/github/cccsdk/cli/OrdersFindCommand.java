package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.cli.output.ExitCode;
import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.cli.output.Table;
import io.github.cccsdk.orders.Order;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "find",
        description = {
            "Shows CCC's orders under your own reference, such as after exit code 8.",
            "Exit code 6 if there is none, 2 if the service keeps no references."
        },
        footer = {"", "Example:", "  ccc orders find ILL-2026-11-23-07 --json"})
final class OrdersFindCommand extends ResultCommand {
    @Parameters(paramLabel = "REFERENCE", description = "The reference that the order was submitted under.")
    private String reference = "";

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Override
    String operation() {
        return "orders.find";
    }

    @Override
    Result run(Surroundings surroundings) {
        try (CccClient ccc = client.open(surroundings)) {
            List<Order> orders = ccc.orders().find(reference);
            JsonObject json = new JsonObject()
                    .withObjects("orders", orders.stream().map(OrderView::json).toList());
            return new Result(json, lines(orders), orders.isEmpty() ? ExitCode.NOTHING_ORDERABLE : ExitCode.DONE);
        }
    }

    private static List<String> lines(List<Order> orders) {
        if (orders.isEmpty()) {
            return List.of("CCC shows no order under this reference.");
        }
        Table table = new Table("ORDER", "STATUS", "PLACED", "ITEMS", ">TOTAL");
        for (Order order : orders) {
            table.row(
                    order.orderNumber(),
                    order.status().code(),
                    order.placedAt().map(Instant::toString).orElse(""),
                    String.valueOf(order.items().size()),
                    order.total().toString());
        }
        return table.lines();
    }
}
