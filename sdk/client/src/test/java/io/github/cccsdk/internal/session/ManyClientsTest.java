package io.github.cccsdk.internal.session;

import static io.github.cccsdk.internal.session.KeeperFixture.OTHER;
import static io.github.cccsdk.internal.session.KeeperFixture.RIGHT;
import static io.github.cccsdk.internal.session.ScriptedSignIn.answers;
import static io.github.cccsdk.internal.session.ScriptedSignIn.isDown;
import static io.github.cccsdk.internal.session.ScriptedSignIn.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccAuthenticationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.session.MemoryStore;
import io.github.cccsdk.session.SessionAccount;
import io.github.cccsdk.session.SessionRecord;
import io.github.cccsdk.session.SessionStore;
import io.github.cccsdk.session.StoredRefusal;
import io.github.cccsdk.session.StoredSession;
import io.github.cccsdk.time.TurnTaking;
import io.github.cccsdk.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Many clients, each of which could be a process of its own, behave like one that lives long. */
class ManyClientsTest {
    private static final Instant START = new VirtualTime().now();
    private static final SessionAccount ACCOUNT = KeeperFixture.account(RIGHT);

    private final VirtualTime time = new VirtualTime().sleepersAdvance();
    private final ScriptedSignIn endpoint = new ScriptedSignIn();
    private final MemoryStore store = new MemoryStore(time);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(SharedSessions.class);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    private KeeperFixture client() {
        return client(store);
    }

    private KeeperFixture client(SessionStore shared) {
        return new KeeperFixture(time, endpoint, Optional.of(shared), Runnable::run);
    }

    private void stored(StoredSession session) {
        store.write(ACCOUNT, SessionRecord.of(session));
    }

    private static StoredSession session(Instant openedAt) {
        return new StoredSession("stored", openedAt, Optional.of(ScriptedSignIn.HOUR));
    }

    private void assertQuiet() {
        assertThat(log.list).isEmpty();
        assertThat(store.isLocked()).isFalse();
    }

    @Test
    void aSessionThatAnotherOpenedIsAdopted() {
        assertThat(client().acquire()).isEqualTo("token-1");
        time.advance(Duration.ofMinutes(30));

        KeeperFixture second = client();
        assertThat(second.acquire()).isEqualTo("token-1");

        assertThat(second.keeper.state().signedInUntil()).contains(START.plus(ScriptedSignIn.HOUR));
        assertThat(second.keeper.state().lastSuccess()).contains(START);
        assertThat(endpoint.count()).isEqualTo(1);
        assertQuiet();
    }

    @Test
    void anAdoptedSessionAgesByWallClockBeforeAndByBothClocksAfter() {
        stored(session(START.minus(Duration.ofMinutes(30))));
        KeeperFixture client = client();
        assertThat(client.acquire()).isEqualTo("stored");

        time.advanceMonotonicOnly(Duration.ofMinutes(29));
        assertThat(client.keeper.state().signedIn()).isTrue();
        time.advanceMonotonicOnly(Duration.ofMinutes(1));
        assertThat(client.acquire()).isEqualTo("token-1");

        stored(session(time.now()));
        KeeperFixture other = client();
        assertThat(other.acquire()).isEqualTo("stored");
        time.setWallBy(ScriptedSignIn.HOUR);
        assertThat(other.acquire()).isEqualTo("token-2");
    }

