package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.cli.output.ExitCode;
import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.cli.output.Table;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderLedger;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "find",
        description = {
            "Shows CCC's orders under your own reference, such as after exit code 8.",
            "Exit code 6 if there is none, 2 if the service keeps no references.",
            "By --order or --item it looks into the ledger instead, without a call."
        },
        footer = {"", "Examples:", "  ccc orders find ILL-2026-11-23-07 --json", "  ccc orders find --item TN-481516"})
final class OrdersFindCommand extends ResultCommand {
    @Parameters(
            paramLabel = "REFERENCE",
            arity = "0..1",
            description = "The reference that the order was submitted under.")
    private @Nullable String reference;

    @Option(names = "--order", paramLabel = "NUMBER", description = "CCC's number of the order, to look in the ledger.")
    private @Nullable String orderNumber;

    @Option(names = "--item", paramLabel = "REF", description = "Your reference of an item, to look in the ledger.")
    private @Nullable String item;

    @Mixin
    private LedgerFlag ledger = new LedgerFlag();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Override
    String operation() {
        return "orders.find";
    }

    @Override
    Result run(Surroundings surroundings) {
        if (Stream.of(reference, orderNumber, item).filter(Objects::nonNull).count() != 1) {
            throw CccRequestException.invalid("REFERENCE", "or --order or --item: give one of the three");
        }
        return reference == null ? inLedger(surroundings) : atCcc(surroundings, reference);
    }

    private Result inLedger(Surroundings surroundings) {
        try (OrderLedger memory = LedgerOpener.open(client.settings(surroundings, ledger.flags()), surroundings)) {
            List<LedgerEntry> entries = orderNumber == null
                    ? memory.findByItem(String.valueOf(item))
                    : memory.findByOrderNumber(orderNumber).stream().toList();
            return new Result(
                    EntryView.json(entries),
                    EntryView.lines(entries, "The ledger holds no such order."),
                    entries.isEmpty() ? ExitCode.NOTHING_ORDERABLE : ExitCode.DONE);
        }
    }

    private Result atCcc(Surroundings surroundings, String asked) {
        try (CccClient ccc = client.open(surroundings)) {
            List<Order> orders = ccc.orders().find(asked);
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
