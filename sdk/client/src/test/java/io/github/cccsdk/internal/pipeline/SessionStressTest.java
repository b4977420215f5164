package io.github.cccsdk.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.call.CallContext;
import io.github.cccsdk.internal.call.CallScope;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.errors.ReceivedError;
import io.github.cccsdk.internal.session.SessionKeeper;
import io.github.cccsdk.internal.session.SessionToken;
import io.github.cccsdk.internal.session.SharedSessions;
import io.github.cccsdk.internal.wire.Calls;
import io.github.cccsdk.internal.wire.Operation;
import io.github.cccsdk.internal.wire.TokenAnswer;
import io.github.cccsdk.session.SessionAccount;
import io.github.cccsdk.time.TurnTaking;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/**
 * Random interleavings of expiry, refusals, failing renewals, failing providers and executors, interrupts, resets and
 * close, decided by a seed and therefore repeatable: {@code -Dsession.seed=…} runs one.
 */
class SessionStressTest {
    private static final int INTERLEAVINGS = 12_000;
    private static final ErrorReader ERRORS = ErrorReader.standard();

    @Test
    void nothingIsStuckSharedTwiceOrSentTwiceInAnyInterleaving() {
        Tally tally = new Tally();
        long first = Long.getLong("session.seed", new Random().nextLong() >>> 16);
        int runs = System.getProperty("session.seed") == null ? INTERLEAVINGS : 1;
        for (long seed = first; seed < first + runs; seed++) {
            try {
                new Interleaving(seed, tally).run();
            } catch (Throwable failed) {
                throw new AssertionError("failed with -Dsession.seed=" + seed, failed);
            }
        }
        if (runs > 1) {
            // A stress test in which nothing happens proves nothing.
            assertThat(tally.ends.keySet())
                    .contains(
                            "OK",
                            "TIMEOUT",
                            "INTERRUPTED",
                            "CLIENT_CLOSED",
                            "SERVICE_UNAVAILABLE",
                            "CREDENTIALS_REJECTED",
                            "SESSION_REJECTED",
                            "CONFIGURATION_INVALID");
            assertThat(tally.repeated).isGreaterThan(1000);
            assertThat(tally.waitedTogether).isGreaterThan(1000);
        }
    }

    /** How often what happened. */
    private static final class Tally {
        private final Map<String, Integer> ends = new HashMap<>();
        private int repeated;
        private int waitedTogether;
    }

    /** One client, a few callers, and a service that does its worst. */
    private static final class Interleaving {
        private final Random random;
        private final Tally tally;
        private final TurnTaking turns;
        private final SessionKeeper keeper;
        private final SessionStep step;
        private final Set<String> alive = new HashSet<>();
        private final Map<String, Integer> exchanges = new HashMap<>();
        private final Map<String, Integer> processed = new HashMap<>();
        private final List<TurnTaking.Actor> callers = new ArrayList<>();
        private int tokens;
        private int signingIn;
        private int acquiring;
        private boolean healthy;
        private boolean closed;

        Interleaving(long seed, Tally tally) {
            this.random = new Random(seed * 0x9E3779B97F4A7C15L);
            this.tally = tally;
            this.turns = new TurnTaking(random);
            this.keeper = new SessionKeeper(
                    this::credentials,
                    new SharedSessions(Optional.empty(), turns, Runnable::run),
                    credentials -> new SessionAccount("", Optional.empty(), credentials),
                    (credentials, id, deadline) -> signIn(),
                    ERRORS,
                    turns,
                    random,
                    () -> "sign-in",
                    task -> {
                        turns.pass();
                        if (!healthy && oneIn(20)) {
                            throw new RejectedExecutionException();
                        }
                        turns.start(task);
                    });
            this.step = new SessionStep(keeper, new Service(), ERRORS, turns);
        }

        void run() throws Throwable {
            int number = 2 + random.nextInt(3);
            for (int caller = 0; caller < number; caller++) {
                String name = "call-" + caller;
                callers.add(turns.start(() -> calls(name)));
            }
            turns.start(this::chaos);
            turns.run();

            assertThat(processed.values())
                    .as("exchanges processed for one call")
                    .allMatch(times -> times <= 1);
            assertThat(exchanges.values()).as("exchanges made for one call").allMatch(times -> times <= 2);
            recovers();
        }

