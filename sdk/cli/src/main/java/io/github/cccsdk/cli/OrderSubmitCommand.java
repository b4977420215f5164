package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.cli.batch.UnclearOrder;
import io.github.cccsdk.cli.input.InputText;
import io.github.cccsdk.cli.input.OrderFile;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.cli.settings.Settings;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "submit",
        description = {
            "Prices every item of an order file, then orders them, at most once.",
            "Nothing is ordered unless every item has a price and the total is within maxTotal."
        },
        footer = {
            "",
            "Order file, in UTF-8:",
            "  {\"reference\": \"ILL-2026-11-23-07\", \"maxTotal\": \"50.00\", \"currency\": \"USD\",",
            "   \"items\": [{\"item\": \"TN-481516\", \"issn\": \"1092-4388\", \"year\": 2004,",
            "              \"pages\": \"165-183\"}]}",
            "  Also project, country and location; for an item workId, isbn, title, anyYear,",
            "  pageCount, copies, typeOfUse, articleTitle, author, volume and issue.",
            "  Without currency, maxTotal is in USD.",
            "",
            "Examples:",
            "  ccc order submit order.json --json",
            "  make-order | ccc order submit -"
        })
final class OrderSubmitCommand extends ResultCommand {
    static final String OPERATION = "orders.submit";

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = InputText.STANDARD_INPUT,
            description = "The order file; - or nothing for standard input.")
    private String file = InputText.STANDARD_INPUT;

    @Mixin
    private LedgerFlag ledger = new LedgerFlag();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Override
    String operation() {
        return OPERATION;
    }

    @Override
    boolean changesOrders() {
        return true;
    }

    @Override
    Result run(Surroundings surroundings) {
        OrderFile order = OrderFile.parse(InputText.read(file, surroundings.in()));
        Settings settings = client.settings(surroundings, ledger.flags());
        CccClient.Builder builder = client.builder(surroundings, settings);
        try (OrderLedger memory = LedgerOpener.open(settings, surroundings);
                CccClient ccc = ClientOptions.build(builder.ledger(memory))) {
            OrderRequest request = PricedOrder.of(order, ccc.pricing());
            surroundings.underWay().ordersBegin();
            OrderConfirmation confirmation = submitted(ccc, request);
            if (!confirmation.recorded()) {
                surroundings.err().println("ccc: the order exists, but the ledger could not record it");
            }
            return Result.done(OrderView.json(confirmation), OrderView.lines(confirmation));
        }
    }

    /** Whatever else goes wrong once the order may have left, it must not look like "nothing was bought". */
    private static OrderConfirmation submitted(CccClient ccc, OrderRequest request) {
        try {
            return ccc.orders().submit(request);
        } catch (CccException told) {
            throw told;
        } catch (RuntimeException | Error fault) {
            throw UnclearOrder.of(request.reference(), fault);
        }
    }
}
