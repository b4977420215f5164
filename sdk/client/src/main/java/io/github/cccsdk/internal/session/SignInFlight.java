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
import io.github.cccsdk.internal.session.Refusals.Refusal;
import io.github.cccsdk.internal.wire.TokenAnswer;
import io.github.cccsdk.session.SessionAccount;
import io.github.cccsdk.session.SessionRecord;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Signs in, as often as it makes sense within one go: three tries within ten seconds where the cause is a passing one, a
 * second one, whatever the time, where CCC refuses the credentials for the first time.
 *
 * <p>The second try is there because {@code invalid_grant} is no proof of a wrong password: some servers give it to
 * simultaneous sign-ins that are right.
 *
 * <p>Before, it looks whether another client has signed in, or was refused; in the meantime, no other client does.
 */
final class SignInFlight {
    static final int MAX_TRIES = 3;
    static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration ONE_TRY = Duration.ofSeconds(10);
    /** Another client's last try may begin when its window ends. Giving up earlier would let two sign in at once. */
    static final Duration LONGEST_OF_ANOTHER = WINDOW.plus(ONE_TRY);

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(250);
    /** Long enough for sign-ins that ran into each other to be over. */
    private static final Duration SECOND_TRY_PAUSE = Duration.ofMillis(500);

    private final CccCredentialsProvider provider;
    private final SharedSessions shared;
    private final Function<CccCredentials, SessionAccount> accounts;
    private final SignIn signIn;
    private final ErrorReader errors;
    private final TimeSource time;
    private final RandomGenerator random;
    private final Supplier<String> ids;

    SignInFlight(
            CccCredentialsProvider provider,
            SharedSessions shared,
            Function<CccCredentials, SessionAccount> accounts,
            SignIn signIn,
            ErrorReader errors,
            TimeSource time,
            RandomGenerator random,
            Supplier<String> ids) {
        this.provider = provider;
        this.shared = shared;
        this.accounts = accounts;
        this.signIn = signIn;
        this.errors = errors;
        this.time = time;
        this.random = random;
        this.ids = ids;
    }

    /**
     * @param refusals what was refused before
     * @param spent the session that this one is to replace; null for none
     * @param forgetting whether what is stored is to be forgotten first
     * @param abandoned whether nobody wants the result any more
     */
    Landing fly(Refusals refusals, @Nullable SessionToken spent, boolean forgetting, BooleanSupplier abandoned) {
        CccCredentials credentials;
        try {
            credentials = askProvider();
        } catch (CccException unusable) {
            return Landing.notStarted(newCall().failure(unusable));
        }
        SessionAccount account = accounts.apply(credentials);
        Function<SessionRecord, Precedent> look =
                stored -> Precedent.of(stored, credentials, spent, refusals.of(credentials), errors, time);
        SessionRecord stored = forgetting ? SessionRecord.NONE : shared.read(account);
        Precedent precedent = look.apply(stored);
        Optional<Landing> known = precedent.landing(time);
        if (known.isPresent() && !Precedent.refusedInTheFuture(stored, time)) {
            return known.get();
        }
        Optional<AutoCloseable> lock = shared.lock(account, LONGEST_OF_ANOTHER);
        if (lock.isEmpty()) {
            return known.orElseGet(() -> signIn(credentials, precedent.refusal(), doubt -> {}, abandoned));
        }
        try {
            return alone(account, look, forgetting, abandoned);
        } finally {
            shared.unlock(lock.get());
        }
    }

    /** While no other client signs in: looks again, because the one before may have, and tells the next one. */
    private Landing alone(
            SessionAccount account,
            Function<SessionRecord, Precedent> look,
            boolean forgetting,
            BooleanSupplier abandoned) {
        if (forgetting) {
            shared.write(account, SessionRecord.NONE);
        }
        SessionRecord stored = forgetting ? SessionRecord.NONE : shared.read(account);
        Precedent precedent = look.apply(stored);
        Optional<Landing> known = precedent.landing(time);
        if (known.isPresent()) {
            if (Precedent.refusedInTheFuture(stored, time)) {
                precedent.refusal().ifPresent(refusal -> tell(account, refusal));
            }
            return known.get();
        }
        Landing landing = signIn(account.credentials(), precedent.refusal(), doubt -> tell(account, doubt), abandoned);
        if (landing instanceof Landing.Opened opened) {
            shared.write(account, SessionRecord.of(opened.token().toStore()));
        } else if (landing instanceof Landing.Failed failed && failed.refusal().isPresent()) {
            tell(account, failed.refusal().get());
        } else if (stored.session().isPresent()) {
            shared.write(account, stored.withoutSession());
        }
        return landing;
    }

