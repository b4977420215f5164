package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.internal.call.CallContext;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.session.SessionKeeper;
import io.github.cccsdk.internal.session.SessionToken;
import io.github.cccsdk.internal.wire.Operation;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/**
 * Gives a call a live session. Where CCC refuses the session, that one is dropped and the call is made once more with a
 * new one, orders included: that such a refusal comes before any processing is an assumption of the wire contract.
 */
final class SessionStep {
    private final SessionKeeper sessions;
    private final GuardedExchange exchange;
    private final ErrorReader errors;
    private final TimeSource time;

    SessionStep(SessionKeeper sessions, GuardedExchange exchange, ErrorReader errors, TimeSource time) {
        this.sessions = sessions;
        this.exchange = exchange;
        this.errors = errors;
        this.time = time;
    }

    <T> T run(Operation<T> operation, CallContext call) {
        SessionToken token = sessions.acquire(call.deadline());
        Instant startedAt = time.now();
        try {
            return exchange.run(operation, token, call);
        } catch (SessionExpired expired) {
            sessions.drop(token);
            call.failed(expired.refusal(), startedAt, Duration.ZERO);
        }
        SessionToken fresh = sessions.acquire(call.deadline());
        try {
            return exchange.run(operation, fresh, call);
        } catch (SessionExpired again) {
            sessions.drop(fresh);
            throw rejected(operation, again.refusal());
        }
    }

    private CccException rejected(Operation<?> operation, CccException refusal) {
        Instant lastWorked = sessions.lastSuccess().orElse(null);
        ProblemReport report = errors.problem(CccProblem.SESSION_REJECTED, operation.name())
                .detail("CCC refused a session that it had only just opened; these credentials last worked at "
                        + lastWorked)
                .httpStatus(refusal.httpStatus().orElse(0))
                .cccCode(refusal.cccCode().orElse(null))
                .cccMessage(refusal.cccMessage().orElse(null))
                .requestId(refusal.requestId().orElse(null))
                .headers(refusal.report().headers())
                .outcome(Outcome.REJECTED)
                .lastWorkedAt(lastWorked)
                .build();
        return CccException.of(report, refusal);
    }
}
