package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.internal.call.CallContext;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.errors.ReceivedError;
import io.github.cccsdk.internal.errors.Retryable;
import io.github.cccsdk.internal.session.SessionToken;
import io.github.cccsdk.internal.wire.ExchangeFailure;
import io.github.cccsdk.internal.wire.HttpExchange;
import io.github.cccsdk.internal.wire.Operation;
import io.github.cccsdk.internal.wire.Reading;
import io.github.cccsdk.internal.wire.Requests;
import io.github.cccsdk.internal.wire.WireAnswer;
import io.github.cccsdk.internal.wire.WireRequest;
import io.github.cccsdk.session.ExpiredSessionRule;
import io.github.cccsdk.time.TimeSource;
import java.util.function.Function;
import java.util.stream.Stream;

/** One exchange, and what it means: a value, an expired session, or a typed failure. */
final class ExchangeStep implements Exchange {
    private final Requests requests;
    private final HttpExchange http;
    private final ErrorReader errors;
    private final ExpiredSessionRule expiredSession;
    private final TimeSource time;
    private final AttemptNotes notes;

    ExchangeStep(
            Requests requests,
            HttpExchange http,
            ErrorReader errors,
            ExpiredSessionRule expiredSession,
            TimeSource time,
            AttemptNotes notes) {
        this.requests = requests;
        this.http = http;
        this.errors = errors;
        this.expiredSession = expiredSession;
        this.time = time;
        this.notes = notes;
    }

    @Override
    public <T> T run(Operation<T> operation, SessionToken token, CallContext call) throws SessionExpired {
        long startedAt = time.nanoTime();
        WireRequest request = requests.of(operation, token.value(), call.correlationId());
        Answered<T> answered;
        try {
            answered = send(operation, request, call);
        } catch (ExchangeFailure failure) {
            CccException typed = noAnswer(errors, operation.name(), failure);
            notes.failed(call, startedAt, typed);
            throw typed;
        }
        WireAnswer answer = answered.answer();
        if (answered.reading() instanceof Reading.Understood<T> understood) {
            notes.understood(call, startedAt, answer);
            return understood.value();
        }
        String unreadable = answered.reading() instanceof Reading.Unreadable<T> without ? without.why() : "";
        CccException refusal = refusal(operation, token, answer, unreadable);
        notes.failed(call, startedAt, refusal);
        if (expiredSession.isExpired(
                answer.status(), refusal.cccCode(), refusal.report().headers())) {
            throw new SessionExpired(refusal);
        }
        throw refusal;
    }

    private <T> Answered<T> send(Operation<T> operation, WireRequest request, CallContext call) throws ExchangeFailure {
        Function<WireAnswer, Answered<T>> reading = answer -> Answered.of(operation, answer);
        if (!operation.isSafe()) {
            return http.once(request, call.deadline(), call.sendBy(), reading);
        }
        return call.isAbortable()
                ? http.readAbortably(request, call.deadline(), reading)
                : http.read(request, call.deadline(), reading);
    }

    /**
     * An answer and what it means.
     *
     * @param answer without its body where that is understood
     * @param reading what came of reading it; {@code Refused} where its status already says so
     */
    private record Answered<T>(WireAnswer answer, Reading<T> reading) {
        static <T> Answered<T> of(Operation<T> operation, WireAnswer answer) {
            Reading<T> reading =
                    answer.status() == 200 || answer.status() == 201 ? operation.read(answer) : new Reading.Refused<>();
            return new Answered<>(
                    reading instanceof Reading.Understood ? answer.withoutBody() : answer.kept(), reading);
        }
    }

    private CccException refusal(Operation<?> operation, SessionToken token, WireAnswer answer, String unreadable) {
        ReceivedError received =
                new ReceivedError(operation.name(), false, answer.status(), answer.keptHeaders(), answer.bodyStart());
        ProblemReport report = EchoFreeReading.read(errors, received, Stream.of(token.value()))
                .retryAfter(answer.retryAfter()
                        .flatMap(value -> RetryAfter.parse(value, time.now()))
                        .orElse(null))
                .build();
        if (unreadable.isEmpty()) {
            return CccException.of(report);
        }
        return CccException.of(cutShort(operation, answer, report)
                .detail("CCC answered, but " + unreadable)
                .build());
    }

    /** Where the answer broke off, the way it did so is the problem; the outcome stays what the status says. */
    private ProblemReport.Builder cutShort(Operation<?> operation, WireAnswer answer, ProblemReport report) {
        CccProblem problem = switch (answer.ending()) {
            case BROKEN_OFF -> CccProblem.CONNECTION_FAILED;
            case TIMED_OUT -> CccProblem.TIMEOUT;
            case INTERRUPTED -> CccProblem.INTERRUPTED;
            case COMPLETE, TOO_LONG -> report.problem();
        };
        if (problem == report.problem()) {
            return report.toBuilder();
        }
        return errors.problem(problem, operation.name())
                .httpStatus(answer.status())
                .requestId(report.requestId().orElse(null))
                .headers(report.headers())
                .outcome(report.outcome())
                .retryable(Retryable.of(problem, report.outcome(), operation.name()));
    }

    static CccException noAnswer(ErrorReader errors, String operation, ExchangeFailure failure) {
        CccProblem problem = switch (failure.kind()) {
            case TIMEOUT -> CccProblem.TIMEOUT;
            case CONNECTION -> CccProblem.CONNECTION_FAILED;
            case CLOSED -> CccProblem.CLIENT_CLOSED;
            case INTERRUPTED -> CccProblem.INTERRUPTED;
        };
        Outcome outcome = failure.sent() ? Outcome.UNKNOWN : Outcome.NOT_SENT;
        boolean lasting = failure.hindrance().map(one -> one.kind().isLasting()).orElse(false);
        ProblemReport report = failure.hindrance()
                .map(one ->
                        errors.problem(problem, operation, one.kind().code()).detail(one.words()))
                .orElseGet(() -> errors.problem(problem, operation))
                .outcome(outcome)
                .retryable(!lasting && Retryable.of(problem, outcome, operation))
                .build();
        return failure.getCause() == null ? CccException.of(report) : CccException.of(report, failure.getCause());
    }
}
