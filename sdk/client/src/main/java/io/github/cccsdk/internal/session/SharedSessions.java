package io.github.cccsdk.internal.session;

import io.github.cccsdk.session.SessionAccount;
import io.github.cccsdk.session.SessionRecord;
import io.github.cccsdk.session.SessionStore;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the application's session store, and keeps whatever it does from doing harm: nothing is thrown, and nothing is
 * waited for longer than said.
 */
public final class SharedSessions {
    /** Longer than any store in order takes, however busy the machine. */
    private static final Duration PATIENCE = SignInFlight.WINDOW;

    private static final Logger LOG = LoggerFactory.getLogger(SharedSessions.class);

    private final @Nullable SessionStore store;
    private final TimeSource time;
    private final Executor executor;
    private final AtomicBoolean complained = new AtomicBoolean();
    private volatile boolean hangs;

    /**
     * @param store empty to share nothing
     * @param executor runs what is asked of the store
     */
    public SharedSessions(Optional<SessionStore> store, TimeSource time, Executor executor) {
        this.store = store.orElse(null);
        this.time = time;
        this.executor = executor;
    }

    /** What is stored; nothing where that cannot be told. */
    SessionRecord read(SessionAccount account) {
        return ask(asked -> asked.read(account), PATIENCE).orElse(SessionRecord.NONE);
    }

    void write(SessionAccount account, SessionRecord record) {
        ask(
                asked -> {
                    asked.write(account, record);
                    return true;
                },
                PATIENCE);
    }

    /** The right to sign in alone; empty where it cannot be had, or there is nobody to share with. */
    Optional<AutoCloseable> lock(SessionAccount account, Duration atMost) {
        return ask(asked -> asked.lock(account, atMost), atMost.plus(Duration.ofSeconds(1)));
    }

    void unlock(AutoCloseable lock) {
        ask(
                asked -> {
                    lock.close();
                    return true;
                },
                PATIENCE);
    }

    private interface Question<T> {
        T of(SessionStore store) throws Exception;
    }

    private <T> Optional<T> ask(Question<T> question, Duration atMost) {
        SessionStore asked = store;
        if (asked == null || hangs) {
            return Optional.empty();
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            executor.execute(() -> answer(answer, () -> question.of(asked)));
            if (!time.await(answer, atMost)) {
                hangs = true;
                complain("does not answer, and is not asked again");
                abandon(answer);
                return Optional.empty();
            }
            Optional<T> told = Optional.ofNullable(answer.join());
            if (told.isEmpty()) {
                complain("answered null");
            }
            return told;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            abandon(answer);
            return Optional.empty();
        } catch (CompletionException failed) {
            complain("threw " + String.valueOf(failed.getCause()).split(":", 2)[0]);
            return Optional.empty();
        } catch (RuntimeException | Error notStarted) {
            complain("could not be asked: " + notStarted.getClass().getName());
            return Optional.empty();
        }
    }

    private static <T> void answer(CompletableFuture<T> answer, Callable<T> question) {
        try {
            T told = question.call();
            if (!answer.complete(told)) {
                giveBack(told);
            }
        } catch (Throwable thrown) {
            answer.completeExceptionally(thrown);
        }
    }

    private static <T> void abandon(CompletableFuture<T> answer) {
        if (!answer.cancel(false) && !answer.isCompletedExceptionally()) {
            giveBack(answer.join());
        }
    }

    /** A lock that nobody waits for any more must not be kept. */
    private static void giveBack(@Nullable Object late) {
        if (late instanceof AutoCloseable lock) {
            try {
                lock.close();
            } catch (Exception unneeded) {
                // It was complained about already that this store does not work.
            }
        }
    }

    /** Without the store's own words, which may hold what it stores. */
    private void complain(String what) {
        if (complained.compareAndSet(false, true)) {
            LOG.warn(
                    "The session store {}; sessions and refusals are not shared, and further failures are not logged",
                    what);
        }
    }
}
