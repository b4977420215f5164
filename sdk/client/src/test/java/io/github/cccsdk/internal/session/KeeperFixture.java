package io.github.cccsdk.internal.session;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.auth.CccCredentialsProvider;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.session.SessionAccount;
import io.github.cccsdk.session.SessionStore;
import io.github.cccsdk.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A keeper, its time, its endpoint; sign-ins run on the calling thread unless {@link #heldBack} collects them. */
final class KeeperFixture {
    static final CccCredentials RIGHT = CccCredentials.of("ill-office@library.example", "right");
    static final CccCredentials OTHER = CccCredentials.of("ill-office@library.example", "other");
    static final Duration LONG = Duration.ofSeconds(30);

    final VirtualTime time;
    final ScriptedSignIn endpoint;
    final Deque<Runnable> held = new ArrayDeque<>();
    CccCredentialsProvider provider = CccCredentialsProvider.fixed(RIGHT);
    Executor executor = Runnable::run;
    final SessionKeeper keeper;

    KeeperFixture() {
        this(new VirtualTime().sleepersAdvance(), new ScriptedSignIn(), Optional.empty(), Runnable::run);
    }

    /** One of several keepers, of which each could be in a process of its own. */
    KeeperFixture(VirtualTime time, ScriptedSignIn endpoint, Optional<SessionStore> store, Executor askingTheStore) {
        this.time = time;
        this.endpoint = endpoint;
        this.keeper = new SessionKeeper(
                () -> provider.credentials(),
                new SharedSessions(store, time, askingTheStore),
                KeeperFixture::account,
                endpoint,
                ErrorReader.standard(),
                time,
                new Random(1),
                () -> "correlation-of-the-sign-in",
                task -> executor.execute(task));
    }

    static SessionAccount account(CccCredentials credentials) {
        return new SessionAccount("https://ccc.example/", Optional.empty(), credentials);
    }

    /** From now on a sign-in waits in {@link #held} until the test runs it. */
    KeeperFixture heldBack() {
        executor = held::add;
        return this;
    }

    void runHeld() {
        Runnable task = held.poll();
        if (task == null) {
            throw new AssertionError("no sign-in was started");
        }
        task.run();
    }

    String acquire() {
        return token().value();
    }

    SessionToken token() {
        return keeper.acquire(within(LONG));
    }

    Deadline within(Duration span) {
        return Deadline.after(span, time);
    }

    /** The failure that a call meets. */
    CccException failure() {
        try {
            token();
        } catch (CccException failure) {
            return failure;
        }
        throw new AssertionError("the call went well");
    }

    /** Acquires on a thread of its own. */
    Caller caller(Duration within) {
        Deadline deadline = within(within);
        return Caller.start(() -> keeper.acquire(deadline).value());
    }

    /** Someone who waits elsewhere. */
    record Caller(Thread thread, Future<String> result) {
        static Caller start(Callable<String> work) {
            FutureTask<String> task = new FutureTask<>(work);
            Thread thread = new Thread(task, "caller");
            thread.setDaemon(true);
            thread.start();
            return new Caller(thread, task);
        }

        String token() throws Exception {
            return result.get(20, TimeUnit.SECONDS);
        }

        CccException failure() throws InterruptedException, TimeoutException {
            try {
                throw new AssertionError("got " + result.get(20, TimeUnit.SECONDS));
            } catch (ExecutionException failed) {
                return (CccException) failed.getCause();
            }
        }
    }

    static void await(CompletableFuture<?> signal) {
        signal.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
