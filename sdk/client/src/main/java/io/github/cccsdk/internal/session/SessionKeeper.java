package io.github.cccsdk.internal.session;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.auth.CccCredentialsProvider;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.session.SignInFlight.Landing;
import io.github.cccsdk.session.CccSession;
import io.github.cccsdk.session.SessionState;
import io.github.cccsdk.time.TimeSource;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one session for all threads. Any number of callers that find it missing cause one sign-in and share what comes of
 * it; each waits no longer than its own deadline allows, and none is harmed by another's interrupt.
 *
 * <p>Everything it remembers changes under one lock, which is never held while waiting or while signing in.
 */
public final class SessionKeeper implements CccSession, AutoCloseable {
    private final SignInFlight signIn;
    private final ErrorReader errors;
    private final TimeSource time;
    private final RandomGenerator random;
    private final Executor executor;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SessionToken token;
    private @Nullable Flight flight;
    private @Nullable CccCredentials suspected;
    private @Nullable RefusedCredentials refused;
    private @Nullable Setback setback;
    private @Nullable CccCredentials accepted;
    private @Nullable Instant lastSuccess;
    private @Nullable Instant lastFailure;
    private @Nullable CccProblem lastProblem;
    private int resets;
    private boolean closed;

    /**
     * A sign-in under way.
     *
     * @param suspected the credentials whose next refusal is believed at once
     * @param barred what is remembered of credentials that must not be tried now
     * @param generation the number of resets before it
     */
    private record Flight(
            CompletableFuture<Landing> landing,
            @Nullable CccCredentials suspected,
            @Nullable RefusedCredentials barred,
            int generation) {}

    /** @param executor runs one sign-in; must not run it on the calling thread */
    public SessionKeeper(
            CccCredentialsProvider provider,
            SignIn signIn,
            ErrorReader errors,
            TimeSource time,
            RandomGenerator random,
            Supplier<String> ids,
            Executor executor) {
        this.signIn = new SignInFlight(provider, signIn, errors, time, random, ids);
        this.errors = errors;
        this.time = time;
        this.random = random;
        this.executor = executor;
    }

    /**
     * A token to call with: the one at hand while it is valid, else one signed in for.
     *
     * @throws CccException if there is none to be had, or not before the deadline
     */
    public SessionToken acquire(Deadline deadline) {
        SessionToken usable;
        Flight joined;
        Flight launched = null;
        lock.lock();
        try {
            if (closed) {
                throw closedFailure();
            }
            usable = token != null && !token.hasExpired(time) ? token : null;
            if (flight == null && (usable == null ? mustSignIn() : mayRenew(usable))) {
                launched = flight = newFlight();
            }
            joined = flight;
        } finally {
            lock.unlock();
        }
        if (launched != null) {
            launch(launched);
        }
        return usable != null ? usable : await(Objects.requireNonNull(joined), deadline);
    }

