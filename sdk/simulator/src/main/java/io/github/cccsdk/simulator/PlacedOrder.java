package io.github.cccsdk.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order in the simulator's books.
 *
 * @param orderNumber its number
 * @param userName the account it belongs to
 * @param customerReference the caller's reference; empty if the simulator keeps none
 * @param project the project, if one was given
 * @param status where it stands
 * @param placedAt when it was placed, on the simulator's clock
 * @param currency ISO 4217 code
 * @param total the sum over its items, at the prices in force when it was placed
 * @param items its items, in the order they were sent
 * @param correlationId the {@code X-Correlation-Id} of the request that placed it
 */
public record PlacedOrder(
        String orderNumber,
        String userName,
        Optional<String> customerReference,
        Optional<String> project,
        Status status,
        Instant placedAt,
        String currency,
        BigDecimal total,
        List<Item> items,
        Optional<String> correlationId) {

    /** Where an order stands. */
    public enum Status {
        /** Can still be cancelled. */
        OPEN,
        /** Invoiced. */
        CLOSED,
        /** Cancelled before it was invoiced. */
        CANCELLED
    }

    /**
     * An item of an order.
     *
     * @param orderDetailNumber its number
     * @param itemReference the caller's reference, such as a transaction number
     * @param workId the work
     * @param typeOfUse the use
     * @param publicationYear the year
     * @param pages number of pages
     * @param copies number of copies
     * @param status {@code GRANTED}, {@code PENDING}, {@code DENIED} or {@code CANCELLED}
     * @param total its price when the order was placed
     */
    public record Item(
            String orderDetailNumber,
            String itemReference,
            String workId,
            String typeOfUse,
            int publicationYear,
            int pages,
            int copies,
            String status,
            BigDecimal total) {

        Item withStatus(String changed) {
            return new Item(
                    orderDetailNumber,
                    itemReference,
                    workId,
                    typeOfUse,
                    publicationYear,
                    pages,
                    copies,
                    changed,
                    total);
        }
    }

    /** Copies the items. */
    public PlacedOrder {
        items = List.copyOf(items);
    }

    PlacedOrder cancelled() {
        return with(
                Status.CANCELLED,
                items.stream().map(item -> item.withStatus("CANCELLED")).toList());
    }

    PlacedOrder with(Status changed, List<Item> changedItems) {
        return new PlacedOrder(
                orderNumber,
                userName,
                customerReference,
                project,
                changed,
                placedAt,
                currency,
                total,
                changedItems,
                correlationId);
    }
}
