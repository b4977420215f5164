package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before trying again. */
final class BackOff {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final RandomGenerator random;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The wait after a failed try: what CCC asked for; nothing after the first broken connection, which mostly was one
     * that had died in the pool; else full jitter below a doubling limit. The limit is capped before the jitter, so that
     * callers who failed together do not come back together.
     *
     * @param tries failed so far, from 1
     */
    Duration after(int tries, CccException failure) {
        if (failure.report().retryAfter().isPresent()) {
            return failure.report().retryAfter().get();
        }
        if (tries == 1 && failure.problem() == CccProblem.CONNECTION_FAILED) {
            return Duration.ZERO;
        }
        long limit = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(tries - 1, 20));
        return Duration.ofNanos(random.nextLong(limit));
    }
}
