package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.Facts;
import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.Table;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderDetail;
import io.github.cccsdk.pricing.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order as it is shown. */
final class OrderView {
    private OrderView() {}

    static JsonObject json(OrderConfirmation confirmation) {
        return json(confirmation.order(), Optional.of(confirmation.reference()))
                .with("quotedTotal", confirmation.quotedTotal())
                .withPresent("priceDifference", confirmation.priceDifference().map(Money::decimal))
                .with("recorded", confirmation.recorded());
    }

    static JsonObject json(Order order) {
        return json(order, order.customerReference());
    }

    static List<String> lines(OrderConfirmation confirmation) {
        List<String> lines = new ArrayList<>(lines(confirmation.order(), Optional.of(confirmation.reference())));
        confirmation
                .priceDifference()
                .ifPresent(difference -> lines.addAll(new Facts()
                        .fact("", "Quoted " + confirmation.quotedTotal() + ", difference " + difference)
                        .lines()));
        return lines;
    }

    static List<String> lines(Order order) {
        return lines(order, order.customerReference());
    }

    private static JsonObject json(Order order, Optional<String> reference) {
        return new JsonObject()
                .with("orderNumber", order.orderNumber())
                .withNullable("reference", reference)
                .with("status", order.status().code())
                .with("total", order.total())
                .with("currency", order.total().currency())
                .withObjects(
                        "items", order.items().stream().map(OrderView::json).toList())
                .withNullable("placedAt", order.placedAt());
    }

    private static JsonObject json(OrderDetail detail) {
        return new JsonObject()
                .withNullable("item", detail.itemReference())
                .with("orderDetailNumber", detail.orderDetailNumber())
                .with("workId", detail.workId())
                .with("status", detail.status().code())
                .with("total", detail.total());
    }

    private static List<String> lines(Order order, Optional<String> reference) {
        List<String> lines = new ArrayList<>(new Facts()
                .fact("Order", order.orderNumber())
                .fact("Reference", reference)
                .fact("Status", order.status().code())
                .fact("Placed", order.placedAt().map(Instant::toString))
                .fact("Total", order.total().toString())
                .lines());
        Table items = new Table("ITEM", "ORDER DETAIL", "WORK ID", "STATUS", ">TOTAL");
        for (OrderDetail detail : order.items()) {
            items.row(
                    detail.itemReference().orElse(""),
                    detail.orderDetailNumber(),
                    detail.workId(),
                    detail.status().code(),
                    detail.total().toString());
        }
        lines.add("");
        lines.addAll(items.lines());
        return lines;
    }
}
