package io.github.cccsdk.internal.pipeline;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.util.Optional;

/** Whether the application runs with a Resilience4j that knows what this library asks of it; its classes name no version. */
public final class Resilience4jVersion {
    private Resilience4jVersion() {}

    /** What to tell an application whose Resilience4j is too old; empty if it will do. */
    public static Optional<String> objection() {
        return hasClock(CircuitBreakerConfig.Builder.class)
                ? Optional.empty()
                : Optional.of(
                        "resilience4j-circuitbreaker on the class path is too old, this library needs 2.3 or later:"
                                + " import io.github.resilience4j:resilience4j-bom of one such version, so that no other"
                                + " dependency holds it back");
    }

    /** Circuits run on the clock of the client, which can be given since 2.3. */
    static boolean hasClock(Class<?> builder) {
        try {
            builder.getMethod("clock", Clock.class);
            return true;
        } catch (NoSuchMethodException older) {
            return false;
        }
    }
}
