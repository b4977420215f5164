package io.github.cccsdk.orders;

import io.github.cccsdk.pricing.Money;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Proof that an order exists at CCC.
 *
 * @param reference the caller's own reference
 * @param order the order as CCC answered
 * @param quotedTotal what the quotes came to when it was sent
 * @param recorded whether the ledger holds this confirmation; if not, the order exists all the same
 */
public record OrderConfirmation(String reference, Order order, Money quotedTotal, boolean recorded) {
    public OrderConfirmation {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(quotedTotal, "quotedTotal");
    }

    /** CCC's number of the order. */
    public String orderNumber() {
        return order.orderNumber();
    }

    public OrderStatus status() {
        return order.status();
    }

    /** What CCC charges: its own figure. */
    public Money total() {
        return order.total();
    }

    public List<OrderDetail> items() {
        return order.items();
    }

    /**
     * What CCC charges beyond the quotes (negative if less); empty if they agree. Prices are CCC's at the moment of
     * submission, so this can differ although the quote was fresh.
     */
    public Optional<Money> priceDifference() {
        return total().currency().equals(quotedTotal.currency()) && !total().equals(quotedTotal)
                ? Optional.of(total().minus(quotedTotal))
                : Optional.empty();
    }
}
