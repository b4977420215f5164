package io.github.cccsdk.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that take turns: only one runs at a time, a seed decides which one goes on at each wait, and time moves on when
 * all of them wait. The same seed gives the same interleaving.
 */
public final class TurnTaking implements TimeSource {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "turn");
        thread.setDaemon(true);
        return thread;
    });

    private final Random random;
    private final Semaphore over = new Semaphore(0);
    private final List<Actor> actors = new ArrayList<>();
    private long nanos;
    private @Nullable Actor current;
    private @Nullable Throwable defect;

    /** One of the threads. */
    public static final class Actor {
        private final Semaphore turn = new Semaphore(0);
        private BooleanSupplier ready = () -> true;
        private long until = Long.MAX_VALUE;
        private boolean interrupted;

        /** As {@link Thread#interrupt()}: its next wait, or the one it is in, ends. */
        public void interrupt() {
            interrupted = true;
        }
    }

    public TurnTaking(Random random) {
        this.random = random;
    }

    /** Adds a thread; it begins when its turn comes. */
    public Actor start(Runnable work) {
        Actor actor = new Actor();
        actors.add(actor);
        THREADS.execute(() -> {
            actor.turn.acquireUninterruptibly();
            try {
                work.run();
            } catch (Throwable thrown) {
                defect = thrown;
            } finally {
                Thread.interrupted();
                actors.remove(actor);
                handOver();
            }
        });
        return actor;
    }

    /** Lets everyone go on until all are done. */
    public void run() throws Throwable {
        handOver();
        over.acquireUninterruptibly();
        if (defect != null) {
            throw defect;
        }
    }

    /** Gives the turn to someone, perhaps to the one who has it. */
    private void handOver() {
        current = null;
        if (defect == null && !actors.isEmpty()) {
            current = pick();
        }
        (current == null ? over : current.turn).release();
    }

    private @Nullable Actor pick() {
        while (true) {
            List<Actor> able = new ArrayList<>(actors.size());
            long next = Long.MAX_VALUE;
            for (Actor actor : actors) {
                if (actor.interrupted || nanos >= actor.until || actor.ready.getAsBoolean()) {
                    able.add(actor);
                }
                next = Math.min(next, actor.until);
            }
            if (!able.isEmpty()) {
                return able.get(random.nextInt(able.size()));
            }
            if (next == Long.MAX_VALUE) {
                defect = new AssertionError(actors.size() + " threads wait for ever");
                return null;
            }
            nanos = next;
        }
    }

    /** Gives the others a chance. */
    public void pass() {
        waitFor(() -> true, Long.MAX_VALUE);
    }

    private void waitFor(BooleanSupplier ready, long until) {
        Actor self = current;
        self.ready = ready;
        self.until = until;
        handOver();
        self.turn.acquireUninterruptibly();
        self.ready = () -> true;
        self.until = Long.MAX_VALUE;
    }

    private void interruptibly(BooleanSupplier ready, Duration atMost) throws InterruptedException {
        waitFor(ready, nanos + Math.max(0, atMost.toNanos()));
        if (current.interrupted) {
            current.interrupted = false;
            throw new InterruptedException();
        }
    }

    @Override
    public Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        interruptibly(() -> false, time);
    }

    @Override
    public boolean await(Future<?> future, Duration atMost) throws InterruptedException {
        interruptibly(future::isDone, atMost);
        return future.isDone();
    }
}