    private void tell(SessionAccount account, Refusal refusal) {
        shared.write(account, SessionRecord.of(Precedent.toStore(refusal)));
    }

    /**
     * @param known what is known of the credentials
     * @param doubted told of a first refusal before it is tried again, so that it counts whatever happens then
     */
    private Landing signIn(
            CccCredentials credentials, Optional<Refusal> known, Consumer<Refusal> doubted, BooleanSupplier abandoned) {
        CallContext call = newCall();
        Optional<Refusal> before = known;
        Optional<Refusal> doubt = Optional.empty();
        Duration waited = Duration.ZERO;
        for (int tries = 1; ; tries++) {
            Instant startedAt = time.now();
            long startedAtNanos = time.nanoTime();
            CccException failure;
            try {
                TokenAnswer answer = signIn.once(credentials, call.correlationId(), Deadline.after(ONE_TRY, time));
                return new Landing.Opened(new SessionToken(answer, startedAt, startedAtNanos), credentials, time.now());
            } catch (CccException failed) {
                failure = failed;
            }
            call.failed(failure, startedAt, waited);
            if (isVerdict(failure) || (isRefusal(failure) && before.isPresent())) {
                CccException last = call.failure(failure);
                return new Landing.Failed(
                        last, credentials, Optional.of(Refusal.after(before, credentials, last, true, time)));
            }
            if (isRefusal(failure)) {
                doubt = Optional.of(Refusal.after(Optional.empty(), credentials, call.failure(failure), false, time));
                before = doubt;
                doubted.accept(doubt.get());
                waited = SECOND_TRY_PAUSE.plus(upTo(SECOND_TRY_PAUSE));
            } else {
                waited = backOff(tries, failure);
                if (!failure.isRetryable()
                        || tries >= MAX_TRIES
                        || !call.deadline().leaves(waited)) {
                    return new Landing.Failed(call.failure(failure), credentials, doubt);
                }
            }
            if (!slept(waited) || abandoned.getAsBoolean()) {
                return new Landing.Failed(call.failure(failure), credentials, doubt);
            }
        }
    }

    private CallContext newCall() {
        return new CallContext("session.sign-in", new CallScope(ids.get(), Deadline.after(WINDOW, time), false));
    }

    private static boolean isRefusal(CccException failure) {
        return failure.problem() == CccProblem.CREDENTIALS_REJECTED;
    }

    /**
     * Whether CCC has named a reason that trying again cannot change. A reason this library does not know is one too: it
     * may stand for a wrong password. A page without a code is not; a gateway gives those while the service is away.
     */
    private static boolean isVerdict(CccException failure) {
        int status = failure.httpStatus().orElse(0);
        return !isRefusal(failure)
                && failure.cccCode().isPresent()
                && status >= 200
                && status < 500
                && !failure.isRetryable();
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
        } catch (Throwable failed) {
            throw CccException.of(
                    errors.problem(CccProblem.CONFIGURATION_INVALID, "session.sign-in")
                            .detail("The credentials provider failed with "
                                    + failed.getClass().getName())
                            .outcome(Outcome.NOT_SENT)
                            .build(),
                    failed);
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

    /** What CCC asked for, or full jitter below a doubling limit. */
    private Duration backOff(int tries, CccException failure) {
        Duration own = upTo(FIRST_BACK_OFF.multipliedBy(1L << tries)).plusMillis(50);
        return failure.report()
                .retryAfter()
                .filter(asked -> asked.compareTo(own) > 0)
                .orElse(own);
    }

    private Duration upTo(Duration most) {
        return Duration.ofNanos(random.nextLong(most.toNanos()));
    }
}
