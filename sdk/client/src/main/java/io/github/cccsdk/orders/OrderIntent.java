package io.github.cccsdk.orders;

import io.github.cccsdk.pricing.Money;
import java.util.List;
import java.util.Objects;

/**
 * What an order is about, and what the caller agreed to pay for it.
 *
 * @param contentHash SHA-256, in hexadecimal, of what the order is about; the same content has the same hash
 * @param items what is ordered
 * @param quotedTotal what the quotes came to when it was sent, or, before that, what the caller's came to
 * @param limit the most the caller agreed to pay: the lower of the limit given and the quotes with their tolerance
 */
public record OrderIntent(String contentHash, List<LedgerItem> items, Money quotedTotal, Money limit) {
    public OrderIntent {
        Objects.requireNonNull(contentHash, "contentHash");
        items = List.copyOf(items);
        Objects.requireNonNull(quotedTotal, "quotedTotal");
        Objects.requireNonNull(limit, "limit");
    }

    /** The same, at what fresh quotes came to. */
    public OrderIntent quotedAt(Money total) {
        return new OrderIntent(contentHash, items, total, limit);
    }
}
