package io.github.cccsdk.orders;

import java.util.Objects;

/**
 * Where one item of an order stands. A value this library does not know is kept as CCC spells it.
 *
 * @param code as CCC spells it
 */
public record OrderDetailStatus(String code) {
    public static final OrderDetailStatus GRANTED = new OrderDetailStatus("GRANTED");
    public static final OrderDetailStatus PENDING = new OrderDetailStatus("PENDING");
    public static final OrderDetailStatus DENIED = new OrderDetailStatus("DENIED");
    public static final OrderDetailStatus CANCELLED = new OrderDetailStatus("CANCELLED");

    public OrderDetailStatus {
        Objects.requireNonNull(code, "code");
    }

    @Override
    public String toString() {
        return code;
    }
}
