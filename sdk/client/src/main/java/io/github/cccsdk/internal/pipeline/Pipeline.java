package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.internal.call.CallContext;
import io.github.cccsdk.internal.call.CallScope;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.session.SessionKeeper;
import io.github.cccsdk.internal.wire.HttpExchange;
import io.github.cccsdk.internal.wire.Operation;
import io.github.cccsdk.internal.wire.Requests;
import io.github.cccsdk.session.ExpiredSessionRule;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The way of every call, and the one place where its order is written: a read goes deadline → retry → session → guard (pace,
 * places, circuit) → exchange; what must not be repeated goes the same way without retry.
 */
public final class Pipeline {
    private final SessionKeeper sessions;
    private final ReadRetry retry;
    private final SessionStep session;
    private final TimeSource time;
    private final Duration readTimeout;
    private final Supplier<String> ids;
    private final @Nullable Deadline begun;

    public Pipeline(
            SessionKeeper sessions,
            Requests requests,
            HttpExchange http,
            ErrorReader errors,
            ExpiredSessionRule expiredSession,
            TimeSource time,
            RandomGenerator random,
            Supplier<String> ids,
            CallLimits limits) {
        this.sessions = sessions;
        this.retry = new ReadRetry(new BackOff(random), time, errors);
        this.session = new SessionStep(
                sessions,
                new GuardedExchange(
                        new ExchangeStep(requests, http, errors, expiredSession, time),
                        limits.callsPerSecond(),
                        limits.callsAtOnce(),
                        errors,
                        time),
                errors,
                time);
        this.time = time;
        this.readTimeout = limits.timeout();
        this.ids = ids;
        this.begun = null;
    }

    private Pipeline(Pipeline from, long begunAtNanos) {
        this.sessions = from.sessions;
        this.retry = from.retry;
        this.session = from.session;
        this.time = from.time;
        this.readTimeout = from.readTimeout;
        this.ids = from.ids;
        this.begun = Deadline.at(begunAtNanos, from.time);
    }

    /**
     * The same way for one call that is made on another thread: its time counts from now, not from when that thread gets to
     * it, and an interrupt of that thread ends it at once.
     */
    public Pipeline begunNow() {
        return new Pipeline(this, time.nanoTime());
    }

    /** The scope of a read: the client's own time for one. */
    public CallScope readScope() {
        return scope(readTimeout);
    }

    /** The scope of a call that has this much time. */
    public CallScope scope(Duration timeout) {
        return begun == null
                ? new CallScope(ids.get(), Deadline.after(timeout, time), false)
                : new CallScope(ids.get(), begun.plus(timeout), true);
    }

    /** A safe call by itself. */
    public <T> T read(Operation<T> operation) {
        return read(operation, readScope());
    }

    /** A safe call, one of several in a scope. */
    public <T> T read(Operation<T> operation, CallScope scope) {
        CallContext call = new CallContext(operation.name(), scope);
        return retry.run(call, () -> session.run(operation, call));
    }

    /** Sees to it that there is a session, so that signing in takes none of the time that sending needs. */
    public void prepare(CallScope scope) {
        sessions.acquire(scope.deadline());
    }

    /** A call that is made once: nothing here repeats it but a refused session. */
    public <T> T once(Operation<T> operation, CallScope scope) {
        CallContext call = new CallContext(operation.name(), scope);
        Instant startedAt = time.now();
        try {
            return session.run(operation, call);
        } catch (CccException failure) {
            call.failed(failure, startedAt, Duration.ZERO);
            throw call.failure(failure);
        }
    }
}
