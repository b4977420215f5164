package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
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
    private final Exchange exchange;
    private final ErrorReader errors;
    private final TimeSource time;

    SessionStep(SessionKeeper sessions, Exchange exchange, ErrorReader errors, TimeSource time) {
        this.sessions = sessions;
        this.exchange = exchange;
        this.errors = errors;
        this.time = time;
    }

    <T> T run(Operation<T> operation, CallContext call) {
        SessionToken token = sessions.acquire(call.deadline());
        requireTimeToSend(operation, call);
        Instant startedAt = time.now();
        CccException refusal;
        try {
            return exchange.run(operation, token, call);
        } catch (SessionExpired expired) {
            refusal = expired.refusal();
        }
        sessions.drop(token);
        call.failed(refusal, startedAt, Duration.ZERO);
        SessionToken fresh = renewed(call);
        requireTimeToSend(operation, call);
        try {
            return exchange.run(operation, fresh, call);
        } catch (SessionExpired again) {
            sessions.drop(fresh);
            throw rejected(operation, refusal, again.refusal());
        }
    }

    /** A sign-in must not push what cannot be repeated into the last seconds. */
    private void requireTimeToSend(Operation<?> operation, CallContext call) {
        if (!operation.isSafe() && call.sendBy().hasPassed()) {
            throw CccException.of(errors.problem(CccProblem.TIMEOUT, operation.name())
                    .detail("Too little time was left to send it and hear the answer")
                    .outcome(Outcome.NOT_SENT)
                    .build());
        }
    }

    private SessionToken renewed(CallContext call) {
        try {
            return sessions.acquire(call.deadline());
        } catch (CccException failure) {
            // The request itself was sent, and refused.
            throw CccException.of(
                    failure.report().toBuilder().outcome(Outcome.REJECTED).build(), failure);
        }
    }

    private CccException rejected(Operation<?> operation, CccException first, CccException second) {
        Instant lastWorked = sessions.state().lastSuccess().orElse(null);
        return CccException.of(
                second.report().toBuilder(CccProblem.SESSION_REJECTED)
                        .resolution(errors.problem(CccProblem.SESSION_REJECTED, operation.name())
                                .build()
                                .resolution())
                        .detail("CCC refused a session that it had only just opened; these credentials last worked at "
                                + lastWorked)
                        .retryable(false)
                        .lastWorkedAt(lastWorked)
                        .build(),
                first);
    }
}
