package io.github.cccsdk.orders;

import io.github.cccsdk.pricing.Money;
import java.util.Objects;
import java.util.Optional;

/**
 * One item of an order as CCC keeps it.
 *
 * @param orderDetailNumber CCC's number of the item, needed for a credit claim
 * @param itemReference the caller's reference of the item, such as an ILLiad transaction, where CCC returns it
 * @param workId CCC's identifier of the work
 * @param status where it stands
 * @param total what it costs
 */
public record OrderDetail(
        String orderDetailNumber,
        Optional<String> itemReference,
        String workId,
        OrderDetailStatus status,
        Money total) {
    public OrderDetail {
        Objects.requireNonNull(orderDetailNumber, "orderDetailNumber");
        Objects.requireNonNull(itemReference, "itemReference");
        Objects.requireNonNull(workId, "workId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(total, "total");
    }
}
