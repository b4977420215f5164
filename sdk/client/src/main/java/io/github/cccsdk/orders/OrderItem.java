package io.github.cccsdk.orders;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Field;
import io.github.cccsdk.pricing.Quote;
import java.util.Objects;

/**
 * One item to order.
 *
 * @param itemReference the caller's reference of the item, such as {@code TN-481516} for an ILLiad transaction; 1 to 64
 *     characters
 * @param quote what is ordered, and at which price it was offered
 * @param citation which article or chapter it is
 */
public record OrderItem(String itemReference, Quote quote, Citation citation) {
    /** @throws CccRequestException {@code REQUEST_INVALID} for a reference that is blank, too long or holds control characters */
    public OrderItem {
        itemReference = Field.text("item", itemReference, 64);
        Objects.requireNonNull(quote, "quote");
        Objects.requireNonNull(citation, "citation");
    }
}
