package io.github.cccsdk.examples;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.Money;
import java.util.List;

/**
 * Items that go to CCC as one order.
 *
 * @param reference the library's own reference of the order: whoever orders under it again gets the same order, not another
 * @param items what to order, at least one, all orderable
 * @param maxTotal the order is not sent if it would cost more
 */
record OrderBatch(String reference, List<PricedItem> items, Money maxTotal) {
    OrderBatch {
        items = List.copyOf(items);
    }

    /**
     * Buys.
     *
     * @throws CccException if CCC did not confirm; its {@code outcome()} says whether anything can have been bought
     */
    OrderConfirmation submit(CccClient ccc) {
        OrderRequest.Builder order = OrderRequest.builder(reference).maxTotal(maxTotal);
        items.forEach(item -> item.offer().ifPresent(order::item));
        return ccc.orders().submit(order.build());
    }
}
