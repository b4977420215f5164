package io.github.cccsdk.internal.session;

import static io.github.cccsdk.internal.session.ScriptedSignIn.answers;
import static io.github.cccsdk.internal.session.ScriptedSignIn.breaks;
import static io.github.cccsdk.internal.session.ScriptedSignIn.isDown;
import static io.github.cccsdk.internal.session.ScriptedSignIn.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.error.CccAuthenticationException;
import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.session.ScriptedSignIn.Step;
import io.github.cccsdk.session.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a failed sign-in is taken for, how often it is tried, and how long it is remembered. */
class SignInFailureTest {
    private final KeeperFixture ccc = new KeeperFixture();

    static Stream<Arguments> passingCauses() {
        return Stream.of(
                Arguments.of("503", isDown(), CccProblem.SERVICE_UNAVAILABLE),
                Arguments.of(
                        "500", answers(500, "{\"message\":\"Internal server error\"}"), CccProblem.SERVICE_UNAVAILABLE),
                Arguments.of(
                        "504 HTML", answers(504, "<html>504 Gateway Time-out</html>"), CccProblem.SERVICE_UNAVAILABLE),
                Arguments.of("500 with a credentials code", answers(500, "{\"error\":\"invalid_grant\"}"), null),
                Arguments.of("429", answers(429, ""), CccProblem.RATE_LIMITED),
                Arguments.of("time-out", breaks(CccProblem.TIMEOUT), CccProblem.TIMEOUT),
                Arguments.of("reset", breaks(CccProblem.CONNECTION_FAILED), CccProblem.CONNECTION_FAILED),
                Arguments.of("garbage 200", breaks(CccProblem.UNEXPECTED_RESPONSE), CccProblem.UNEXPECTED_RESPONSE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingCauses")
    void aPassingCauseIsNoCredentialsErrorAndIsForgottenWithinSeconds(String name, Step step, CccProblem problem) {
        ccc.endpoint.always(step);
        CccException failure = ccc.failure();
        if (problem != null) {
            assertThat(failure.problem()).isEqualTo(problem);
        }
        assertThat(failure).isNotInstanceOf(CccAuthenticationException.class);
        assertThat(failure).isNotInstanceOf(CccConfigurationException.class);

        ccc.endpoint.always(ccc.endpoint.opens(ScriptedSignIn.HOUR));
        ccc.time.advance(Duration.ofSeconds(7));
        assertThat(ccc.acquire()).isEqualTo("token-1");
    }

    @Test
    void aPassingCauseIsTriedAgainWithinTheSameCall() {
        ccc.endpoint.then(isDown(), breaks(CccProblem.CONNECTION_FAILED));

        assertThat(ccc.acquire()).isEqualTo("token-1");
        assertThat(ccc.endpoint.count()).isEqualTo(3);
    }

    @Test
    void noNewTryIsStartedAfterTenSeconds() {
        ccc.endpoint.always(() -> {
            ccc.time.advance(Duration.ofSeconds(10));
            return breaks(CccProblem.TIMEOUT).get();
        });

        ccc.failure();

        assertThat(ccc.endpoint.count()).isEqualTo(1);
    }

    /** Trap 49, feature row 11. */
    @Test
    void fiftyCallsInASecondAgainstADeadEndpointAreThreeAttempts() {
        ccc.endpoint.always(isDown());
        for (int call = 0; call < 50; call++) {
            Instant before = ccc.time.now();
            CccException failure = ccc.failure();
            assertThat(failure.problem()).isEqualTo(CccProblem.SERVICE_UNAVAILABLE);
            if (call > 0) {
                assertThat(ccc.time.now()).as("fails fast").isEqualTo(before);
                assertThat(failure.report().retryAt()).isPresent();
                assertThat(failure.isRetryable()).isTrue();
                assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
            }
            ccc.time.advance(Duration.ofMillis(20));
        }
        assertThat(ccc.endpoint.count()).isEqualTo(3);
    }

    /** A dead hour costs the endpoint a bounded number of tries, and its return is noticed within seconds. */
    @Test
    void recoversWithinSecondsOfTheEndpointsReturnHoweverLongItWasAway() {
        ccc.endpoint.always(isDown());
        for (int second = 0; second < 3600; second++) {
            ccc.failure();
            ccc.time.advance(Duration.ofSeconds(1));
        }
        assertThat(ccc.endpoint.count()).isLessThan(3600);

        ccc.endpoint.always(ccc.endpoint.opens(ScriptedSignIn.HOUR));
        ccc.time.advance(Duration.ofSeconds(7));
        assertThat(ccc.acquire()).isEqualTo("token-1");
    }

    @Test
    void whatCccAsksToWaitIsWaitedButNotForLong() {
        ccc.endpoint.always(() -> {
            throw CccException.of(io.github.cccsdk.internal.errors.ErrorReader.standard()
                    .problem(CccProblem.RATE_LIMITED, "session.sign-in")
                    .httpStatus(429)
                    .outcome(Outcome.REJECTED)
                    .retryable(true)
                    .retryAfter(Duration.ofMinutes(30))
                    .build());
        });
        ccc.failure();
        assertThat(ccc.endpoint.count()).isEqualTo(1);
        ccc.time.advance(Duration.ofSeconds(59));
        ccc.failure();
        assertThat(ccc.endpoint.count()).isEqualTo(1);
        ccc.time.advance(Duration.ofSeconds(2));
        ccc.failure();
        assertThat(ccc.endpoint.count()).isEqualTo(2);
    }

    /** Simultaneous right sign-ins get a false {@code invalid_grant} from some servers. */
    @Test
    void aFirstRefusalIsTriedOnceMoreAfterAShortPauseAndPassesUnnoticed() {
        ccc.endpoint.then(refuses());
        Instant before = ccc.time.now();

        assertThat(ccc.acquire()).isEqualTo("token-1");

        assertThat(ccc.endpoint.count()).isEqualTo(2);
        assertThat(Duration.between(before, ccc.time.now())).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(ccc.keeper.state().lastProblem()).isEmpty();
    }

    /** The second try is not one of the three that passing causes are given. */
    @Test
    void aRefusalAfterTwoPassingFailuresIsStillTriedOnceMore() {
        ccc.endpoint.then(isDown(), isDown(), refuses());

        assertThat(ccc.acquire()).isEqualTo("token-1");
        assertThat(ccc.endpoint.count()).isEqualTo(4);
    }

    @Test
    void aRefusalThatComesLateIsStillTriedOnceMore() {
        ccc.endpoint.then(() -> {
            ccc.time.advance(Duration.ofSeconds(10));
            return refuses().get();
        });

        assertThat(ccc.acquire()).isEqualTo("token-1");
    }

    @Test
    void aRefusalThatCouldNotBeConfirmedIsNotCalledOne() {
        ccc.endpoint.then(refuses(), isDown(), isDown(), isDown());

        assertThat(ccc.failure().problem()).isEqualTo(CccProblem.SERVICE_UNAVAILABLE);
        ccc.time.advance(Duration.ofSeconds(7));
        assertThat(ccc.acquire()).isEqualTo("token-1");
    }

    /** Trap 52. */
    @Test
    void aSecondRefusalIsBelievedAndRemembered() {
        ccc.endpoint.always(refuses());

        CccException refused = ccc.failure();
        assertThat(refused).isInstanceOf(CccAuthenticationException.class);
        assertThat(refused.problem()).isEqualTo(CccProblem.CREDENTIALS_REJECTED);
        assertThat(refused.isRetryable()).isFalse();
        for (int call = 0; call < 1000; call++) {
            CccException fast = ccc.failure();
            assertThat(fast.problem()).isEqualTo(CccProblem.CREDENTIALS_REJECTED);
            assertThat(fast.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(fast.getCause()).isInstanceOf(CccException.class);
        }
        assertThat(ccc.endpoint.count()).isEqualTo(2);
        assertThat(ccc.failure()).hasMessageContaining("2026-11-23T10:15:00");
    }

    @Test
    void theResolutionNamesLockDisablingAndADuePasswordChangeBesideTheTypo() {
        ccc.endpoint.always(refuses());

        assertThat(String.join(" ", ccc.failure().resolution().steps()).toLowerCase(java.util.Locale.ROOT))
                .contains("lock", "disabled", "password", "change");
    }

    @Test
    void rejectedCredentialsAreTriedAgainAfterFifteenMinutesThenAfterFourHoursThenNever() {
        ccc.endpoint.always(refuses());
        ccc.failure();
        assertTriesAfter(Duration.ofSeconds(15 * 60 - 1), 2);
        assertTriesAfter(Duration.ofSeconds(1), 3);
        assertTriesAfter(Duration.ofSeconds(4 * 3600 - 1), 3);
        assertTriesAfter(Duration.ofSeconds(1), 4);
        assertTriesAfter(Duration.ofDays(365), 4);
        assertThat(ccc.keeper.state().nextTry()).isEmpty();
        assertThat(ccc.failure().report().retryAt()).isEmpty();
    }

    private void assertTriesAfter(Duration wait, int tries) {
        ccc.time.advance(wait);
        assertThat(ccc.failure().problem()).isEqualTo(CccProblem.CREDENTIALS_REJECTED);
        ccc.failure();
        assertThat(ccc.endpoint.count()).isEqualTo(tries);
    }

    @Test
    void theLaterTriesEndTheRefusalWhenTheyGoWell() {
        ccc.endpoint.then(refuses(), refuses(), refuses());
        ccc.failure();
        ccc.time.advance(Duration.ofMinutes(15));
        ccc.failure();
        ccc.time.advance(Duration.ofHours(4));
        assertThat(ccc.acquire()).isEqualTo("token-1");

        ccc.endpoint.always(refuses());
        ccc.time.advance(Duration.ofHours(2));
        ccc.failure();
        assertThat(ccc.endpoint.count())
                .as("two tries again before it is believed")
                .isEqualTo(6);
    }

    /** A changed wall clock causes no tries. */
    @Test
    void theWaitIsCountedOnTheMonotonicClock() {
        ccc.endpoint.always(refuses());
        ccc.failure();
        ccc.time.setWallBy(Duration.ofDays(30));
        ccc.failure();
        assertThat(ccc.endpoint.count()).isEqualTo(2);
    }

    @Test
    void aResetEndsTheRefusalAtOnce() {
        ccc.endpoint.then(refuses(), refuses());
        ccc.failure();

        ccc.keeper.reset();

        assertThat(ccc.keeper.state().nextTry()).isEmpty();
        assertThat(ccc.acquire()).isEqualTo("token-1");
    }

    @Test
    void otherCredentialsFromTheProviderEndTheRefusalAndTheProviderIsAskedEveryThirtySecondsAtMost() {
        AtomicInteger asked = new AtomicInteger();
        ccc.provider = () -> {
            asked.incrementAndGet();
            return KeeperFixture.RIGHT;
        };
        ccc.endpoint.then(refuses(), refuses());
        ccc.failure();
        for (int second = 0; second < 60; second++) {
            ccc.time.advance(Duration.ofSeconds(1));
            assertThat(ccc.failure().problem()).isEqualTo(CccProblem.CREDENTIALS_REJECTED);
        }
        assertThat(asked).hasValue(3);
        assertThat(ccc.endpoint.count()).isEqualTo(2);

        ccc.provider = () -> KeeperFixture.OTHER;
        ccc.time.advance(Duration.ofSeconds(30));
        assertThat(ccc.acquire()).isEqualTo("token-1");
        assertThat(ccc.endpoint.tried()).endsWith(KeeperFixture.OTHER);
    }

    @Test
    void aProviderThatAlternatesBetweenTwoWrongPasswordsDoesNotGetThemTriedAnewEachTime() {
        ccc.endpoint.always(refuses());
        AtomicInteger asked = new AtomicInteger();
        ccc.provider = () -> asked.getAndIncrement() % 2 == 0 ? KeeperFixture.RIGHT : KeeperFixture.OTHER;
        for (int minute = 0; minute < 14; minute++) {
            ccc.failure();
            ccc.time.advance(Duration.ofMinutes(1));
        }
        assertThat(ccc.endpoint.count()).isEqualTo(4);
    }

    /** Refused, then down: however they mix, the account is not tried more often than when it is refused each time. */
    @Test
    void refusalsMixedWithOutagesDoNotAddTries() {
        AtomicInteger refusals = new AtomicInteger();
        java.util.Random random = new java.util.Random(7);
        ccc.endpoint.always(() -> {
            if (random.nextBoolean()) {
                return isDown().get();
            }
            refusals.incrementAndGet();
            return refuses().get();
        });
        for (int minute = 0; minute < 7 * 24 * 60; minute++) {
            ccc.failure();
            ccc.time.advance(Duration.ofMinutes(1));
        }
        assertThat(refusals).hasValueLessThan(5);
    }

    static Stream<Arguments> verdicts() {
        return Stream.of(
                Arguments.of(
                        answers(
                                403,
                                "{\"response\":{\"status\":{\"code\":\"ACCOUNT_LOCKED\",\"message\":\"Account is locked\"}}}"),
                        CccProblem.ACCOUNT_LOCKED),
                Arguments.of(answers(401, "{\"error\":\"invalid_client\"}"), CccProblem.APPLICATION_KEY_REJECTED),
                Arguments.of(answers(401, "{\"error\":\"unauthorized_client\"}"), CccProblem.APPLICATION_KEY_REJECTED),
                Arguments.of(answers(400, "{\"error\":\"unauthorized_client\"}"), CccProblem.APPLICATION_KEY_REJECTED),
                Arguments.of(answers(401, "{\"error\":\"invalid_request\"}"), CccProblem.APPLICATION_KEY_REJECTED),
                Arguments.of(answers(400, "{\"error\":\"login_failed\"}"), CccProblem.UNKNOWN_CODE));
    }

    /** Trap 52: a code at sign-in is CCC's verdict, known to this library or not; repeating it could lock an account. */
    @ParameterizedTest
    @MethodSource("verdicts")
    void everyOtherVerdictIsBelievedAtOnceAndRememberedAlike(Step step, CccProblem problem) {
        ccc.endpoint.always(step);
        for (int call = 0; call < 100; call++) {
            assertThat(ccc.failure().problem()).isEqualTo(problem);
            ccc.time.advance(Duration.ofSeconds(8));
        }
        assertThat(ccc.endpoint.count()).isEqualTo(1);
        ccc.time.advance(Duration.ofMinutes(15));
        ccc.failure();
        assertThat(ccc.endpoint.count()).isEqualTo(2);
    }

    @Test
    void aRefusalTellsWhenTheSameCredentialsLastWorked() {
        Instant worked = ccc.time.now();
        ccc.acquire();
        ccc.time.advance(Duration.ofHours(8));
        ccc.endpoint.always(refuses());

        assertThat(((CccAuthenticationException) ccc.failure()).lastWorkedAt()).contains(worked);
        assertThat(((CccAuthenticationException) ccc.failure()).lastWorkedAt()).contains(worked);
        ccc.provider = () -> KeeperFixture.OTHER;
        ccc.time.advance(Duration.ofSeconds(30));
        assertThat(((CccAuthenticationException) ccc.failure()).lastWorkedAt()).isEmpty();
    }

    @Test
    void theStateTellsAHealthCheckWhatIsKnownAndNeverTheToken() {
        SessionState fresh = ccc.keeper.state();
        assertThat(fresh.signedIn()).isFalse();
        assertThat(List.of(
                        fresh.signedInUntil(),
                        fresh.lastSuccess(),
                        fresh.lastFailure(),
                        fresh.lastProblem(),
                        fresh.nextTry()))
                .allMatch(java.util.Optional::isEmpty);

        Instant signedInAt = ccc.time.now();
        ccc.acquire();
        SessionState open = ccc.keeper.state();
        assertThat(open.signedIn()).isTrue();
        assertThat(open.signedInUntil()).contains(signedInAt.plus(ScriptedSignIn.HOUR));
        assertThat(open.lastSuccess()).contains(signedInAt);
        assertThat(open.toString()).doesNotContain("token-1");

        ccc.time.advance(Duration.ofHours(8));
        assertThat(ccc.keeper.state().signedIn()).isFalse();
        ccc.endpoint.always(isDown());
        ccc.failure();
        SessionState down = ccc.keeper.state();
        assertThat(down.lastProblem()).contains(CccProblem.SERVICE_UNAVAILABLE);
        assertThat(down.lastFailure()).contains(ccc.time.now());
        assertThat(down.nextTry().orElseThrow()).isAfter(ccc.time.now());
        assertThat(down.lastSuccess()).contains(signedInAt);

        ccc.time.advance(Duration.ofSeconds(10));
        ccc.endpoint.always(refuses());
        ccc.failure();
        assertThat(ccc.keeper.state().nextTry()).contains(ccc.time.now().plus(Duration.ofMinutes(15)));
    }
}
