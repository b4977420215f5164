package io.github.cccsdk.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.session.KeeperFixture.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One sign-in for everyone, and every way out of waiting for it. */
class SessionSharingTest {
    private static final Duration LONG = KeeperFixture.LONG;
    private final KeeperFixture ccc = new KeeperFixture();

    @Test
    void manyWaitersShareOneSignIn() throws Exception {
        ccc.heldBack();
        List<Caller> callers = callers(20);

        ccc.runHeld();

        for (Caller caller : callers) {
            assertThat(caller.token()).isEqualTo("token-1");
        }
        assertThat(ccc.endpoint.count()).isEqualTo(1);
    }

    /** Trap 54: nobody can tell from a shared exception which of the callers' stacks it belongs to. */
    @Test
    void eachWaiterGetsAnExceptionOfItsOwnWithItsOwnStackAndTheSignInsAsCause() throws Exception {
        ccc.endpoint.always(ScriptedSignIn.isDown());
        ccc.heldBack();
        List<Caller> callers = callers(5);

        ccc.runHeld();

        Set<CccException> different = new HashSet<>();
        Set<Throwable> causes = new HashSet<>();
        for (Caller caller : callers) {
            CccException failure = caller.failure();
            different.add(failure);
            causes.add(failure.getCause());
            assertThat(failure.problem()).isEqualTo(CccProblem.SERVICE_UNAVAILABLE);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(failure.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().startsWith(KeeperFixture.class.getName()));
            assertThat(failure.getCause()).isInstanceOf(CccException.class);
        }
        assertThat(different).hasSize(5);
        assertThat(causes).hasSize(1);
        CccException signIn = (CccException) causes.iterator().next();
        assertThat(signIn.attempts()).hasSize(3);
        assertThat(signIn.getSuppressed()).hasSize(2);
        assertThat(signIn.correlationId()).contains("correlation-of-the-sign-in");
        // Fails at once now, and still tells why.
        CccException fast = ccc.failure();
        assertThat(fast.getCause()).isSameAs(signIn);
        assertThat(fast.attempts()).isEmpty();
    }

