package io.github.cccsdk.cli;

import io.github.cccsdk.cli.input.OrderFile;
import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import io.github.cccsdk.orders.OrderItem;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.PriceOutcome;
import io.github.cccsdk.pricing.PricingClient;
import io.github.cccsdk.pricing.Quote;
import java.util.ArrayList;
import java.util.List;

/** Prices every item of an order file. Whatever goes wrong here, nothing has been ordered, and the failure says so. */
final class PricedOrder {
    private PricedOrder() {}

    /**
     * The order with a quote for each item.
     *
     * @throws CccException {@code NOT_ORDERABLE}, naming each item that has no price, or why prices could not be had
     */
    static OrderRequest of(OrderFile order, PricingClient pricing) {
        OrderRequest.Builder request = OrderRequest.builder(order.reference());
        order.maxTotal().ifPresent(request::maxTotal);
        order.project().ifPresent(request::project);
        order.country().ifPresent(request::country);
        order.location().ifPresent(request::locationId);
        List<String> without = new ArrayList<>();
        for (OrderFile.Item item : order.items()) {
            PriceOutcome outcome = priced(order, item, pricing);
            if (outcome instanceof Quote quote) {
                requireCurrency(order, item, quote);
                request.item(new OrderItem(item.reference(), quote, item.citation()));
            } else {
                without.add(item.reference() + ": " + outcome.kind() + ", " + outcome.explanation());
            }
        }
        if (!without.isEmpty()) {
            throw notOrderable(order, without);
        }
        return request.build();
    }

    private static PriceOutcome priced(OrderFile order, OrderFile.Item item, PricingClient pricing) {
        try {
            return pricing.quote(item.request());
        } catch (CccException failure) {
            String detail = failure.report().detail();
            ProblemReport ofOrder = failure.report().toBuilder()
                    .operation(OrderSubmitCommand.OPERATION)
                    .outcome(Outcome.NOT_SENT)
                    .customerReference(order.reference())
                    .detail("The item " + item.reference() + " could not be priced"
                            + (detail.isEmpty() ? "" : ": " + detail))
                    .build();
            throw CccException.of(ofOrder, failure);
        }
    }

    private static void requireCurrency(OrderFile order, OrderFile.Item item, Quote quote) {
        order.currency()
                .filter(currency -> !currency.equals(quote.total().currency()))
                .ifPresent(currency -> {
                    throw CccRequestException.invalid(
                            "currency",
                            "is " + currency + " but the price of " + item.reference() + " is in "
                                    + quote.total().currency() + ": order it with that currency");
                });
    }

    private static CccException notOrderable(OrderFile order, List<String> without) {
        return CccException.of(ProblemReport.builder(CccProblem.NOT_ORDERABLE)
                .operation(OrderSubmitCommand.OPERATION)
                .outcome(Outcome.NOT_SENT)
                .customerReference(order.reference())
                .detail(String.join("; ", without))
                .resolution(new Resolution(
                        "Not every item of the order has a price",
                        List.of("Correct the named items, or take them out of the order, and submit it again"),
                        Actor.LIBRARY,
                        "ccc-sdk"))
                .build());
    }
}
