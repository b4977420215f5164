package io.github.cccsdk.internal.async;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.errors.ErrorReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes calls on threads of their own; cancelling the future reaches the exchange. */
public final class AsyncCalls implements AutoCloseable {
    private final ErrorReader errors;
    private final ExecutorService threads = CallThreads.create();

    public AsyncCalls(ErrorReader errors) {
        this.errors = errors;
    }

    /** The call's result, or its exception. */
    public <T> CompletableFuture<T> start(Supplier<T> call) {
        RunningCall<T> running = new RunningCall<>(call);
        try {
            threads.execute(running);
        } catch (RejectedExecutionException closed) {
            running.completeExceptionally(closedFailure());
        }
        return running;
    }

    /** Ends what is under way, as an interrupt would, and what has not begun. Idempotent. */
    @Override
    public void close() {
        for (Runnable neverRun : threads.shutdownNow()) {
            if (neverRun instanceof RunningCall<?> waiting) {
                waiting.completeExceptionally(closedFailure());
            }
        }
    }

    private CccException closedFailure() {
        return CccException.of(errors.problem(CccProblem.CLIENT_CLOSED, "")
                .outcome(Outcome.NOT_SENT)
                .build());
    }

    /** A call and the thread that makes it. */
    private static final class RunningCall<T> extends CompletableFuture<T> implements Runnable {
        private final Supplier<T> call;
        private @Nullable Thread thread;

        RunningCall(Supplier<T> call) {
            this.call = call;
        }

        @Override
        public void run() {
            if (!began()) {
                return;
            }
            T value;
            try {
                value = call.get();
            } catch (Throwable failure) {
                ended();
                completeExceptionally(failure);
                return;
            }
            ended();
            complete(value);
        }

        private synchronized boolean began() {
            if (isDone()) {
                return false;
            }
            thread = Thread.currentThread();
            return true;
        }

        /** From here on a cancel must not interrupt this thread: it may be in a callback of the user's. */
        private synchronized void ended() {
            thread = null;
            Thread.interrupted();
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            synchronized (this) {
                if (cancelled && thread != null) {
                    thread.interrupt();
                }
            }
            return cancelled;
        }

        /** Stages that follow are ordinary ones: cancelling them cancels nothing here, as everywhere in the JDK. */
        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new CompletableFuture<>();
        }
    }
}
