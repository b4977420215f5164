package io.github.cccsdk.orders;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Field;

/** What people found out about an order that this library could not settle. */
public sealed interface ManualOutcome {
    /**
     * It exists at CCC.
     *
     * @param orderNumber CCC's number of it, 1 to 64 characters
     */
    record Bought(String orderNumber) implements ManualOutcome {
        /** @throws CccRequestException {@code REQUEST_INVALID} for a number that is blank, too long or holds control characters */
        public Bought {
            orderNumber = Field.text("orderNumber", orderNumber, 64);
        }
    }

    /** It does not exist at CCC: the reference becomes free. */
    record NotBought() implements ManualOutcome {}

    static ManualOutcome bought(String orderNumber) {
        return new Bought(orderNumber);
    }

    static ManualOutcome notBought() {
        return new NotBought();
    }
}
