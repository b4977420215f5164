package io.github.cccsdk.error;

import java.util.List;
import java.util.stream.IntStream;

/** An earlier try of the same call, shown among the suppressed exceptions; it has no stack trace of its own. */
final class EarlierAttempt extends Exception {
    private static final long serialVersionUID = 1L;
    /** A call that is repeated for long must not make a log line of every try. */
    private static final int MAX_SHOWN = 10;

    private EarlierAttempt(Attempt attempt) {
        super(words(attempt), null, false, false);
    }

    /** All attempts but the last, which is the exception itself; of many, the latest. */
    static List<EarlierAttempt> allOf(ProblemReport report) {
        List<Attempt> attempts = report.attempts();
        int earlier = Math.max(0, attempts.size() - 1);
        return IntStream.range(Math.max(0, earlier - MAX_SHOWN), earlier)
                .mapToObj(at -> new EarlierAttempt(attempts.get(at)))
                .toList();
    }

    private static String words(Attempt attempt) {
        StringBuilder words = new StringBuilder("Attempt ")
                .append(attempt.number())
                .append(" at ")
                .append(attempt.startedAt())
                .append(": ")
                .append(attempt.problem());
        attempt.httpStatus()
                .ifPresent(status -> words.append(" (HTTP ").append(status).append(')'));
        if (!attempt.waited().isZero()) {
            words.append(", after waiting ").append(attempt.waited().toMillis()).append(" ms");
        }
        return words.toString();
    }
}
