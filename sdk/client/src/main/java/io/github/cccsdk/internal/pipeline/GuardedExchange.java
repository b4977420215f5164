package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.call.CallContext;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.call.Listeners;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.session.SessionToken;
import io.github.cccsdk.internal.wire.Operation;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;

/**
 * Lets an exchange through when its turn has come: circuit closed, pace kept, a place free. All waiting is bounded by the
 * call's deadline, and nothing has been sent when it ends here.
 */
final class GuardedExchange implements Exchange {
    private final Exchange exchange;
    private final Breaker reads;
    private final Breaker orders;
    private final Pace pace;
    private final Places places;
    private final ErrorReader errors;
    private final TimeSource time;

    GuardedExchange(Exchange exchange, CallLimits limits, ErrorReader errors, TimeSource time, Listeners listeners) {
        this.exchange = exchange;
        // Apart, because orders can fail while prices work, and the other way round.
        this.reads = new Breaker("reads", errors, time, listeners);
        this.orders = new Breaker("orders", errors, time, listeners);
        this.pace = new Pace(limits.interval(), time);
        this.places = new Places(limits.callsAtOnce(), time);
        this.errors = errors;
        this.time = time;
    }

    @Override
    public <T> T run(Operation<T> operation, SessionToken token, CallContext call) throws SessionExpired {
        awaitTurn(call);
        try {
            return throughBreaker(operation, token, call);
        } finally {
            places.leave();
        }
    }

    private <T> T throughBreaker(Operation<T> operation, SessionToken token, CallContext call) throws SessionExpired {
        Breaker breaker = operation.isSafe() ? reads : orders;
        breaker.enter(call.operation());
        long startedAt = time.nanoTime();
        boolean settled = false;
        try {
            T value = exchange.run(operation, token, call);
            settled = true;
            breaker.succeeded(startedAt);
            pace.went();
            return value;
        } catch (SessionExpired expired) {
            settled = true;
            breaker.succeeded(startedAt);
            throw expired;
        } catch (CccException failure) {
            settled = true;
            breaker.failed(startedAt, failure);
            if (failure.problem() == CccProblem.RATE_LIMITED) {
                pace.slowDown(failure.report().retryAfter().orElse(null), startedAt);
            }
            throw failure;
        } finally {
            if (!settled) {
                breaker.abandoned();
            }
        }
    }

    /** A place first: whoever has one is next, so that a stall makes no more turns pass than there are places. */
    private void awaitTurn(CallContext call) {
        Deadline until = call.sendBy();
        try {
            if (!places.enter(until.remaining())) {
                throw notSent(call, CccProblem.TIMEOUT, "Too many calls were under way until the call's time was over");
            }
            boolean myTurn = false;
            try {
                awaitPace(call, until);
                myTurn = true;
            } finally {
                if (!myTurn) {
                    places.leave();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw notSent(call, CccProblem.INTERRUPTED, "Interrupted while waiting for its turn");
        }
    }

    private void awaitPace(CallContext call, Deadline until) throws InterruptedException {
        Duration wait = pace.reserve(until.remaining());
        if (!until.leaves(wait)) {
            throw notSent(call, CccProblem.TIMEOUT, "The pace of calls left no turn before the call's time was over");
        }
        if (!wait.isZero()) {
            time.sleep(wait);
        }
    }

    private CccException notSent(CallContext call, CccProblem problem, String detail) {
        return CccException.of(errors.problem(problem, call.operation())
                .detail(detail)
                .outcome(Outcome.NOT_SENT)
                .build());
    }
}
