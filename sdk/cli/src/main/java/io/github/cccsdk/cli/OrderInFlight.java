package io.github.cccsdk.cli;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a run that was told to stop (SIGINT, SIGTERM) first hear what became of the order it is sending. Thread-safe.
 */
final class OrderInFlight {
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicInteger exitCode = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** From here on an order may leave. */
    void begins() {
        begun.set(true);
    }

    /** The run is over and its result is written. */
    void ends(int code) {
        exitCode.set(code);
        ended.countDown();
    }

    /** Whether an order may be under way now. */
    boolean isUnderWay() {
        return begun.get() && ended.getCount() > 0;
    }

    /** Waits for the run to end and returns its exit code; empty if the time is over first. */
    OptionalInt awaitEnd(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(exitCode.get())
                : OptionalInt.empty();
    }
}
