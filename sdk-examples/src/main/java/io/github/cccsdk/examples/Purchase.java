package io.github.cccsdk.examples;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.orders.OrderConfirmation;
import java.util.Optional;

/**
 * What came of an order.
 *
 * @param batch what was to be bought
 * @param confirmation CCC's, if it confirmed
 * @param failure why it did not, and whether something can have been bought all the same; empty if it confirmed
 */
record Purchase(OrderBatch batch, Optional<OrderConfirmation> confirmation, String failure) {
    static Purchase of(OrderBatch batch, CccClient ccc) {
        try {
            return new Purchase(batch, Optional.of(batch.submit(ccc)), "");
        } catch (CccException e) {
            return new Purchase(batch, Optional.empty(), standing(e.outcome()) + e.getMessage());
        }
    }

    /** The one question that matters when an order fails. */
    private static String standing(Outcome outcome) {
        return switch (outcome) {
            case NOT_SENT, REJECTED -> "Nothing was bought. ";
            case UNKNOWN -> "It may have been bought: look the reference up at CCC before ordering again. ";
            case ACCEPTED_UNREADABLE -> "It was bought, but CCC's answer cannot be read: do not order it again. ";
        };
    }
}
