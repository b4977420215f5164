package io.github.cccsdk.orders;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of settling one unresolved order.
 *
 * @param reference the caller's own reference
 * @param finding what CCC's answer means; for an entry that was settled already, {@code FOUND} if it is confirmed
 * @param state where the order stands now
 * @param order the order, if it is confirmed
 * @param foundOrders the numbers of CCC's orders under this reference
 * @param detail the reason, in one line
 */
public record Reconciliation(
        String reference,
        LookUpFinding finding,
        OrderState state,
        Optional<Order> order,
        List<String> foundOrders,
        String detail) {
    public Reconciliation {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(order, "order");
        foundOrders = List.copyOf(foundOrders);
        Objects.requireNonNull(detail, "detail");
    }

    /** Whether there is nothing left to do for this reference. */
    public boolean isSettled() {
        return !state.isUnresolved();
    }
}
