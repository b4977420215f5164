package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.call.Listeners;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.listener.CircuitChanged;
import io.github.cccsdk.time.TimeSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * Holds calls back while the service is down, so that an outage is neither multiplied nor waited out call by call. Only
 * failures of the service count: whatever CCC refuses with a 4xx shows that it is well.
 *
 * <p>Whoever entered reports back exactly once, by one of the other methods: a permit that is kept would be missing in the
 * trial for ever.
 */
final class Breaker {
    static final int WINDOW = 20;
    static final int LEAST_CALLS = 10;
    static final Duration OPEN = Duration.ofSeconds(5);
    private static final int TRIAL_CALLS = 2;

    private final CircuitBreaker circuit;
    private final ErrorReader errors;
    private final TimeSource time;
    private volatile Instant openUntil = Instant.EPOCH;

    /** @param name as listeners are told it */
    Breaker(String name, ErrorReader errors, TimeSource time, Listeners listeners) {
        this.errors = errors;
        this.time = time;
        this.circuit = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(LEAST_CALLS)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                        .clock(new MonotonicClock(time))
                        .currentTimestampFunction(clock -> time.nanoTime(), TimeUnit.NANOSECONDS)
                        .recordException(Breaker::isFailureOfTheService)
                        .build());
        circuit.getEventPublisher().onStateTransition(event -> {
            CircuitBreaker.State state = event.getStateTransition().getToState();
            if (state == CircuitBreaker.State.OPEN) {
                openUntil = time.now().plus(OPEN);
            }
            CircuitChanged changed = new CircuitChanged(name, told(state));
            listeners.tell(listener -> listener.circuitChanged(changed));
        });
    }

    private static CircuitChanged.State told(CircuitBreaker.State state) {
        return switch (state) {
            case OPEN, FORCED_OPEN -> CircuitChanged.State.OPEN;
            case HALF_OPEN -> CircuitChanged.State.HALF_OPEN;
            case CLOSED, DISABLED, METRICS_ONLY -> CircuitChanged.State.CLOSED;
        };
    }

    /** @throws CccException {@code CIRCUIT_OPEN}, nothing sent */
    void enter(String operation) {
        if (!circuit.tryAcquirePermission()) {
            Instant until = openUntil;
            throw CccException.of(errors.problem(CccProblem.CIRCUIT_OPEN, operation)
                    .detail("Many calls in a row have failed; held back until " + until)
                    .outcome(Outcome.NOT_SENT)
                    .retryAt(until)
                    .retryable(true)
                    .build());
        }
    }

    void succeeded(long startedAtNanos) {
        circuit.onSuccess(time.nanoTime() - startedAtNanos, TimeUnit.NANOSECONDS);
    }

    void failed(long startedAtNanos, CccException failure) {
        if (failure.problem() == CccProblem.INTERRUPTED || failure.problem() == CccProblem.CLIENT_CLOSED) {
            abandoned();
        } else {
            circuit.onError(time.nanoTime() - startedAtNanos, TimeUnit.NANOSECONDS, failure);
        }
    }

    /** The call came to nothing that says anything about the service. */
    void abandoned() {
        circuit.releasePermission();
    }

    private static boolean isFailureOfTheService(Throwable failure) {
        return failure instanceof CccException typed
                && switch (typed.problem()) {
                    case SERVICE_UNAVAILABLE, TIMEOUT, CONNECTION_FAILED -> true;
                    case UNEXPECTED_RESPONSE -> typed.httpStatus().orElse(500) >= 500;
                    default -> typed.httpStatus().orElse(0) >= 500;
                };
    }

    /** The monotonic clock in the form Resilience4j asks for: a changed wall clock must not reopen anything. */
    private static final class MonotonicClock extends Clock {
        private final TimeSource time;

        MonotonicClock(TimeSource time) {
            this.time = time;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(time.nanoTime());
        }
    }
}
