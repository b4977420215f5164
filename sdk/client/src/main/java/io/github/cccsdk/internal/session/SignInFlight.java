package io.github.cccsdk.internal.session;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.auth.CccCredentialsProvider;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.call.CallContext;
import io.github.cccsdk.internal.call.CallScope;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.wire.TokenAnswer;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Signs in, as often as it makes sense within one go: three tries within ten seconds where the cause is a passing one, a
 * second one where CCC refuses the credentials for the first time.
 *
 * <p>The second try is there because {@code invalid_grant} is no proof of a wrong password: some servers give it to
 * simultaneous sign-ins that are right.
 */
final class SignInFlight {
    static final int MAX_TRIES = 3;
    static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration ONE_TRY = Duration.ofSeconds(10);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(250);
    /** Long enough for sign-ins that ran into each other to be over. */
    private static final Duration SECOND_TRY_PAUSE = Duration.ofMillis(500);

    private final CccCredentialsProvider provider;
    private final SignIn signIn;
    private final ErrorReader errors;
    private final TimeSource time;
    private final RandomGenerator random;
    private final Supplier<String> ids;

    SignInFlight(
            CccCredentialsProvider provider,
            SignIn signIn,
            ErrorReader errors,
            TimeSource time,
            RandomGenerator random,
            Supplier<String> ids) {
        this.provider = provider;
        this.signIn = signIn;
        this.errors = errors;
        this.time = time;
        this.random = random;
        this.ids = ids;
    }

    /**
     * How a sign-in ended.
     *
     * @param token the session, if one was opened
     * @param failure why not; also absent where the provider had nothing but the barred credentials
     * @param credentials what it used, as far as it got to know them
     * @param refusedUnconfirmed whether CCC refused them and that could not be confirmed by a second try
     */
    record Landing(
            @Nullable SessionToken token,
            @Nullable CccException failure,
            @Nullable CccCredentials credentials,
            boolean refusedUnconfirmed) {
        static Landing opened(SessionToken token, CccCredentials credentials) {
            return new Landing(token, null, credentials, false);
        }

        static Landing failed(CccException failure, @Nullable CccCredentials credentials, boolean refusedUnconfirmed) {
            return new Landing(null, failure, credentials, refusedUnconfirmed);
        }

        static Landing barred(CccCredentials credentials) {
            return new Landing(null, null, credentials, false);
        }
    }

    /**
     * @param suspected credentials refused before: their next refusal is believed at once
     * @param barred credentials that must not be tried at all
     */
    Landing fly(@Nullable CccCredentials suspected, @Nullable CccCredentials barred) {
        CallContext call = new CallContext("session.sign-in", new CallScope(ids.get(), Deadline.after(WINDOW, time)));
        CccCredentials credentials;
        try {
            credentials = askProvider();
        } catch (CccException unusable) {
            return Landing.failed(call.failure(unusable), null, false);
        }
        if (credentials.equals(barred)) {
            return Landing.barred(credentials);
        }
        boolean refusedBefore = credentials.equals(suspected);
        boolean unconfirmed = false;
        Duration waited = Duration.ZERO;
        for (int tries = 1; ; tries++) {
            Instant startedAt = time.now();
            CccException failure;
            try {
                TokenAnswer answer = signIn.once(credentials, call.correlationId(), Deadline.after(ONE_TRY, time));
                return Landing.opened(SessionToken.of(answer, time), credentials);
            } catch (CccException failed) {
                failure = failed;
            }
            call.failed(failure, startedAt, waited);
            if (failure.problem() == CccProblem.CREDENTIALS_REJECTED) {
                if (refusedBefore) {
                    return Landing.failed(call.failure(failure), credentials, false);
                }
                refusedBefore = true;
                unconfirmed = true;
                waited = SECOND_TRY_PAUSE.plus(upTo(SECOND_TRY_PAUSE));
            } else if (failure.isRetryable()) {
                waited = backOff(tries);
            } else {
                return Landing.failed(call.failure(failure), credentials, false);
            }
            if (tries == MAX_TRIES || !call.deadline().leaves(waited) || !slept(waited)) {
                return Landing.failed(call.failure(failure), credentials, unconfirmed);
            }
        }
    }

    private boolean slept(Duration span) {
        try {
            time.sleep(span);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CccCredentials askProvider() {
        CccCredentials credentials;
        try {
            credentials = provider.credentials();
        } catch (CccException typed) {
            throw typed;
        } catch (Exception failed) {
            throw CccException.of(errors.problem(CccProblem.CONFIGURATION_INVALID, "session.sign-in")
                    .detail("The credentials provider failed with "
                            + failed.getClass().getName())
                    .outcome(Outcome.NOT_SENT)
                    .build());
        }
        if (credentials == null) {
            throw CccException.of(errors.problem(CccProblem.CREDENTIALS_MISSING, "session.sign-in")
                    .detail("The credentials provider gave none")
                    .outcome(Outcome.NOT_SENT)
                    .build());
        }
        credentials.requireWellFormed();
        return credentials;
    }

    /** Full jitter below a doubling limit. */
    private Duration backOff(int tries) {
        return upTo(FIRST_BACK_OFF.multipliedBy(1L << tries)).plusMillis(50);
    }

    private Duration upTo(Duration most) {
        return Duration.ofNanos(random.nextLong(most.toNanos()));
    }
}
