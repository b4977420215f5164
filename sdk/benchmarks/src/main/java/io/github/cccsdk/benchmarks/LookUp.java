package io.github.cccsdk.benchmarks;

import java.math.BigDecimal;

/** One priced look-up, the same whichever way it is made. Thread-safe. */
interface LookUp extends AutoCloseable {
    /** Asks for the price and returns the total, which proves that the answer was read. */
    BigDecimal total();

    @Override
    default void close() {}
}
