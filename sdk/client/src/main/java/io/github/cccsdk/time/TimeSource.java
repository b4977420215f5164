package io.github.cccsdk.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;

/**
 * The time this library goes by, and its only way to wait. Tests of an application can give a client a time source of
 * their own and let years pass in a moment. Thread-safe.
 *
 * <p>Time-outs of a single exchange on the network are the exception: the transport counts them in real time.
 */
public interface TimeSource {
    /** The wall clock, which people may set and which a sleeping laptop advances. */
    Instant now();

    /** The monotonic clock in nanoseconds from an arbitrary origin, which nobody can set. */
    long nanoTime();

    /**
     * Waits.
     *
     * @param time zero or less returns at once
     * @throws InterruptedException if the thread is interrupted before or during the wait
     */
    void sleep(Duration time) throws InterruptedException;

    /**
     * Waits until a future is done, however it ends, or until the time is over.
     *
     * @param atMost zero or less only looks
     * @return whether the future is done
     * @throws InterruptedException if the thread is interrupted before or during the wait
     */
    boolean await(Future<?> future, Duration atMost) throws InterruptedException;

    /** The time of this machine. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}
