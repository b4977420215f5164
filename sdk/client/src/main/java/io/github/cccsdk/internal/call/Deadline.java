package io.github.cccsdk.internal.call;

import io.github.cccsdk.time.TimeSource;
import java.time.Duration;

/** The moment by which a call has to end, on the monotonic clock. */
public final class Deadline {
    private final TimeSource time;
    private final long at;

    private Deadline(TimeSource time, long at) {
        this.time = time;
        this.at = at;
    }

    public static Deadline after(Duration span, TimeSource time) {
        return new Deadline(time, time.nanoTime() + span.toNanos());
    }

    /** The moment itself. */
    public static Deadline at(long nanos, TimeSource time) {
        return new Deadline(time, nanos);
    }

    /** A deadline that much after this one. */
    public Deadline plus(Duration span) {
        return new Deadline(time, at + span.toNanos());
    }

    /** What is left; negative once it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(at - time.nanoTime());
    }

    public boolean hasPassed() {
        return at - time.nanoTime() <= 0;
    }

    /** Whether that much time is left. */
    public boolean leaves(Duration span) {
        return at - time.nanoTime() >= span.toNanos();
    }

    /** A deadline that much before this one, so that what follows keeps its share. */
    public Deadline before(Duration reserve) {
        return new Deadline(time, at - reserve.toNanos());
    }

    /** The earlier of this one and one that far from now. */
    public Deadline atMost(Duration span) {
        long other = time.nanoTime() + span.toNanos();
        return other - at < 0 ? new Deadline(time, other) : this;
    }
}