    /** Drops a token that CCC refused: that one, not a newer one. */
    public void drop(SessionToken refusedToken) {
        lock.lock();
        try {
            if (token == refusedToken) {
                token = null;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public SessionState state() {
        lock.lock();
        try {
            SessionToken current = token != null && !token.hasExpired(time) ? token : null;
            Optional<Instant> nextTry = Optional.empty();
            if (refused != null) {
                nextTry = refused.nextTry();
            } else if (setback != null && !setback.isOver(time)) {
                nextTry = Optional.of(setback.until());
            }
            return new SessionState(
                    current != null,
                    current == null ? Optional.empty() : current.expiresAt(),
                    Optional.ofNullable(lastSuccess),
                    Optional.ofNullable(lastFailure),
                    Optional.ofNullable(lastProblem),
                    nextTry);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void reset() {
        lock.lock();
        try {
            resets++;
            token = null;
            suspected = null;
            refused = null;
            setback = null;
        } finally {
            lock.unlock();
        }
    }

    /** When CCC last accepted credentials; for a message that does not blame them. */
    public Optional<Instant> lastSuccess() {
        lock.lock();
        try {
            return Optional.ofNullable(lastSuccess);
        } finally {
            lock.unlock();
        }
    }

    /** Releases whoever waits. Idempotent. */
    @Override
    public void close() {
        Flight abandoned;
        lock.lock();
        try {
            closed = true;
            token = null;
            abandoned = flight;
            flight = null;
        } finally {
            lock.unlock();
        }
        if (abandoned != null) {
            abandoned.landing().complete(Landing.failed(closedFailure(), null, false));
        }
    }

    /** Under the lock, with a usable token: whether to renew it now, behind the back of those who use it. */
    private boolean mayRenew(SessionToken usable) {
        return usable.isDueForRenewal(time) && refused == null && (setback == null || setback.isOver(time));
    }

    /** Under the lock, without a usable token: true, or an exception where a sign-in would be wrong now. */
    private boolean mustSignIn() {
        token = null;
        if (setback != null && !setback.isOver(time)) {
            throw CccException.of(setback.report().toBuilder()
                    .detail("The sign-in failed a moment ago and is tried again from " + setback.until())
                    .outcome(Outcome.NOT_SENT)
                    .retryAt(setback.until())
                    .build());
        }
        if (refused != null && !refused.mayBeTriedAgain(time) && !refused.providerMayBeAsked(time)) {
            throw CccException.of(remembered(refused));
        }
        return true;
    }

    private Flight newFlight() {
        RefusedCredentials barred = null;
        if (refused != null) {
            barred = refused.mayBeTriedAgain(time) ? null : refused;
            refused = refused.askedNow(time);
        }
        return new Flight(
                new CompletableFuture<>(), refused != null ? refused.credentials() : suspected, barred, resets);
    }

    private ProblemReport remembered(RefusedCredentials known) {
        return known.report().toBuilder()
                .detail("CCC refused these credentials at " + known.at() + ", so they are not tried again "
                        + known.nextTry().map(at -> "before " + at).orElse("by themselves"))
                .outcome(Outcome.NOT_SENT)
                .retryAt(known.nextTry().orElse(null))
                .build();
    }

    private CccException closedFailure() {
        return CccException.of(errors.problem(CccProblem.CLIENT_CLOSED, "session.sign-in")
                .outcome(Outcome.NOT_SENT)
                .build());
    }

    private void launch(Flight launched) {
        try {
            executor.execute(() -> land(launched, fly(launched)));
        } catch (RuntimeException | Error notStarted) {
            land(launched, unexpected(notStarted));
        }
    }

    /** Never throws: a flight that does not land would keep everyone waiting. */
    private Landing fly(Flight flown) {
        try {
            return signIn.fly(
                    flown.suspected(),
                    flown.barred() == null ? null : flown.barred().credentials());
        } catch (RuntimeException | Error failed) {
            return unexpected(failed);
        }
    }

    private Landing unexpected(Throwable failed) {
        return Landing.failed(
                CccException.of(errors.problem(CccProblem.SERVICE_UNAVAILABLE, "session.sign-in")
                        .detail("The sign-in could not be carried out: "
                                + failed.getClass().getName())
                        .outcome(Outcome.NOT_SENT)
                        .retryable(true)
                        .build()),
                null,
                false);
    }

    /** Remembers what came of a sign-in, then releases everyone who waited for it. */
    private void land(Flight landed, Landing landing) {
        lock.lock();
        try {
            if (isCurrent(landed)) {
                flight = null;
                remember(landed, landing);
            }
        } finally {
            lock.unlock();
        }
        landed.landing().complete(landing);
    }

    @SuppressWarnings("ReferenceEquality") // this very flight, not one like it
    private boolean isCurrent(Flight landed) {
        return flight == landed;
    }

    private void remember(Flight landed, Landing landing) {
        boolean beforeReset = landed.generation() != resets;
        if (landing.token() != null) {
            lastSuccess = time.now();
            accepted = landing.credentials();
            if (!beforeReset) {
                token = landing.token();
                suspected = null;
                refused = null;
                setback = null;
            }
            return;
        }
        if (landing.failure() == null) {
            return;
        }
        lastFailure = time.now();
        lastProblem = landing.failure().problem();
        if (beforeReset) {
            return;
        }
        CccCredentials used = landing.credentials();
        if (used != null && isFinal(landing.failure().problem()) && !landing.refusedUnconfirmed()) {
            refused = RefusedCredentials.after(refused, used, landing.failure().report(), time);
            setback = null;
        } else {
            suspected = landing.refusedUnconfirmed() ? used : suspected;
            setback = Setback.after(setback, landing.failure().report(), time, random);
        }
    }

    /** Whether trying the same credentials again would help nobody, and might lock the account. */
    private static boolean isFinal(CccProblem problem) {
        return problem == CccProblem.CREDENTIALS_REJECTED
                || problem == CccProblem.ACCOUNT_LOCKED
                || problem == CccProblem.APPLICATION_KEY_REJECTED;
    }

    private SessionToken await(Flight joined, Deadline deadline) {
        try {
            if (!time.await(joined.landing(), deadline.remaining())) {
                throw CccException.of(errors.problem(CccProblem.TIMEOUT, "session.sign-in")
                        .detail("The time allowed ran out while waiting for the sign-in")
                        .outcome(Outcome.NOT_SENT)
                        .retryable(true)
                        .build());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CccException.of(errors.problem(CccProblem.INTERRUPTED, "session.sign-in")
                    .detail("Interrupted while waiting for the sign-in")
                    .outcome(Outcome.NOT_SENT)
                    .build());
        }
        Landing landing = joined.landing().join();
        if (landing.token() != null) {
            return landing.token();
        }
        throw ownFailure(joined, landing);
    }

    /** Each caller gets an exception of its own, with its own stack and the sign-in's as cause. */
    private CccException ownFailure(Flight joined, Landing landing) {
        CccException shared = landing.failure();
        if (shared == null) {
            return CccException.of(remembered(Objects.requireNonNull(joined.barred())));
        }
        return CccException.of(
                shared.report().toBuilder()
                        .outcome(Outcome.NOT_SENT)
                        .lastWorkedAt(lastWorked(landing.credentials()))
                        .build(),
                shared);
    }

    private @Nullable Instant lastWorked(@Nullable CccCredentials credentials) {
        lock.lock();
        try {
            return credentials != null && credentials.equals(accepted) ? lastSuccess : null;
        } finally {
            lock.unlock();
        }
    }
}
