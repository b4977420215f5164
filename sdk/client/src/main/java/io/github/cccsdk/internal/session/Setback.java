package io.github.cccsdk.internal.session;

import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that failed for a passing cause: until the back-off is over, calls fail at once instead of trying too. Short,
 * so that work goes on within seconds of the service's return. Immutable.
 */
record Setback(ProblemReport report, int inARow, Instant until, long untilNanos) {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    static Setback after(@Nullable Setback before, ProblemReport report, TimeSource time, RandomGenerator random) {
        int inARow = before == null ? 1 : Math.min(before.inARow + 1, 30);
        Duration limit = FIRST.multipliedBy(1L << Math.min(inARow - 1, 10));
        if (limit.compareTo(LONGEST) > 0) {
            limit = LONGEST;
        }
        Duration wait = limit.plus(Duration.ofNanos(random.nextLong(limit.toNanos() / 4)));
        return new Setback(report, inARow, time.now().plus(wait), time.nanoTime() + wait.toNanos());
    }

    boolean isOver(TimeSource time) {
        return time.nanoTime() - untilNanos >= 0;
    }
}
