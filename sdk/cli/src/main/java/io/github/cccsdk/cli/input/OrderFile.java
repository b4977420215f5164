package io.github.cccsdk.cli.input;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.orders.Citation;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.PriceRequest;
import java.util.List;
import java.util.Optional;

/**
 * An order as {@code ccc order submit} takes it: what to price first, then to order.
 *
 * @param reference the caller's own reference of the order
 * @param maxTotal the most that the order may cost
 * @param currency the currency that the prices must be in, where the file names one
 * @param project CCC's project
 * @param country the country of use
 * @param location the account's location
 * @param items at least one
 */
public record OrderFile(
        String reference,
        Optional<Money> maxTotal,
        Optional<String> currency,
        Optional<String> project,
        Optional<String> country,
        Optional<String> location,
        List<Item> items) {
    public OrderFile {
        items = List.copyOf(items);
    }

    /**
     * One item.
     *
     * @param reference the caller's reference of the item
     * @param request what to price
     * @param citation which article it is
     */
    public record Item(String reference, PriceRequest request, Citation citation) {}

    /**
     * Reads an order file.
     *
     * @throws CccRequestException {@code REQUEST_INVALID}, naming the place that is wrong, such as {@code items[0].pages}
     */
    public static OrderFile parse(String json) {
        return OrderFileReader.read(JsonTree.read(json));
    }
}
