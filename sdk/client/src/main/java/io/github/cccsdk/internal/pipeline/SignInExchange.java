package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
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

/** The sign-in on the wire. It goes past the session, never through it. */
public final class SignInExchange implements SignIn {
    private static final String NAME = "session.sign-in";

    private final Requests requests;
    private final HttpExchange http;
    private final ErrorReader errors;

    public SignInExchange(Requests requests, HttpExchange http, ErrorReader errors) {
        this.requests = requests;
        this.http = http;
        this.errors = errors;
    }

    @Override
    public TokenAnswer once(CccCredentials credentials, String correlationId, Deadline deadline) {
        WireAnswer answer;
        try {
            answer = http.read(requests.signIn(credentials, correlationId), deadline);
        } catch (ExchangeFailure failure) {
            throw ExchangeStep.noAnswer(errors, NAME, failure);
        }
        if (answer.status() != 200) {
            throw CccException.of(errors.read(
                            new ReceivedError(NAME, true, answer.status(), answer.keptHeaders(), answer.bodyStart()))
                    .build());
        }
        try {
            return TokenAnswer.read(answer);
        } catch (UnreadableAnswer unreadable) {
            // The body is not kept: it may hold a token.
            throw CccException.of(errors.problem(CccProblem.UNEXPECTED_RESPONSE, NAME)
                    .detail(unreadable.why())
                    .httpStatus(answer.status())
                    .outcome(Outcome.UNKNOWN)
                    .retryable(true)
                    .build());
        }
    }
}
