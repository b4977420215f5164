package io.github.cccsdk.orders;

import java.util.Objects;

/**
 * Where an order stands. A value this library does not know is kept as CCC spells it.
 *
 * @param code as CCC spells it
 */
public record OrderStatus(String code) {
    /** Can be changed and cancelled until it is invoiced. */
    public static final OrderStatus OPEN = new OrderStatus("OPEN");
    /** Invoiced. */
    public static final OrderStatus CLOSED = new OrderStatus("CLOSED");

    public static final OrderStatus CANCELLED = new OrderStatus("CANCELLED");

    public OrderStatus {
        Objects.requireNonNull(code, "code");
    }

    @Override
    public String toString() {
        return code;
    }
}