    @Test
    void waitingEndsWithTheCallersOwnDeadline() throws Exception {
        ccc.heldBack();
        Caller patient = ccc.caller(Duration.ofSeconds(60));
        ccc.time.awaitWaiting(1);
        Caller hurried = ccc.caller(Duration.ofSeconds(5));
        ccc.time.awaitWaiting(2);

        ccc.time.advance(Duration.ofSeconds(5));

        CccException timeout = hurried.failure();
        assertThat(timeout.problem()).isEqualTo(CccProblem.TIMEOUT);
        assertThat(timeout.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(timeout.isRetryable()).isTrue();
        ccc.runHeld();
        assertThat(patient.token()).isEqualTo("token-1");
    }

    /** Traps 54, 62. */
    @Test
    void anInterruptEndsOneWaitAndNoOther() throws Exception {
        ccc.heldBack();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Caller first = Caller.start(() -> {
            try {
                return ccc.acquire();
            } finally {
                flag.complete(Thread.currentThread().isInterrupted());
            }
        });
        ccc.time.awaitWaiting(1);
        Caller second = ccc.caller(LONG);
        ccc.time.awaitWaiting(2);

        first.thread().interrupt();

        CccException interrupted = first.failure();
        assertThat(interrupted.problem()).isEqualTo(CccProblem.INTERRUPTED);
        assertThat(interrupted.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(flag.join()).as("the flag is kept").isTrue();
        ccc.runHeld();
        assertThat(second.token()).isEqualTo("token-1");
        assertThat(ccc.endpoint.count()).isEqualTo(1);
    }

    /** Trap 55: the caller who started it is gone, and the sign-in is still good for the others. */
    @Test
    void theFirstCallersDeadlineDoesNotEndTheSignIn() throws Exception {
        ccc.heldBack();
        Caller leader = ccc.caller(Duration.ofSeconds(1));
        ccc.time.awaitWaiting(1);
        ccc.time.advance(Duration.ofSeconds(1));
        assertThat(leader.failure().problem()).isEqualTo(CccProblem.TIMEOUT);

        Caller follower = ccc.caller(LONG);
        ccc.time.awaitWaiting(1);
        ccc.runHeld();

        assertThat(follower.token()).isEqualTo("token-1");
        assertThat(ccc.endpoint.count()).isEqualTo(1);
    }

    /** Trap 46: a late 401 for an old token must not drop the new one. */
    @Test
    void aLateRefusalOfAnOldTokenLeavesTheNewOneAlone() {
        SessionToken old = ccc.token();
        ccc.keeper.drop(old);
        SessionToken fresh = ccc.token();

        ccc.keeper.drop(old);

        assertThat(ccc.token()).isSameAs(fresh);
        assertThat(ccc.endpoint.count()).isEqualTo(2);
    }

    @Test
    void aRefusalDuringTheRenewalJoinsIt() throws Exception {
        SessionToken old = ccc.token();
        ccc.time.advance(Duration.ofMinutes(59));
        ccc.heldBack();
        assertThat(ccc.token()).isSameAs(old);
        ccc.keeper.drop(old);
        Caller refused = ccc.caller(LONG);
        ccc.time.awaitWaiting(1);

        ccc.runHeld();

        assertThat(refused.token()).isEqualTo("token-2");
        assertThat(ccc.held).isEmpty();
    }

    /** Traps 48, 50: feature rows 7 to 9. */
    @Test
    void aValidTokenServesWhileItIsRenewedAndUntilTheNewOneIsThere() {
        SessionToken old = ccc.token();
        ccc.heldBack();
        ccc.time.advance(Duration.ofMinutes(59));

        assertThat(ccc.token()).isSameAs(old);
        assertThat(ccc.token()).isSameAs(old);
        assertThat(ccc.held).as("one renewal only").hasSize(1);
        ccc.runHeld();

        assertThat(ccc.acquire()).isEqualTo("token-2");
        assertThat(ccc.endpoint.count()).isEqualTo(2);
    }

    /** Trap 48. */
    @Test
    void aStalledRenewalDisturbsNobodyBeforeTheOldTokenIsOver() throws Exception {
        SessionToken old = ccc.token();
        ccc.heldBack();
        for (int minute = 0; minute < 59; minute++) {
            ccc.time.advance(Duration.ofMinutes(1));
            assertThat(ccc.token()).isSameAs(old);
        }
        ccc.time.advance(Duration.ofSeconds(59));
        assertThat(ccc.token()).isSameAs(old);

        ccc.time.advance(Duration.ofSeconds(1));
        Caller late = ccc.caller(Duration.ofSeconds(2));
        ccc.time.awaitWaiting(1);
        ccc.time.advance(Duration.ofSeconds(2));

        assertThat(late.failure().problem()).isEqualTo(CccProblem.TIMEOUT);
        assertThat(ccc.held).hasSize(1);
    }

    @Test
    void aFailingRenewalIsTriedAgainAfterTheBackOffWhileTheOldTokenServes() {
        SessionToken old = ccc.token();
        ccc.endpoint.always(ScriptedSignIn.isDown());
        ccc.time.advance(Duration.ofMinutes(59));

        assertThat(ccc.token()).isSameAs(old);
        assertThat(ccc.endpoint.count()).isEqualTo(4);
        assertThat(ccc.token()).isSameAs(old);
        assertThat(ccc.endpoint.count()).as("not one try per call").isEqualTo(4);

        ccc.endpoint.always(ccc.endpoint.opens(ScriptedSignIn.HOUR));
        ccc.time.advance(Duration.ofSeconds(10));
        assertThat(ccc.token()).isSameAs(old);
        assertThat(ccc.acquire()).isEqualTo("token-2");
    }

    @Test
    void aRenewalThatIsRefusedDisturbsNobodyBeforeTheOldTokenIsOver() {
        SessionToken old = ccc.token();
        ccc.endpoint.always(ScriptedSignIn.refuses());
        ccc.time.advance(Duration.ofMinutes(59));

        assertThat(ccc.token()).isSameAs(old);
        assertThat(ccc.token()).isSameAs(old);
        assertThat(ccc.endpoint.count()).isEqualTo(3);
        ccc.time.advance(Duration.ofMinutes(1));

        assertThat(ccc.failure().problem()).isEqualTo(CccProblem.CREDENTIALS_REJECTED);
        assertThat(ccc.endpoint.count()).isEqualTo(3);
    }

    /** Trap 47. */
    @Test
    void anExecutorThatRejectsReleasesTheCallerAndTheNextOneTries() {
        ccc.executor = task -> {
            throw new RejectedExecutionException("full");
        };
        CccException failure = ccc.failure();
        assertThat(failure.problem()).isEqualTo(CccProblem.SERVICE_UNAVAILABLE);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);

        ccc.executor = Runnable::run;
        assertThat(ccc.acquire()).isEqualTo("token-1");
    }

    /** Trap 47. */
    @Test
    void aThreadThatCannotBeStartedReleasesTheCallerAndTheNextOneTries() {
        ccc.executor = task -> {
            throw new OutOfMemoryError("unable to create native thread");
        };
        assertThat(ccc.failure().problem()).isEqualTo(CccProblem.SERVICE_UNAVAILABLE);

        ccc.executor = Runnable::run;
        assertThat(ccc.acquire()).isEqualTo("token-1");
    }

    /** Trap 47. */
    @Test
    void aSignInThatThrowsSomethingUnexpectedReleasesTheWaiters() throws Exception {
        ccc.endpoint.then(() -> {
            throw new IllegalStateException("a defect that speaks of hunter2");
        });
        ccc.heldBack();
        List<Caller> callers = callers(3);

        ccc.runHeld();

        for (Caller caller : callers) {
            CccException failure = caller.failure();
            assertThat(failure.problem()).isEqualTo(CccProblem.SERVICE_UNAVAILABLE);
            assertThat(failure).hasMessageContaining("IllegalStateException").hasMessageNotContaining("hunter2");
        }
        ccc.executor = Runnable::run;
        assertThat(ccc.acquire()).isEqualTo("token-1");
    }

    /** Trap 47. */
    @Test
    void aProviderThatThrowsIsAConfigurationErrorAndTheNextCallAsksAgain() {
        for (Throwable thrown : List.of(
                new java.io.IOException("vault says hunter2"),
                new IllegalStateException("hunter2"),
                new StackOverflowError("hunter2"))) {
            ccc.provider = () -> {
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (Exception) thrown;
            };
            CccException failure = ccc.failure();
            assertThat(failure).isInstanceOf(CccConfigurationException.class);
            assertThat(failure.problem()).isEqualTo(CccProblem.CONFIGURATION_INVALID);
            assertThat(failure)
                    .hasMessageContaining(thrown.getClass().getName())
                    .hasMessageNotContaining("hunter2");
            assertThat(failure)
                    .rootCause()
                    .hasMessageContaining(thrown.getClass().getName());
        }
        ccc.provider = () -> KeeperFixture.RIGHT;
        assertThat(ccc.acquire()).isEqualTo("token-1");
    }

    /** Trap 47. */
    @Test
    void aProviderThatGivesNothingOrNonsenseIsAConfigurationErrorAndTheNextCallAsksAgain() {
        ccc.provider = () -> null;
        assertThat(ccc.failure().problem()).isEqualTo(CccProblem.CREDENTIALS_MISSING);
        ccc.provider = () -> CccCredentials.of("me", "");
        assertThat(ccc.failure().problem()).isEqualTo(CccProblem.CREDENTIALS_MISSING);
        ccc.provider = () -> CccCredentials.of("me", "hunter2\u00a0");
        assertThat(ccc.failure().problem()).isEqualTo(CccProblem.CREDENTIALS_MALFORMED);
        assertThat(ccc.failure()).hasMessageContaining("U+00A0").hasMessageNotContaining("hunter2");
        assertThat(ccc.endpoint.count()).isZero();

        ccc.provider = () -> KeeperFixture.RIGHT;
        assertThat(ccc.acquire()).isEqualTo("token-1");
    }

    @Test
    void aProviderIsAskedAtEachSignInAndNotBetween() {
        AtomicInteger asked = new AtomicInteger();
        ccc.provider = () -> {
            asked.incrementAndGet();
            return KeeperFixture.RIGHT;
        };
        for (int call = 0; call < 5; call++) {
            ccc.acquire();
        }
        assertThat(asked).hasValue(1);
        ccc.time.advance(Duration.ofHours(2));
        ccc.acquire();
        assertThat(asked).hasValue(2);
    }

    @Test
    void aProviderThatBlocksHarmsNobodyBeyondTheirDeadlines() throws Exception {
        CompletableFuture<CccCredentials> vault = new CompletableFuture<>();
        ccc.provider = vault::get;
        ccc.executor = task -> {
            Thread thread = new Thread(task, "sign-in");
            thread.setDaemon(true);
            thread.start();
        };
        Caller one = ccc.caller(Duration.ofSeconds(3));
        ccc.time.awaitWaiting(1);
        ccc.time.advance(Duration.ofSeconds(3));
        assertThat(one.failure().problem()).isEqualTo(CccProblem.TIMEOUT);
        Caller two = ccc.caller(LONG);
        ccc.time.awaitWaiting(1);

        vault.complete(KeeperFixture.RIGHT);

        assertThat(two.token()).isEqualTo("token-1");
        assertThat(ccc.endpoint.count()).isEqualTo(1);
    }

    /** Trap 63. */
    @Test
    void closingReleasesTheWaitersAndNothingIsTriedAfterwards() throws Exception {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        ccc.endpoint.always(() -> {
            reached.complete(null);
            KeeperFixture.await(closed);
            return ScriptedSignIn.isDown().get();
        });
        CompletableFuture<Void> ended = new CompletableFuture<>();
        ccc.executor = task -> new Thread(() -> {
                    task.run();
                    ended.complete(null);
                })
                .start();
        Caller waiter = ccc.caller(LONG);
        KeeperFixture.await(reached);

        ccc.keeper.close();
        ccc.keeper.close();

        assertThat(waiter.failure().problem()).isEqualTo(CccProblem.CLIENT_CLOSED);
        assertThat(ccc.failure().problem()).isEqualTo(CccProblem.CLIENT_CLOSED);
        closed.complete(null);
        KeeperFixture.await(ended);
        assertThat(ccc.endpoint.count()).as("no further try once closed").isEqualTo(1);
        assertThat(ccc.keeper.state().signedIn()).isFalse();
    }

    @Test
    void aTokenThatArrivesAfterClosingIsNotKept() {
        ccc.heldBack();
        Caller waiter = ccc.caller(LONG);
        ccc.keeper.close();
        assertThatThrownBy(waiter::token).hasRootCauseInstanceOf(CccException.class);
        if (!ccc.held.isEmpty()) {
            ccc.runHeld();
        }
        assertThat(ccc.keeper.state().signedIn()).isFalse();
    }

    /** Someone corrected the password at CCC and reset the session: a sign-in from before must not answer them. */
    @Test
    void afterAResetNobodyIsGivenTheResultOfAnEarlierSignIn() throws Exception {
        ccc.endpoint.then(ScriptedSignIn.refuses(), ScriptedSignIn.refuses());
        ccc.heldBack();
        Caller before = ccc.caller(LONG);
        ccc.time.awaitWaiting(1);
        ccc.keeper.reset();
        Caller after = ccc.caller(LONG);
        ccc.time.awaitWaiting(2);
        assertThat(ccc.held).as("never two sign-ins at once").hasSize(1);

        ccc.runHeld();
        assertThat(before.failure().problem()).isEqualTo(CccProblem.CREDENTIALS_REJECTED);
        ccc.time.awaitWaiting(1);
        ccc.runHeld();

        assertThat(after.token()).isEqualTo("token-1");
        assertThat(ccc.acquire()).isEqualTo("token-1");
    }

    private List<Caller> callers(int number) throws InterruptedException {
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            callers.add(ccc.caller(LONG));
        }
        ccc.time.awaitWaiting(number);
        return callers;
    }
}
