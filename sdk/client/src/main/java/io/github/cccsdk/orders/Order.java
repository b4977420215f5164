package io.github.cccsdk.orders;

import io.github.cccsdk.pricing.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An order as CCC keeps it.
 *
 * @param orderNumber CCC's number of the order; not the invoice's (Atlas)
 * @param customerReference the caller's own reference, where CCC returns it
 * @param status where it stands
 * @param placedAt when it was placed, by CCC's clock, where CCC says so
 * @param total what it costs
 * @param items its items, in CCC's order
 */
public record Order(
        String orderNumber,
        Optional<String> customerReference,
        OrderStatus status,
        Optional<Instant> placedAt,
        Money total,
        List<OrderDetail> items) {
    public Order {
        Objects.requireNonNull(orderNumber, "orderNumber");
        Objects.requireNonNull(customerReference, "customerReference");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(placedAt, "placedAt");
        Objects.requireNonNull(total, "total");
        items = List.copyOf(items);
    }
}
