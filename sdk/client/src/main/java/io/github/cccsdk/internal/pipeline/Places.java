package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * How many exchanges a client has under way at once; who comes later waits in line, on the client's own time.
 */
final class Places {
    private final TimeSource time;
    private final Queue<Turn> line = new ArrayDeque<>();
    private int free;

    /** A place in line. */
    private static final class Turn {
        final CompletableFuture<Void> called = new CompletableFuture<>();
    }

    Places(int most, TimeSource time) {
        this.free = most;
        this.time = time;
    }

    /**
     * Takes a place.
     *
     * @return whether there was one in time; if so, {@link #leave} has to follow
     * @throws InterruptedException if interrupted while in line; no place is held then
     */
    boolean enter(Duration longest) throws InterruptedException {
        Turn turn;
        synchronized (line) {
            if (free > 0) {
                free--;
                return true;
            }
            turn = new Turn();
            line.add(turn);
        }
        try {
            return time.await(turn.called, longest) || !leaveLine(turn);
        } catch (InterruptedException interrupted) {
            if (!leaveLine(turn)) {
                leave();
            }
            throw interrupted;
        }
    }

    /** Gives the place to the next in line, or back. */
    void leave() {
        Turn next;
        synchronized (line) {
            next = line.poll();
            if (next == null) {
                free++;
            }
        }
        if (next != null) {
            next.called.complete(null);
        }
    }

    /** Whether it still stood in line; if not, a place had been given to it at the last moment. */
    private boolean leaveLine(Turn turn) {
        synchronized (line) {
            return line.remove(turn);
        }
    }
}
