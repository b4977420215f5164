package io.github.cccsdk.internal.call;

import io.github.cccsdk.error.Attempt;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.ProblemReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one operation carries through all its attempts. Used by one thread at a time. */
public final class CallContext {
    private final String operation;
    private final CallScope scope;
    private final List<Attempt> attempts = new ArrayList<>(0);

    public CallContext(String operation, CallScope scope) {
        this.operation = operation;
        this.scope = scope;
    }

    public String operation() {
        return operation;
    }

    public String correlationId() {
        return scope.correlationId();
    }

    public Deadline deadline() {
        return scope.deadline();
    }

    public boolean isAbortable() {
        return scope.abortable();
    }

    /** How many tries have failed so far. */
    public int tries() {
        return attempts.size();
    }

    /** After which a request that must not be repeated may not leave any more. */
    public Deadline sendBy() {
        return scope.sendBy();
    }

    /** Notes one failed try. */
    public void failed(CccException failure, Instant startedAt, Duration waited) {
        attempts.add(new Attempt(
                attempts.size() + 1, startedAt, waited, failure.httpStatus().orElse(0), failure.problem()));
    }

    /** The exception to throw for this call: what ended it, with every try on it. */
    public CccException failure(CccException last) {
        ProblemReport report = last.report();
        CccException thrown = CccException.of(report.toBuilder()
                .operation(report.operation().isEmpty() ? operation : report.operation())
                .correlationId(scope.correlationId())
                .attempts(attempts)
                .build());
        thrown.setStackTrace(last.getStackTrace());
        if (last.getCause() != null) {
            thrown.initCause(last.getCause());
        }
        return thrown;
    }
}
