package io.github.cccsdk.internal.session;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.errors.ReceivedError;
import io.github.cccsdk.internal.wire.TokenAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A sign-in endpoint without sockets: answers by script, then by default, and counts. */
final class ScriptedSignIn implements SignIn {
    /** One answer: gives a token or throws. */
    interface Step extends Supplier<TokenAnswer> {}

    static final Duration HOUR = Duration.ofHours(1);

    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<CccCredentials> tried = new ArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private Step otherwise = opens(HOUR);

    Step opens(Duration lifetime) {
        return () -> new TokenAnswer("token-" + tokens.incrementAndGet(), Optional.of(lifetime));
    }

    Step opensWithoutEnd() {
        return () -> new TokenAnswer("token-" + tokens.incrementAndGet(), Optional.empty());
    }

    static Step refuses() {
        return answers(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Bad credentials\"}");
    }

    static Step isDown() {
        return answers(503, "{\"message\":\"Service Unavailable\"}");
    }

    static Step answers(int status, String body) {
        return () -> {
            throw CccException.of(ErrorReader.standard()
                    .read(new ReceivedError(
                            "session.sign-in", true, status, Map.of(), body.getBytes(StandardCharsets.UTF_8)))
                    .build());
        };
    }

    static Step breaks(CccProblem problem) {
        return () -> {
            throw CccException.of(ErrorReader.standard()
                    .problem(problem, "session.sign-in")
                    .outcome(Outcome.UNKNOWN)
                    .retryable(true)
                    .build());
        };
    }

    synchronized ScriptedSignIn then(Step... next) {
        steps.addAll(List.of(next));
        return this;
    }

    synchronized ScriptedSignIn always(Step step) {
        steps.clear();
        otherwise = step;
        return this;
    }

    synchronized int count() {
        return tried.size();
    }

    synchronized List<CccCredentials> tried() {
        return List.copyOf(tried);
    }

    int mostInFlight() {
        return mostInFlight.get();
    }

    @Override
    public TokenAnswer once(CccCredentials credentials, String correlationId, Deadline deadline) {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            return next(credentials).get();
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private synchronized Step next(CccCredentials credentials) {
        tried.add(credentials);
        return steps.isEmpty() ? otherwise : steps.removeFirst();
    }
}