        /** Whatever happened, a call goes well once the service does. */
        private void recovers() throws Throwable {
            if (closed) {
                return;
            }
            healthy = true;
            keeper.reset();
            turns.start(() -> assertThat(step.run(operation(), call("recovery", Duration.ofSeconds(60))))
                    .isEqualTo("OK"));
            turns.run();
        }

        private void calls(String name) {
            for (int call = 0; call < 3; call++) {
                Duration span = Duration.ofMillis(oneIn(4) ? random.nextInt(500) : random.nextInt(60_000));
                long end = turns.nanoTime() + span.toNanos();
                String result;
                acquiring++;
                tally.waitedTogether += acquiring > 1 ? 1 : 0;
                try {
                    result = String.valueOf((Object) step.run(operation(), call(name + "." + call, span)));
                } catch (CccException typed) {
                    result = typed.problem().name();
                }
                acquiring--;
                Thread.interrupted();
                assertThat(turns.nanoTime()).as("the deadline of " + name).isLessThanOrEqualTo(end);
                tally.ends.merge(result, 1, Integer::sum);
                if (oneIn(2)) {
                    pause(random.nextInt(20_000));
                }
            }
        }

        private void chaos() {
            for (int event = 0; event < 6; event++) {
                pause(random.nextInt(10_000));
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> alive.clear();
                    case 3, 4 -> callers.get(random.nextInt(callers.size())).interrupt();
                    case 5 -> keeper.reset();
                    case 6 -> pause(3_600_000);
                    default -> {
                        if (oneIn(3)) {
                            closed = true;
                            keeper.close();
                        }
                    }
                }
                keeper.state();
            }
        }

        private CccCredentials credentials() throws Exception {
            if (!healthy && oneIn(10)) {
                pause(random.nextInt(3_000));
            }
            if (!healthy && oneIn(15)) {
                throw new Exception("vault");
            }
            return CccCredentials.of("me", oneIn(5) ? "other" : "secret");
        }

        private TokenAnswer signIn() {
            signingIn++;
            assertThat(signingIn).as("sign-ins at the same time").isEqualTo(1);
            try {
                pause(oneIn(3) ? random.nextInt(9_000) : random.nextInt(100));
                switch (healthy ? 9 : random.nextInt(12)) {
                    case 0 -> throw failure(503, "{\"message\":\"Service Unavailable\"}");
                    case 1, 2 -> throw failure(400, "{\"error\":\"invalid_grant\"}");
                    case 3 -> throw failure(504, "<html>");
                    case 4 -> {
                        if (oneIn(4)) {
                            throw new IllegalStateException("a defect");
                        }
                    }
                    default -> {}
                }
                String token = "token-" + ++tokens;
                alive.add(token);
                return new TokenAnswer(token, lifetime());
            } finally {
                signingIn--;
            }
        }

        private Optional<Duration> lifetime() {
            return oneIn(4)
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(oneIn(2) ? 1 + random.nextInt(10) : 3600));
        }

        private static CccException failure(int status, String body) {
            return CccException.of(ERRORS.read(new ReceivedError(
                            "session.sign-in", true, status, Map.of(), body.getBytes(StandardCharsets.UTF_8)))
                    .build());
        }

        private CallContext call(String name, Duration span) {
            return new CallContext(name, new CallScope(name, Deadline.after(span, turns), false));
        }

        private static Operation<?> operation() {
            return Calls.cancelOrder("1");
        }

        /** Without a share in interrupts: those are for the waits of the code under test. */
        private void pause(int millis) {
            try {
                turns.sleep(Duration.ofMillis(millis));
            } catch (InterruptedException interrupted) {
                // This wait only makes room for others.
            }
        }

        private boolean oneIn(int number) {
            return random.nextInt(number) == 0;
        }

        /** Processes a call with a live token, refuses one with a dead token before it does anything. */
        private final class Service implements Exchange {
            @Override
            @SuppressWarnings("unchecked")
            public <T> T run(Operation<T> operation, SessionToken token, CallContext call) throws SessionExpired {
                int made = exchanges.merge(call.correlationId(), 1, Integer::sum);
                tally.repeated += made == 2 ? 1 : 0;
                turns.pass();
                if (!alive.contains(token.value()) || (!healthy && oneIn(30))) {
                    throw new SessionExpired(
                            CccException.of(ERRORS.problem(CccProblem.SESSION_REJECTED, "orders.submit")
                                    .outcome(Outcome.REJECTED)
                                    .httpStatus(401)
                                    .build()));
                }
                processed.merge(call.correlationId(), 1, Integer::sum);
                return (T) "OK";
            }
        }
    }
}
