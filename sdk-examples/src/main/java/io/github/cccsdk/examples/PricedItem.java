package io.github.cccsdk.examples;

import io.github.cccsdk.orders.OrderItem;
import io.github.cccsdk.pricing.Money;
import java.util.Optional;

/**
 * What is known of a row after CCC was asked.
 *
 * @param row the row of the export
 * @param right CCC's answer in a word or two
 * @param offer what could be ordered, and its price; empty if there is none
 * @param nextStep what the librarian does next, short enough for the table
 * @param whyNot why it is not ordered, in a sentence; empty if it is ordered, or paid already
 */
record PricedItem(FileRow row, String right, Optional<OrderItem> offer, String nextStep, String whyNot) {
    static PricedItem available(FileRow row, OrderItem offer) {
        return new PricedItem(row, "Available", Optional.of(offer), "Order", "");
    }

    static PricedItem alreadyPaid(FileRow row) {
        return new PricedItem(row, "Already paid", Optional.empty(), "Nothing", "");
    }

    static PricedItem notAvailable(FileRow row, String right, String nextStep, String whyNot) {
        return new PricedItem(row, right, Optional.empty(), nextStep, whyNot);
    }

    /** The same item, available but not ordered. */
    PricedItem without(String whyNot) {
        return new PricedItem(row, right, offer, "Order later", whyNot);
    }

    boolean isToBeOrdered() {
        return offer.isPresent() && whyNot.isEmpty();
    }

    boolean isAlreadyPaid() {
        return offer.isEmpty() && whyNot.isEmpty();
    }

    Optional<Money> fee() {
        return offer.map(item -> item.quote().total());
    }

    Optional<Integer> pageCount() {
        return offer.map(item -> item.quote().use().pageCount().pages());
    }
}
