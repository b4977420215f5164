package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.errors.ReceivedError;
import io.github.cccsdk.internal.session.SignIn;
import io.github.cccsdk.internal.wire.ExchangeFailure;
import io.github.cccsdk.internal.wire.HttpExchange;
import io.github.cccsdk.internal.wire.Requests;
import io.github.cccsdk.internal.wire.TokenAnswer;
import io.github.cccsdk.internal.wire.UnreadableAnswer;
import io.github.cccsdk.internal.wire.WireAnswer;
import io.github.cccsdk.time.TimeSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sign-in on the wire. It goes past the session, never through it, and on a connection of its own: one that died in the
 * pool while the client was idle must not stand in the way of signing in.
 */
public final class SignInExchange implements SignIn {
    private static final String NAME = "session.sign-in";

    private final Requests requests;
    private final HttpExchange http;
    private final ErrorReader errors;
    private final TimeSource time;

    public SignInExchange(Requests requests, HttpExchange http, ErrorReader errors, TimeSource time) {
        this.requests = requests;
        this.http = http;
        this.errors = errors;
        this.time = time;
    }

    @Override
    public TokenAnswer once(CccCredentials credentials, String correlationId, Deadline deadline) {
        WireAnswer answer;
        try {
            answer = http.readAfresh(requests.signIn(credentials, correlationId), deadline, WireAnswer::kept);
        } catch (ExchangeFailure failure) {
            throw ExchangeStep.noAnswer(errors, NAME, failure);
        }
        if (answer.status() / 100 != 2) {
            throw CccException.of(error(answer, credentials));
        }
        try {
            return TokenAnswer.read(answer);
        } catch (UnreadableAnswer unreadable) {
            ProblemReport said = error(answer, credentials);
            // The body is not kept, because it may hold a token.
            throw CccException.of(
                    said.cccCode().isPresent() ? said.toBuilder().body(null).build() : garbage(answer, unreadable));
        }
    }

    private ProblemReport error(WireAnswer answer, CccCredentials credentials) {
        ReceivedError received =
                new ReceivedError(NAME, true, answer.status(), answer.keptHeaders(), answer.bodyStart());
        Stream<String> secrets = Stream.of(
                        credentials.userName(),
                        credentials.password(),
                        credentials.clientId(),
                        credentials.clientSecret())
                .flatMap(Optional::stream);
        return EchoFreeReading.read(errors, received, secrets)
                .retryAfter(answer.retryAfter()
                        .flatMap(value -> RetryAfter.parse(value, time.now()))
                        .orElse(null))
                .build();
    }

    /** Passing: a proxy, or a service half started. */
    private ProblemReport garbage(WireAnswer answer, UnreadableAnswer unreadable) {
        return errors.problem(CccProblem.UNEXPECTED_RESPONSE, NAME)
                .detail(unreadable.why())
                .httpStatus(answer.status())
                .outcome(Outcome.UNKNOWN)
                .retryable(true)
                .build();
    }
}