    /** The clocks disagree: what one of them has ended is not taken from the store again because the other has not. */
    @Test
    void aSessionThatIsOverHereIsNotAdoptedAgain() {
        KeeperFixture client = client();
        client.acquire();
        time.advanceMonotonicOnly(ScriptedSignIn.HOUR);

        assertThat(client.acquire()).isEqualTo("token-2");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3600, 1_000_000, -3600, -3541, -400_000_000_000L})
    void aSessionFromTheFutureOrTooOldIsNotUsed(long secondsFromNow) {
        stored(session(START.plusSeconds(secondsFromNow)));

        assertThat(client().acquire()).isEqualTo("token-1");
        assertThat(client().acquire()).isEqualTo("token-1");
        assertThat(endpoint.count()).isEqualTo(1);
        assertQuiet();
    }

    @Test
    void aStoredSessionThatCccRefusesIsDroppedThereAndOneSignInFollows() {
        stored(session(START));
        KeeperFixture first = client();
        KeeperFixture second = client();
        SessionToken dead = first.token();
        SessionToken deadToo = second.token();

        first.keeper.drop(dead);
        assertThat(first.acquire()).isEqualTo("token-1");
        second.keeper.drop(deadToo);

        assertThat(second.acquire())
                .as("not the one the other has signed in for since")
                .isEqualTo("token-1");
        assertThat(client().acquire()).isEqualTo("token-1");
        assertThat(endpoint.count()).isEqualTo(1);
    }

    @Test
    void aDeadSessionIsDroppedThereEvenIfTheSignInFails() {
        stored(session(START));
        KeeperFixture first = client();
        first.keeper.drop(first.token());
        endpoint.always(isDown());
        first.failure();

        assertThat(store.read(ACCOUNT)).isEqualTo(SessionRecord.NONE);
    }

    @Test
    void theLastMinuteOfASessionIsNotAdopted() {
        stored(session(START.minus(Duration.ofSeconds(3550))));

        assertThat(client().acquire()).isEqualTo("token-1");
    }

    @Test
    void eachAccountHasItsOwn() {
        client().acquire();
        KeeperFixture other = client();
        other.provider = () -> OTHER;

        assertThat(other.acquire()).isEqualTo("token-2");
        assertThat(client().acquire()).isEqualTo("token-1");
    }

    @Test
    void twentyRunsWithAWrongPasswordReachTheSignInTwice() {
        endpoint.always(refuses());
        for (int run = 0; run < 20; run++) {
            KeeperFixture client = client();
            for (int call = 0; call < 50; call++) {
                CccException failure = client.failure();
                assertThat(failure).isInstanceOf(CccAuthenticationException.class);
                assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
                assertThat(failure.isRetryable()).isFalse();
            }
        }
        assertThat(endpoint.count()).isEqualTo(2);
        assertQuiet();
    }

    @Test
    void aRefusalThatAnotherMetSaysSoAndWhenItIsTriedAgain() {
        endpoint.always(answers(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Bad credentials\"}"));
        client().failure();
        Instant refusedAt = time.now();
        time.advance(Duration.ofMinutes(1));
        KeeperFixture next = client();

        CccException failure = next.failure();

        assertThat(failure)
                .hasMessageContaining("at " + refusedAt + " in an earlier run")
                .hasMessageContaining("before " + refusedAt.plus(Duration.ofMinutes(15)));
        assertThat(failure.report().retryAt()).contains(refusedAt.plus(Duration.ofMinutes(15)));
        assertThat(failure.cccCode()).contains("invalid_grant");
        assertThat(failure.httpStatus()).hasValue(400);
        assertThat(failure.attempts()).isEmpty();
        assertThat(next.keeper.state().lastFailure()).contains(refusedAt);
        assertThat(next.keeper.state().lastProblem()).contains(CccProblem.CREDENTIALS_REJECTED);
        assertThat(next.keeper.state().nextTry()).contains(refusedAt.plus(Duration.ofMinutes(15)));
    }

    /** 15 minutes, 4 hours, never; counted over all of them, each meeting CCC once at most. */
    @Test
    void theStepsAreCountedAcrossClients() {
        endpoint.always(refuses());
        client().failure();
        assertTriesAfter(Duration.ofSeconds(15 * 60 - 1), 2);
        assertTriesAfter(Duration.ofSeconds(1), 3);
        assertTriesAfter(Duration.ofSeconds(4 * 3600 - 1), 3);
        assertTriesAfter(Duration.ofSeconds(1), 4);
        assertTriesAfter(Duration.ofDays(365), 4);
    }

    private void assertTriesAfter(Duration wait, int tries) {
        time.advance(wait);
        for (int run = 0; run < 3; run++) {
            assertThat(client().failure().problem()).isEqualTo(CccProblem.CREDENTIALS_REJECTED);
        }
        assertThat(endpoint.count()).isEqualTo(tries);
    }

    /** A client that has known of the first refusal all along does not count from there. */
    @Test
    void aLongLivedClientHeedsWhatTheOthersMet() {
        endpoint.always(refuses());
        KeeperFixture old = client();
        old.failure();
        time.advance(Duration.ofMinutes(15));
        client().failure();
        assertThat(endpoint.count()).isEqualTo(3);
        time.advance(Duration.ofMinutes(15));

        old.failure();
        assertThat(endpoint.count()).isEqualTo(3);
        time.advance(Duration.ofHours(4));
        old.failure();
        assertThat(endpoint.count()).isEqualTo(4);
        time.advance(Duration.ofDays(30));
        client().failure();
        assertThat(endpoint.count()).isEqualTo(4);
    }

    @Test
    void aRefusedClientNoticesThatAnotherWasAccepted() {
        endpoint.then(refuses(), refuses());
        KeeperFixture refused = client();
        refused.failure();
        KeeperFixture retrying = client();
        retrying.keeper.reset();
        assertThat(retrying.acquire()).isEqualTo("token-1");

        time.advance(Duration.ofSeconds(30));
        assertThat(refused.acquire()).isEqualTo("token-1");
        assertThat(endpoint.count()).isEqualTo(3);
    }

    /** Whoever is killed between the first refusal and the second try has counted. */
    @Test
    void aRefusalStillToBeConfirmedIsToldBeforeTheSecondTry() {
        List<SessionRecord> whileTrying = new ArrayList<>();
        endpoint.then(refuses(), () -> {
            whileTrying.add(store.read(ACCOUNT));
            return isDown().get();
        });
        endpoint.then(isDown(), isDown());
        assertThat(client().failure().problem()).isEqualTo(CccProblem.SERVICE_UNAVAILABLE);
        assertThat(whileTrying).singleElement().satisfies(record -> {
            assertThat(record.refusal().orElseThrow().believed()).isZero();
            assertThat(record.session()).isEmpty();
        });
        int before = endpoint.count();
        endpoint.always(refuses());

        client().failure();
        client().failure();

        assertThat(endpoint.count()).as("the second refusal, and no third").isEqualTo(before + 1);
    }

    @Test
    void aPassingCauseIsNotTold() {
        endpoint.always(isDown());
        client().failure();
        assertThat(store.read(ACCOUNT)).isEqualTo(SessionRecord.NONE);

        endpoint.always(endpoint.opens(ScriptedSignIn.HOUR));
        assertThat(client().acquire()).isEqualTo("token-1");
    }

    @Test
    void aRefusalFromTheFutureCountsFromNow() {
        endpoint.always(refuses());
        store.write(
                ACCOUNT,
                SessionRecord.of(new StoredRefusal(
                        CccProblem.CREDENTIALS_REJECTED,
                        OptionalInt.empty(),
                        Optional.empty(),
                        1,
                        START.plus(Duration.ofDays(365)))));

        assertTriesAfter(Duration.ofSeconds(1), 0);
        assertTriesAfter(Duration.ofSeconds(15 * 60 - 1), 0);
        assertTriesAfter(Duration.ofSeconds(1), 1);
    }

    @Test
    void otherCredentialsAreTriedAtOnce() {
        endpoint.then(refuses(), refuses());
        client().failure();
        KeeperFixture corrected = client();
        corrected.provider = () -> OTHER;

        assertThat(corrected.acquire()).isEqualTo("token-1");
        assertThat(client().failure().problem()).isEqualTo(CccProblem.CREDENTIALS_REJECTED);
        assertThat(endpoint.count()).isEqualTo(3);
    }

    @Test
    void aResetForgetsWhatIsStoredAtOnceAndForTheNextSignIn() {
        KeeperFixture first = client();
        first.acquire();
        first.keeper.reset();
        assertThat(store.read(ACCOUNT)).isEqualTo(SessionRecord.NONE);

        endpoint.then(refuses(), refuses());
        client().failure();
        KeeperFixture resetBeforeItsFirstCall = client();
        resetBeforeItsFirstCall.keeper.reset();
        assertThat(resetBeforeItsFirstCall.acquire()).isEqualTo("token-2");
        resetBeforeItsFirstCall.keeper.drop(resetBeforeItsFirstCall.token());
        stored(session(time.now()));
        assertThat(resetBeforeItsFirstCall.acquire())
                .as("forgets once, not each time")
                .isEqualTo("stored");
    }

    /** A reset whose sign-in gets no credentials is still to be done. */
    @Test
    void aResetIsNotUsedUpByASignInThatDidNotHappen() {
        stored(session(START));
        KeeperFixture client = client();
        client.keeper.reset();
        client.provider = () -> {
            throw new Exception("vault");
        };
        client.failure();
        client.provider = () -> RIGHT;
        time.advance(Duration.ofSeconds(10));

        assertThat(client.acquire()).isEqualTo("token-1");
    }

    @Test
    void aSignInIsExclusiveAndWhoeverWaitedLooksAgain() {
        List<String> meanwhile = new ArrayList<>();
        KeeperFixture second = new KeeperFixture(time, endpoint, Optional.of(store), Runnable::run);
        endpoint.then(() -> {
            // The other one begins now, waits for the lock in vain, and goes on without it in the end.
            Instant before = time.now();
            meanwhile.add(second.acquire());
            assertThat(Duration.between(before, time.now())).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
            return endpoint.opens(ScriptedSignIn.HOUR).get();
        });

        assertThat(client().acquire()).isEqualTo("token-2");
        assertThat(meanwhile).containsExactly("token-1");
        assertThat(log.list).hasSize(1);
        assertThat(client().acquire())
                .as("the one with the lock stored its own")
                .isEqualTo("token-2");
    }

    @Test
    void inAnyInterleavingThereIsOneSignInForAllOrTwoRefusals() throws Throwable {
        for (long seed = 0; seed < 300; seed++) {
            try {
                interleave(new Random(seed * 0x9E3779B97F4A7C15L));
            } catch (Throwable failed) {
                throw new AssertionError("seed " + seed, failed);
            }
        }
    }

    private static void interleave(Random random) throws Throwable {
        TurnTaking turns = new TurnTaking(random);
        MemoryStore shared = new MemoryStore(turns);
        boolean accepts = random.nextBoolean();
        int[] signIns = {0, 0};
        List<String> ends = new ArrayList<>();
        SignIn signIn = (credentials, id, deadline) -> {
            signIns[0]++;
            signIns[1]++;
            assertThat(signIns[1]).as("at the same time").isEqualTo(1);
            try {
                turns.sleep(Duration.ofMillis(random.nextInt(3_000)));
            } catch (InterruptedException impossible) {
                throw new AssertionError(impossible);
            } finally {
                signIns[1]--;
            }
            return (accepts ? new ScriptedSignIn().opens(ScriptedSignIn.HOUR) : refuses()).get();
        };
        for (int client = 0; client < 6; client++) {
            SessionKeeper keeper = new SessionKeeper(
                    () -> RIGHT,
                    new SharedSessions(Optional.of(shared), turns, turns::start),
                    KeeperFixture::account,
                    signIn,
                    ErrorReader.standard(),
                    turns,
                    random,
                    () -> "id",
                    turns::start);
            turns.start(() -> {
                try {
                    ends.add(keeper.acquire(Deadline.after(Duration.ofSeconds(30), turns))
                            .value());
                } catch (CccException failure) {
                    ends.add(failure.problem().name());
                }
            });
        }
        turns.run();
        assertThat(ends).hasSize(6).containsOnly(accepts ? "token-1" : "CREDENTIALS_REJECTED");
        assertThat(signIns[0]).isEqualTo(accepts ? 1 : 2);
        assertThat(shared.isLocked()).isFalse();
    }

    /** Stores that do their worst. */
    private abstract static class Broken implements SessionStore {
        @Override
        public SessionRecord read(SessionAccount account) throws Exception {
            return SessionRecord.NONE;
        }

        @Override
        public void write(SessionAccount account, SessionRecord record) throws Exception {}

        @Override
        public AutoCloseable lock(SessionAccount account, Duration atMost) throws Exception {
            return () -> {};
        }
    }

    static Stream<SessionStore> brokenStores() {
        String secret = RIGHT.password().orElseThrow();
        return Stream.of(
                new Broken() {
                    @Override
                    public SessionRecord read(SessionAccount account) throws Exception {
                        throw new Exception(secret);
                    }
                },
                new Broken() {
                    @Override
                    public SessionRecord read(SessionAccount account) {
                        return SessionRecord.of(new StoredSession("no\r\ntoken", START, Optional.empty()));
                    }
                },
                new Broken() {
                    @Override
                    @SuppressWarnings("NullAway")
                    public SessionRecord read(SessionAccount account) {
                        return null;
                    }
                },
                new Broken() {
                    @Override
                    public void write(SessionAccount account, SessionRecord record) {
                        throw new IllegalStateException(secret);
                    }
                },
                new Broken() {
                    @Override
                    public AutoCloseable lock(SessionAccount account, Duration atMost) {
                        throw new StackOverflowError(secret);
                    }
                },
                new Broken() {
                    @Override
                    @SuppressWarnings("NullAway")
                    public AutoCloseable lock(SessionAccount account, Duration atMost) {
                        return null;
                    }
                },
                new Broken() {
                    @Override
                    public AutoCloseable lock(SessionAccount account, Duration atMost) {
                        return () -> {
                            throw new Exception(secret);
                        };
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("brokenStores")
    void aStoreThatFailsHarmsNoCallAndIsComplainedAboutOnce(SessionStore broken) {
        KeeperFixture client = client(broken);

        assertThat(client.acquire()).isEqualTo("token-1");
        client.keeper.drop(client.token());
        assertThat(client.acquire()).isEqualTo("token-2");
        client.keeper.reset();
        endpoint.always(refuses());
        client.failure();
        client.failure();

        assertThat(endpoint.count()).isEqualTo(4);
        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getFormattedMessage())
                .contains("session store")
                .doesNotContain(RIGHT.password().orElseThrow(), "token-");
    }

    @Test
    void aStoreThatHangsIsWaitedForOnceAndNotAskedAgain() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        VirtualTime slow = new VirtualTime();
        Executor apart = task -> {
            Thread thread = new Thread(task, "apart");
            thread.setDaemon(true);
            thread.start();
        };
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch givenBack = new CountDownLatch(1);
        KeeperFixture client = new KeeperFixture(
                slow,
                endpoint,
                Optional.of(new Broken() {
                    @Override
                    public AutoCloseable lock(SessionAccount account, Duration atMost) throws Exception {
                        asked.countDown();
                        never.await();
                        return givenBack::countDown;
                    }
                }),
                apart);
        client.executor = apart;
        KeeperFixture.Caller hurried = client.caller(Duration.ofSeconds(2));
        KeeperFixture.Caller patient = client.caller(Duration.ofSeconds(30));
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        slow.awaitWaiting(3);
        slow.advance(Duration.ofSeconds(2));
        assertThat(hurried.failure().problem()).isEqualTo(CccProblem.TIMEOUT);
        slow.awaitWaiting(2);
        slow.advance(Duration.ofSeconds(19));

        assertThat(patient.token()).isEqualTo("token-1");
        client.keeper.drop(client.token());
        assertThat(client.caller(Duration.ofSeconds(1)).token()).isEqualTo("token-2");
        assertThat(log.list).hasSize(1);
        never.countDown();
        assertThat(givenBack.await(20, TimeUnit.SECONDS))
                .as("a lock that comes too late is given back")
                .isTrue();
    }

    @Test
    void noTextShowsASecret() {
        StoredSession session = new StoredSession("canary", START, Optional.empty());
        CccCredentials credentials = CccCredentials.of("canary-user", "canary-password");

        assertThat(List.of(
                                session,
                                SessionRecord.of(session),
                                new SessionAccount("https://canary", Optional.of("https://canary"), credentials))
                        .toString())
                .doesNotContain("canary");
        assertThatThrownBy(() -> new StoredSession("canary canary", START, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("canary");
    }
}
