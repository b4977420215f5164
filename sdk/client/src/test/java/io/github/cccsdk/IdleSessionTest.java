package io.github.cccsdk;

import static io.github.cccsdk.ClientFixture.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.Attempt;
import io.github.cccsdk.error.CccAuthenticationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.SessionRefusal;
import io.github.cccsdk.simulator.SignIn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session that died at CCC means for calls, on real sockets. */
class IdleSessionTest {
    /** Feature row 12; the session ends before the announced time, and CCC may say so in many ways. */
    @ParameterizedTest
    @EnumSource(SessionRefusal.class)
    void oneNewSignInAndOneRepeatForAReadAndForAnOrder(SessionRefusal how) {
        try (ClientFixture story = new ClientFixture()) {
            Quote quote = story.quote();
            story.ccc.refuseSessionsWith(how);

            story.idle(Duration.ofMinutes(31));
            story.quote();
            assertThat(story.signIns()).isEqualTo(2);

            story.idle(Duration.ofMinutes(31));
            story.order(quote);
            assertThat(story.signIns()).isEqualTo(3);
            assertThat(story.ccc.count(Call.SUBMIT_ORDER)).isEqualTo(2);
            assertThat(story.ccc.orders()).hasSize(1);
        }
    }

    /** Trap 51. */
    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "\"3600\"", "\"soon\"", "null", "1e300", "99999999999999", "0.5", "{}", "[3600]"})
    void whateverIsAnnouncedTheClientLives(String expiresIn) {
        try (ClientFixture story =
                new ClientFixture(CccSimulator.builder().expiresInRaw(expiresIn), settings -> settings)) {
            Quote quote = story.quote();
            story.quote();
            assertThat(story.signIns()).isEqualTo(1);
            story.idle(Duration.ofHours(9));
            story.order(quote);
            assertThat(story.signIns()).isEqualTo(2);
        }
    }

    @Test
    void anAnnouncementThatIsMissingIsNoHindrance() {
        try (ClientFixture story = new ClientFixture(CccSimulator.builder().expiresInMissing(), settings -> settings)) {
            story.quote();
            assertThat(story.client.session().state().signedInUntil()).isEmpty();
            story.idle(Duration.ofHours(9));
            story.quote();
            assertThat(story.signIns()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-26, -3, 3, 26, 24 * 365})
    void aServerClockThatIsOffByHoursChangesNothing(long hours) {
        try (ClientFixture story = new ClientFixture()) {
            story.ccc.clock().advance(Duration.ofHours(hours));
            story.quote();
            story.idle(Duration.ofMinutes(20));
            story.quote();
            assertThat(story.signIns()).isEqualTo(1);
        }
    }

    @Test
    void aSecondRefusalTellsWhenTheCredentialsWorkedAndKeepsTheFirst() {
        try (ClientFixture story = new ClientFixture()) {
            Quote quote = story.quote();
            story.idle(Duration.ofMinutes(5));
            Instant renewed = story.time.now();
            story.ccc.faults().next(Call.PRICE).status(401).header("X-Request-Id", "first");
            story.ccc
                    .faults()
                    .next(Call.PRICE)
                    .status(403)
                    .header("X-Request-Id", "second")
                    .body("{\"code\":\"SESSION_EXPIRED\",\"message\":\"gone\"}");

            assertRejected(failureOf(story::quote), renewed);
            assertThat(story.signIns()).isEqualTo(2);

            story.ccc.faults().next(Call.SUBMIT_ORDER).status(401).header("X-Request-Id", "first");
            story.ccc
                    .faults()
                    .next(Call.SUBMIT_ORDER)
                    .status(403)
                    .header("X-Request-Id", "second")
                    .body("{\"code\":\"SESSION_EXPIRED\",\"message\":\"gone\"}");
            CccException order = failureOf(() -> story.order(quote));
            assertThat(order.problem()).isEqualTo(CccProblem.SESSION_REJECTED);
            assertThat(order.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(story.ccc.count(Call.SUBMIT_ORDER)).isEqualTo(2);
            assertThat(story.ccc.orders()).isEmpty();

            story.order(quote);
            assertThat(story.ccc.orders()).hasSize(1);
        }
    }

    private static void assertRejected(CccException failure, Instant lastWorked) {
        assertThat(failure).isInstanceOf(CccAuthenticationException.class);
        assertThat(failure.problem()).isEqualTo(CccProblem.SESSION_REJECTED);
        assertThat(failure.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(((CccAuthenticationException) failure).lastWorkedAt()).contains(lastWorked);
        assertThat(failure).hasMessageContaining("last worked at " + lastWorked);
        assertThat(failure.requestId()).contains("second");
        assertThat(failure.cccCode()).contains("SESSION_EXPIRED");
        assertThat(failure.attempts()).extracting(Attempt::status).containsExactly(401, 403);
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(((CccException) failure.getCause()).requestId()).contains("first");
    }

    @Test
    void aMissingPermissionIsNoExpiredSession() {
        try (ClientFixture story = new ClientFixture()) {
            story.quote();
            story.ccc
                    .faults()
                    .next(Call.PRICE)
                    .status(403)
                    .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"orders\"")
                    .body("{\"error\":\"insufficient_scope\"}");

            assertThat(failureOf(story::quote).problem()).isNotEqualTo(CccProblem.SESSION_REJECTED);
            assertThat(story.signIns()).isEqualTo(1);
            story.quote();
            assertThat(story.signIns()).isEqualTo(1);
        }
    }

    @Test
    void theRuleOfWhatIsAnExpiredSessionCanBeReplaced() {
        try (ClientFixture story = new ClientFixture(
                CccSimulator.builder(),
                settings -> settings.expiredSessionRule((status, code, headers) ->
                        status == 440 && code.equals(java.util.Optional.of("LOGIN_TIMEOUT"))))) {
            story.quote();
            story.ccc.faults().next(Call.PRICE).status(440).body("{\"code\":\"LOGIN_TIMEOUT\",\"message\":\"x\"}");
            story.quote();
            assertThat(story.signIns()).isEqualTo(2);

            story.ccc.faults().next(Call.PRICE).status(401);
            failureOf(story::quote);
            assertThat(story.signIns()).isEqualTo(2);
        }
    }

    /** The first exchange was refused, then the password turned out to be changed: refused, not "not sent". */
    @Test
    void anOrderWhoseSessionDiedWhenThePasswordWasChangedWasRefusedAndCanBeOrderedAgain() {
        try (ClientFixture story = new ClientFixture()) {
            Quote quote = story.quote();
            Instant worked = story.time.now();
            story.ccc.changePassword("changed");
            story.idle(Duration.ofMinutes(31));

            CccException failure = failureOf(() -> story.order(quote));

            assertThat(failure.problem()).isEqualTo(CccProblem.CREDENTIALS_REJECTED);
            assertThat(failure.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(((CccAuthenticationException) failure).lastWorkedAt()).contains(worked);
            assertThat(failure.operation()).isEqualTo("orders.submit");
            assertThat(story.ccc.orders()).isEmpty();
        }
    }

    /** Trap 46, feature rows 8 and 13. */
    @Test
    void aThousandThreadsOnADeadSessionSignInOnce() throws Exception {
        manyOnADeadSession(Executors.newFixedThreadPool(1000), 1000);
    }

    /** Trap 23: the same on virtual threads. */
    @Test
    void aThousandVirtualThreadsOnADeadSessionSignInOnce() throws Exception {
        assumeThat(Runtime.version().feature())
                .as("virtual threads came with Java 21")
                .isGreaterThanOrEqualTo(21);
        ExecutorService threads = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        manyOnADeadSession(threads, 1000);
    }

    private static void manyOnADeadSession(ExecutorService threads, int number) throws Exception {
        try (ClientFixture story = new ClientFixture()) {
            story.client.account().info();
            story.idle(Duration.ofMinutes(31));
            // These are refused at once and hear of it late, when the others have a new session.
            story.ccc.faults().next(Call.ACCOUNT, number / 3).delay(Duration.ofMillis(150));
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> calls = new ArrayList<>();
            for (int call = 0; call < number; call++) {
                calls.add(threads.submit(() -> {
                    start.await();
                    return story.client.account().info();
                }));
            }
            start.countDown();
            for (Future<?> call : calls) {
                call.get(60, TimeUnit.SECONDS);
            }
            assertThat(story.signIns()).isEqualTo(2);
            assertThat(story.ccc.count(Call.ACCOUNT)).isBetween(number + 2, 2 * number + 1);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The account locks after five bad passwords here; the real rule is not known. */
    @Test
    void anApplicationThatCallsInALoopForAWeekDoesNotLockTheAccount() {
        try (ClientFixture story = new ClientFixture()) {
            story.provider = () -> CccCredentials.of(story.ccc.userName(), "wrong");
            for (int quarter = 0; quarter < 7 * 24 * 60; quarter++) {
                assertThat(failureOf(() -> story.client.account().info()).problem())
                        .isEqualTo(CccProblem.CREDENTIALS_REJECTED);
                story.idle(Duration.ofMinutes(1));
            }
            assertThat(story.ccc.signIns()).hasSize(4).noneMatch(SignIn::accepted);
            assertThat(story.ccc.account(story.ccc.userName()).locked()).isFalse();

            story.provider = () -> CccCredentials.of(story.ccc.userName(), story.ccc.password());
            story.client.account().info();
        }
    }

    @Test
    void aLockedAccountIsCalledThat() {
        try (ClientFixture story = new ClientFixture()) {
            story.ccc.changeAccount(story.ccc.userName(), account -> account.locked(true));
            CccException failure = failureOf(story::quote);
            assertThat(failure).isInstanceOf(CccAuthenticationException.class);
            assertThat(failure.problem()).isEqualTo(CccProblem.ACCOUNT_LOCKED);
            assertThat(story.signIns()).isEqualTo(1);

            story.ccc.changeAccount(story.ccc.userName(), account -> account.locked(false));
            assertThat(failureOf(story::quote).problem()).isEqualTo(CccProblem.ACCOUNT_LOCKED);
            story.client.session().reset();
            story.quote();
        }
    }

    /** A sign-in server may answer with an error in a page, in a wrapper, or with success and nothing in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Welcome</body></html>",
                "",
                "{}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":null,\"expires_in\":3600}",
                "{\"access_token\":\"half",
                "{\"access_token\":\"line\\nbreak\"}",
                "[1,2]",
                "\u0000\u0001"
            })
    void aSignInAnsweredWithGarbageIsPassing(String body) {
        try (ClientFixture story = new ClientFixture()) {
            story.ccc.faults().next(Call.SIGN_IN, 3).status(200).body(body);
            CccException failure = failureOf(story::quote);
            assertThat(failure.problem()).isEqualTo(CccProblem.UNEXPECTED_RESPONSE);
            assertThat(failure.isRetryable()).isTrue();
            story.idle(Duration.ofSeconds(7));
            story.quote();
        }
    }

    @Test
    void anErrorInAWrapperUnderStatus200IsAVerdict() {
        try (ClientFixture story = new ClientFixture()) {
            story.ccc
                    .faults()
                    .always(Call.SIGN_IN)
                    .status(200)
                    .body(
                            "{\"response\":{\"status\":{\"code\":\"ACCOUNT_LOCKED\",\"message\":\"Account is locked\"}}}");
            for (int call = 0; call < 20; call++) {
                assertThat(failureOf(story::quote).problem()).isEqualTo(CccProblem.ACCOUNT_LOCKED);
                story.idle(Duration.ofSeconds(7));
            }
            assertThat(story.signIns()).isEqualTo(1);
        }
    }

    @Test
    void theSignInEndpointsAwayAndRecoverySeenThroughTheClient() {
        try (ClientFixture story = new ClientFixture()) {
            story.ccc.down();
            for (int call = 0; call < 50; call++) {
                CccException failure = failureOf(story::quote);
                assertThat(failure.problem()).isEqualTo(CccProblem.SERVICE_UNAVAILABLE);
                story.idle(Duration.ofMillis(15));
            }
            assertThat(story.signIns()).isEqualTo(3);
            story.ccc.up();
            story.idle(Duration.ofSeconds(2));
            story.quote();
        }
    }

    /** The first of two callers may have to wait for the sign-in; its time-out is its own affair. */
    @Test
    void aSignInThatStallsIsATimeOutAndNoCredentialsError() {
        try (ClientFixture story =
                new ClientFixture(CccSimulator.builder(), settings -> settings.readTimeout(Duration.ofMillis(200)))) {
            story.ccc.faults().next(Call.SIGN_IN, 3).stall();
            assertThat(failureOf(story::quote).problem()).isEqualTo(CccProblem.TIMEOUT);
            story.idle(Duration.ofSeconds(7));
            story.quote();
        }
    }

    @Test
    void aSignInWhoseConnectionBreaksIsTriedAgainWithinTheCall() {
        try (ClientFixture story = new ClientFixture()) {
            story.ccc.faults().next(Call.SIGN_IN).reset();
            story.ccc.faults().next(Call.SIGN_IN).halfStatusLine();
            story.quote();
            assertThat(story.signIns()).isEqualTo(3);
        }
    }

    @Test
    void redirectsAreNotFollowedAtSignIn() {
        try (ClientFixture story = new ClientFixture()) {
            story.ccc.faults().next(Call.SIGN_IN).status(307).header("Location", story.ccc.baseUrl() + "/elsewhere");
            assertThat(failureOf(story::quote).problem()).isEqualTo(CccProblem.UNEXPECTED_RESPONSE);
            assertThat(story.ccc.count(Call.OTHER)).isZero();
        }
    }
}
