package io.github.cccsdk.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Time that only a test moves. Whoever waits, waits until {@link #advance} has gone far enough; with
 * {@link #sleepersAdvance()} a sleep itself moves the time on and returns at once.
 */
public final class VirtualTime implements TimeSource {
    /** A real-time bound, so that a test that hangs fails. */
    private static final long PATIENCE_SECONDS = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private Instant wall = Instant.parse("2026-11-23T10:00:00Z");
    private long nanos = 1_000_000_000L;
    private boolean sleepersAdvance;
    private int waiting;

    /** Makes every sleep return at once and move the time on instead. */
    public VirtualTime sleepersAdvance() {
        lock.lock();
        try {
            sleepersAdvance = true;
            return this;
        } finally {
            lock.unlock();
        }
    }

    /** Moves both clocks on. */
    public void advance(Duration by) {
        move(by, by);
    }

    /** Moves the wall clock alone, forward or back: someone set it, or a laptop slept. */
    public void setWallBy(Duration by) {
        move(by, Duration.ZERO);
    }

    /** Moves the monotonic clock alone. */
    public void advanceMonotonicOnly(Duration by) {
        move(Duration.ZERO, by);
    }

    private void move(Duration wallBy, Duration monotonicBy) {
        lock.lock();
        try {
            wall = wall.plus(wallBy);
            nanos += monotonicBy.toNanos();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits, in real time, until that many threads wait on this time. */
    public void awaitWaiting(int threads) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (waiting < threads) {
                if (left <= 0) {
                    throw new AssertionError("only " + waiting + " of " + threads + " threads came to wait");
                }
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Instant now() {
        lock.lock();
        try {
            return wall;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long nanoTime() {
        lock.lock();
        try {
            return nanos;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (sleepersAdvance) {
                move(time, time);
                return;
            }
        } finally {
            lock.unlock();
        }
        await(new CompletableFuture<Void>(), time);
    }

    @Override
    public boolean await(Future<?> future, Duration atMost) throws InterruptedException {
        if (future instanceof CompletableFuture<?> completable) {
            completable.whenComplete((value, failure) -> move(Duration.ZERO, Duration.ZERO));
        }
        lock.lockInterruptibly();
        try {
            long until = nanos + Math.max(0, atMost.toNanos());
            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(3 * PATIENCE_SECONDS);
            waiting++;
            moved.signalAll();
            try {
                while (!future.isDone() && nanos < until) {
                    // Futures that are not completable cannot tell when they are done.
                    moved.await(5, TimeUnit.MILLISECONDS);
                    if (System.nanoTime() - patience > 0) {
                        throw new AssertionError("waited too long: nobody moves the time or ends what is waited for");
                    }
                }
            } finally {
                waiting--;
            }
            return future.isDone();
        } finally {
            lock.unlock();
        }
    }
}
