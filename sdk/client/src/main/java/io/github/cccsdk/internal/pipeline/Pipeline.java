package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.internal.call.CallContext;
import io.github.cccsdk.internal.call.CallScope;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.call.Listeners;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.session.SessionKeeper;
import io.github.cccsdk.internal.wire.HttpExchange;
import io.github.cccsdk.internal.wire.Operation;
import io.github.cccsdk.internal.wire.Requests;
import io.github.cccsdk.listener.CallFinished;
import io.github.cccsdk.listener.CallStarted;
import io.github.cccsdk.session.ExpiredSessionRule;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
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
    private final Listeners listeners;
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
            CallLimits limits,
            Listeners listeners) {
        this.sessions = sessions;
        this.retry = new ReadRetry(new BackOff(random), time, errors, listeners);
        this.session = new SessionStep(
                sessions,
                new GuardedExchange(
                        new ExchangeStep(
                                requests, http, errors, expiredSession, time, new AttemptNotes(time, listeners)),
                        limits,
                        errors,
                        time,
                        listeners),
                errors,
                time);
        this.time = time;
        this.readTimeout = limits.timeout();
        this.ids = ids;
        this.listeners = listeners;
        this.begun = null;
    }

    private Pipeline(Pipeline from, Duration readTimeout, @Nullable Deadline begun) {
        this.sessions = from.sessions;
        this.retry = from.retry;
        this.session = from.session;
        this.time = from.time;
        this.readTimeout = readTimeout;
        this.ids = from.ids;
        this.listeners = from.listeners;
        this.begun = begun;
    }

    /**
     * The same way for one call that is made on another thread: its time counts from now, not from when that thread gets to
     * it, and an interrupt of that thread ends it at once.
     */
    public Pipeline begunNow() {
        return new Pipeline(this, readTimeout, Deadline.at(time.nanoTime(), time));
    }

    /** The same way with another time for each read. */
    public Pipeline within(Duration timeout) {
        return new Pipeline(this, timeout, begun);
    }

    /** A call of the user's that is one read. */
    public <T> T read(Operation<T> operation) {
        return call(operation.name(), readTimeout, scope -> read(operation, scope));
    }

    /** A call of the user's that takes several reads, within a read's time. */
    public <T> T readCall(String name, Function<CallScope, T> body) {
        return call(name, readTimeout, body);
    }

    /**
     * A call of the user's: one id and one deadline for all it takes.
     *
     * @param timeout the time it may take as a whole
     */
    public <T> T call(String name, Duration timeout, Function<CallScope, T> body) {
        CallScope scope = begun == null
                ? new CallScope(ids.get(), Deadline.after(timeout, time), false)
                : new CallScope(ids.get(), begun.plus(timeout), true);
        return listeners.isEmpty() ? body.apply(scope) : announced(name, scope, body);
    }

    private <T> T announced(String name, CallScope scope, Function<CallScope, T> body) {
        Instant startedAt = time.now();
        long startedAtNanos = time.nanoTime();
        CallStarted started = new CallStarted(name, scope.correlationId());
        listeners.tell(listener -> listener.callStarted(started));
        CccException failure = null;
        try {
            return body.apply(scope);
        } catch (CccException failed) {
            failure = failed;
            throw failed;
        } finally {
            CallFinished finished = new CallFinished(
                    name,
                    scope.correlationId(),
                    startedAt,
                    Duration.ofNanos(time.nanoTime() - startedAtNanos),
                    Optional.ofNullable(failure));
            listeners.tell(listener -> listener.callFinished(finished));
        }
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
