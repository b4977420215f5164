package io.github.cccsdk.cli;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a run that was told to stop (SIGINT, SIGTERM) first finish what it must not leave half done. Thread-safe. */
final class UnderWay {
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean orders = new AtomicBoolean();
    private final AtomicBoolean toldToStop = new AtomicBoolean();
    private final AtomicInteger exitCode = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** From here on an order may leave. */
    void ordersBegin() {
        orders.set(true);
        begun.set(true);
    }

    /** From here on results are being written down. */
    void rowsBegin() {
        begun.set(true);
    }

    /** The run is over and its result is written. */
    void ends(int code) {
        exitCode.set(code);
        ended.countDown();
    }

    /** A signal has come: nothing more is to be begun. */
    void stop() {
        toldToStop.set(true);
    }

    boolean isToldToStop() {
        return toldToStop.get();
    }

    /** Whether something may be under way now that is worth waiting for. */
    boolean isUnfinished() {
        return begun.get() && ended.getCount() > 0;
    }

    /** Whether an order may be under way now. */
    boolean mayBeOrdering() {
        return orders.get() && ended.getCount() > 0;
    }

    /** Waits for the run to end and returns its exit code; empty if the time is over first. */
    OptionalInt awaitEnd(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(exitCode.get())
                : OptionalInt.empty();
    }
}
