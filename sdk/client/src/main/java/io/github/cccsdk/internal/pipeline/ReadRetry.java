package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.call.CallContext;
import io.github.cccsdk.internal.call.Listeners;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.listener.RetryScheduled;
import io.github.cccsdk.time.TimeSource;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The one loop that repeats calls; only calls declared safe come here. Resilience4j decides whether and after which wait;
 * waiting, deadline and interrupts are ours, because its own sleep is a global that cannot be injected.
 */
final class ReadRetry {
    static final int MAX_TRIES = 4;

    private final Retry retry;
    private final TimeSource time;
    private final ErrorReader errors;
    private final Listeners listeners;

    ReadRetry(BackOff backOff, TimeSource time, ErrorReader errors, Listeners listeners) {
        this.time = time;
        this.errors = errors;
        this.listeners = listeners;
        RetryConfig config = RetryConfig.custom()
                .maxAttempts(MAX_TRIES)
                .retryOnException(ReadRetry::isWorthRepeating)
                .intervalBiFunction(
                        (tries, result) -> result.isLeft() && result.getLeft() instanceof CccException failure
                                ? backOff.after(tries, failure).toMillis()
                                : 0L)
                .build();
        this.retry = Retry.of("ccc-reads", config);
    }

    /** Not where the sign-in failed, which has been tried often enough by itself. */
    private static boolean isWorthRepeating(Throwable failure) {
        return failure instanceof CccException typed
                && !typed.operation().equals("session.sign-in")
                && (isPassing(typed) || isUnreadableSuccess(typed));
    }

    private static boolean isPassing(CccException failure) {
        return failure.isRetryable() && failure.problem() != CccProblem.CIRCUIT_OPEN;
    }

    private static boolean isUnreadableSuccess(CccException failure) {
        return failure.problem() == CccProblem.UNEXPECTED_RESPONSE
                && failure.httpStatus().orElse(0) / 100 == 2;
    }

    <T> T run(CallContext call, Supplier<T> attempt) {
        Retry.AsyncContext<T> decision = retry.asyncContext();
        Duration waited = Duration.ZERO;
        while (true) {
            requireTime(call);
            Instant startedAt = time.now();
            CccException failure;
            try {
                return attempt.get();
            } catch (CccException failed) {
                failure = failed;
            }
            call.failed(failure, startedAt, waited);
            long wait = decision.onError(failure);
            // The next try needs time too: to wait out the deadline would only hide what is wrong.
            if (wait < 0 || !call.deadline().leaves(Duration.ofMillis(wait + 1))) {
                throw call.failure(failure);
            }
            waited = Duration.ofMillis(wait);
            tell(call, failure, waited);
            pause(call, waited, failure);
        }
    }

    private void tell(CallContext call, CccException failure, Duration wait) {
        if (!listeners.isEmpty()) {
            RetryScheduled event =
                    new RetryScheduled(call.operation(), call.correlationId(), call.tries(), failure.problem(), wait);
            listeners.tell(listener -> listener.retryScheduled(event));
        }
    }

    private void requireTime(CallContext call) {
        if (Thread.currentThread().isInterrupted()) {
            throw call.failure(interrupted(call));
        }
        if (call.deadline().hasPassed()) {
            throw call.failure(CccException.of(errors.problem(CccProblem.TIMEOUT, call.operation())
                    .detail("The time allowed for the call ran out before it was sent")
                    .outcome(Outcome.NOT_SENT)
                    .build()));
        }
    }

    private void pause(CallContext call, Duration wait, CccException failure) {
        try {
            time.sleep(wait);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            CccException thrown = interrupted(call);
            thrown.initCause(failure);
            throw call.failure(thrown);
        }
    }

    private CccException interrupted(CallContext call) {
        return CccException.of(errors.problem(CccProblem.INTERRUPTED, call.operation())
                .detail("Interrupted before the call was sent")
                .outcome(Outcome.NOT_SENT)
                .build());
    }
}
