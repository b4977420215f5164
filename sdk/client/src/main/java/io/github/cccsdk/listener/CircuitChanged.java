package io.github.cccsdk.listener;

/**
 * A circuit breaker has changed its state.
 *
 * @param circuit {@code reads} or {@code orders}
 * @param state the new one
 */
public record CircuitChanged(String circuit, State state) {
    /** Whether calls go through. */
    public enum State {
        /** All do. */
        CLOSED,
        /** None do, for a while. */
        OPEN,
        /** A few do, to see whether the service is back. */
        HALF_OPEN
    }
}
