package io.github.cccsdk.examples;

import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which items go into which order.
 *
 * @param items every item, in the order of the file; those that fit no order say why
 * @param batches the orders: two, or fewer where there is too little to order
 */
record OrderPlan(List<PricedItem> items, List<OrderBatch> batches) {
    OrderPlan {
        items = List.copyOf(items);
        batches = List.copyOf(batches);
    }

    /**
     * Halves what is to be ordered: one order now, one after the break.
     *
     * @param day names the orders, such as {@code ILL-2026-11-23-A}
     * @param limit the most one order may cost
     */
    static OrderPlan of(List<PricedItem> priced, LocalDate day, Money limit) {
        long orderable = priced.stream().filter(PricedItem::isToBeOrdered).count();
        Draft first = new Draft("ILL-" + day + "-A", limit);
        Draft second = new Draft("ILL-" + day + "-B", limit);
        List<PricedItem> items = new ArrayList<>();
        long seen = 0;
        for (PricedItem item : priced) {
            if (item.isToBeOrdered()) {
                seen++;
                items.add((2 * seen <= orderable + 1 ? first : second).place(item));
            } else {
                items.add(item);
            }
        }
        List<OrderBatch> batches = new ArrayList<>();
        first.batch().ifPresent(batches::add);
        second.batch().ifPresent(batches::add);
        return new OrderPlan(items, batches);
    }

    /** An order in the making. */
    private static final class Draft {
        private final String reference;
        private final Money limit;
        private final List<PricedItem> chosen = new ArrayList<>();
        private Money total;

        Draft(String reference, Money limit) {
            this.reference = reference;
            this.limit = limit;
            total = Money.zero(limit.currency());
        }

        /** Takes the item in, or says on it why not. */
        PricedItem place(PricedItem item) {
            Money fee = item.fee().orElseThrow();
            if (!fee.currency().equals(limit.currency())) {
                return item.without("Is priced in " + fee.currency() + " and this run orders in " + limit.currency()
                        + ": order it by itself");
            }
            if (total.plus(fee).isGreaterThan(limit) || chosen.size() == OrderRequest.MAX_ITEMS) {
                return item.without("The order would grow beyond " + limit + " or " + OrderRequest.MAX_ITEMS
                        + " items: leave it for the next run");
            }
            chosen.add(item);
            total = total.plus(fee);
            return item;
        }

        Optional<OrderBatch> batch() {
            return chosen.isEmpty() ? Optional.empty() : Optional.of(new OrderBatch(reference, chosen, limit));
        }
    }
}
