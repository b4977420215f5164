package io.github.cccsdk.internal.session;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that failed for a passing cause: until the back-off is over, calls fail at once instead of trying too. Short,
 * so that work goes on within seconds of the service's return. Immutable.
 */
record Setback(CccException failure, int inARow, Instant until, long untilNanos) {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** The longest wait that is granted to a sign-in endpoint which asks for one. */
    private static final Duration LONGEST_ASKED = Duration.ofSeconds(60);

    static Setback after(@Nullable Setback before, CccException failure, TimeSource time, RandomGenerator random) {
        int inARow = before == null ? 1 : before.inARow + 1;
        Duration limit = shorter(LONGEST, FIRST.multipliedBy(1L << Math.min(inARow - 1, 10)));
        Duration wait = limit.plus(Duration.ofNanos(random.nextLong(limit.toNanos() / 4)));
        Duration asked = shorter(LONGEST_ASKED, failure.report().retryAfter().orElse(Duration.ZERO));
        Duration longer = asked.compareTo(wait) > 0 ? asked : wait;
        return new Setback(failure, inARow, time.now().plus(longer), time.nanoTime() + longer.toNanos());
    }

    boolean isOver(TimeSource time) {
        return time.nanoTime() - untilNanos >= 0;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
