package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.time.TimeSource;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often the service is called, over all threads of a client: one permit after another at equal distances, so that no
 * burst follows a pause. Where CCC answers 429, everyone waits as long as it asks, and the pace is halved, then taken up
 * again step by step.
 */
final class Pace {
    private static final int SLOWEST = 16;
    /** Calls without a 429 after which the pace doubles again. */
    private static final int CALLS_TO_RECOVER = 50;

    private static final Duration PAUSE_WITHOUT_ADVICE = Duration.ofSeconds(1);

    private final TimeSource time;
    private final Duration interval;
    private @Nullable RateLimiter limiter;
    private long pausedUntilNanos;
    private long slowedAtNanos;
    private int slowness = 1;
    private int wellSince;

    /** @param interval between two calls; zero for no limit of our own */
    Pace(Duration interval, TimeSource time) {
        this.time = time;
        this.interval = interval;
        this.limiter = limiter();
        this.pausedUntilNanos = time.nanoTime();
        this.slowedAtNanos = pausedUntilNanos;
    }

    /** How long to wait before the next call; the permit for it is taken unless that is longer than allowed. */
    synchronized Duration reserve(Duration longest) {
        long pause = Math.max(0, pausedUntilNanos - time.nanoTime());
        if (limiter == null || pause > longest.toNanos()) {
            return Duration.ofNanos(pause);
        }
        long wait = limiter.reservePermission();
        // Negative: the queue of permits reaches further than any call may wait.
        return Duration.ofNanos(wait < 0 ? Long.MAX_VALUE : Math.max(wait, pause));
    }

    /** A call went through. */
    synchronized void went() {
        if (slowness > 1 && ++wellSince >= CALLS_TO_RECOVER) {
            changeTo(slowness / 2);
        }
    }

    /**
     * CCC asked to be called less often. Calls of one burst are all refused; only the first of them slows the pace.
     *
     * @param calledAtNanos when the refused call was made
     */
    synchronized void slowDown(@Nullable Duration retryAfter, long calledAtNanos) {
        long now = time.nanoTime();
        long until = now + (retryAfter == null ? PAUSE_WITHOUT_ADVICE : retryAfter).toNanos();
        if (until - pausedUntilNanos > 0) {
            pausedUntilNanos = until;
        }
        if (calledAtNanos - slowedAtNanos >= 0) {
            slowedAtNanos = now;
            changeTo(Math.min(SLOWEST, slowness * 2));
        }
    }

    private void changeTo(int otherSlowness) {
        wellSince = 0;
        if (slowness != otherSlowness) {
            slowness = otherSlowness;
            limiter = limiter();
        }
    }

    private @Nullable RateLimiter limiter() {
        if (interval.isZero()) {
            return null;
        }
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(interval.multipliedBy(slowness))
                .timeoutDuration(Duration.ofHours(1))
                .build();
        return new AtomicRateLimiter("ccc", config, time::nanoTime);
    }
}
