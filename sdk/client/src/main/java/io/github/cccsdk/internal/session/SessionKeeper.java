package io.github.cccsdk.internal.session;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.auth.CccCredentialsProvider;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.session.Refusals.Refusal;
import io.github.cccsdk.session.CccSession;
import io.github.cccsdk.session.SessionAccount;
import io.github.cccsdk.session.SessionRecord;
import io.github.cccsdk.session.SessionState;
import io.github.cccsdk.time.TimeSource;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
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
    private final SharedSessions shared;
    private final Function<CccCredentials, SessionAccount> accounts;
    private final ErrorReader errors;
    private final TimeSource time;
    private final RandomGenerator random;
    private final Executor executor;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SessionToken token;
    /** The one in use or, if there is none, the one before: not to be taken from the store again. */
    private @Nullable SessionToken latest;

    private @Nullable Flight flight;
    private Refusals refusals = Refusals.NONE;
    private @Nullable Setback setback;
    private @Nullable CccCredentials accepted;
    private @Nullable Instant lastSuccess;
    private @Nullable Instant lastFailure;
    private @Nullable CccProblem lastProblem;
    private int resets;
    /** The number of resets after which what is stored was forgotten. */
    private int resetsStored;

    private boolean closed;

    /**
     * A sign-in under way.
     *
     * @param refusals what CCC had refused before it
     * @param replaced the session that its own is to replace; null for none
     * @param generation the number of resets before it
     * @param forgetting whether what is stored is still to be forgotten
     */
    private record Flight(
            CompletableFuture<Landing> landing,
            Refusals refusals,
            @Nullable SessionToken replaced,
            int generation,
            boolean forgetting) {}

    /**
     * @param accounts what credentials are stored under
     * @param executor runs one sign-in; must not run it on the calling thread
     */
    public SessionKeeper(
            CccCredentialsProvider provider,
            SharedSessions shared,
            Function<CccCredentials, SessionAccount> accounts,
            SignIn signIn,
            ErrorReader errors,
            TimeSource time,
            RandomGenerator random,
            Supplier<String> ids,
            Executor executor) {
        this.signIn = new SignInFlight(provider, shared, accounts, signIn, errors, time, random, ids);
        this.shared = shared;
        this.accounts = accounts;
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
        while (true) {
            SessionToken usable;
            Flight joined;
            Flight launched = null;
            boolean outdated;
            lock.lock();
            try {
                requireOpen();
                usable = token != null && !token.hasExpired(time) ? token : null;
                if (flight == null && (usable == null ? mustSignIn() : mayRenew(usable))) {
                    launched = flight = newFlight();
                }
                joined = flight;
                outdated = joined != null && joined.generation() != resets;
            } finally {
                lock.unlock();
            }
            if (launched != null) {
                launch(launched);
            }
            if (usable != null) {
                return usable;
            }
            Landing landing = await(Objects.requireNonNull(joined), deadline);
            if (!outdated) {
                return tokenOf(landing);
            }
            // That one began before a reset: it was only waited for, so that there are never two.
        }
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
            Optional<Instant> nextTry = setback != null && !setback.isOver(time)
                    ? Optional.of(setback.until())
                    : refusals.standing().flatMap(Refusal::nextTry);
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
        Set<CccCredentials> stored = new HashSet<>();
        lock.lock();
        try {
            resets++;
            token = null;
            refusals.latestFirst().forEach(refusal -> stored.add(refusal.credentials()));
            if (accepted != null) {
                stored.add(accepted);
            }
            refusals = Refusals.NONE;
            setback = null;
        } finally {
            lock.unlock();
        }
        // What is stored for other credentials is forgotten when the provider gives them.
        stored.forEach(credentials -> shared.write(accounts.apply(credentials), SessionRecord.NONE));
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
            abandoned.landing().complete(Landing.notStarted(closedFailure()));
        }
    }

    private void requireOpen() {
        if (closed) {
            throw closedFailure();
        }
    }

    /** Under the lock, with a usable token: whether to renew it now, behind the back of those who use it. */
    private boolean mayRenew(SessionToken usable) {
        return usable.isDueForRenewal(time)
                && refusals.standing().isEmpty()
                && (setback == null || setback.isOver(time));
    }

    /** Under the lock, without a usable token: true, or an exception where a sign-in would be wrong now. */
    private boolean mustSignIn() {
        token = null;
        if (setback != null && !setback.isOver(time)) {
            throw again(setback);
        }
        Optional<Refusal> standing = refusals.standing();
        if (standing.isPresent() && standing.get().bars(time) && !refusals.providerMayBeAsked(time)) {
            throw again(standing.get());
        }
        return true;
    }

    private Flight newFlight() {
        refusals = refusals.providerAsked(time);
        return new Flight(new CompletableFuture<>(), refusals, latest, resets, resetsStored != resets);
    }

    private static CccException again(Setback setback) {
        return again(
                setback.failure(),
                "The sign-in failed a moment ago and is tried again from " + setback.until(),
                setback.until(),
                null);
    }

    private CccException again(Refusal known) {
        return again(
                known.failure(),
                "CCC refused these credentials at " + known.at()
                        + (known.toAnother() ? " in an earlier run" : "") + ", so they are not tried again "
                        + known.nextTry().map(at -> "before " + at).orElse("by themselves"),
                known.nextTry().orElse(null),
                lastWorked(known.credentials()));
    }

    /** An earlier failure, for a call that does not even try. */
    private static CccException again(
            CccException earlier, String detail, @Nullable Instant retryAt, @Nullable Instant lastWorkedAt) {
        return CccException.of(
                earlier.report().toBuilder()
                        .detail(detail)
                        .outcome(Outcome.NOT_SENT)
                        .retryAt(retryAt)
                        .lastWorkedAt(lastWorkedAt)
                        .attempts(List.of())
                        .build(),
                earlier);
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
            return signIn.fly(flown.refusals(), flown.replaced(), flown.forgetting(), flown.landing()::isDone);
        } catch (RuntimeException | Error failed) {
            return unexpected(failed);
        }
    }

    private Landing unexpected(Throwable failed) {
        return Landing.notStarted(CccException.of(
                errors.problem(CccProblem.SERVICE_UNAVAILABLE, "session.sign-in")
                        .detail("The sign-in could not be carried out: "
                                + failed.getClass().getName())
                        .outcome(Outcome.NOT_SENT)
                        .retryable(true)
                        .build(),
                failed));
    }

    /** Remembers what came of a sign-in, then releases everyone who waited for it. */
    private void land(Flight landed, Landing landing) {
        lock.lock();
        try {
            if (isCurrent(landed)) {
                flight = null;
                remember(landing, landed.generation() != resets);
                if (!(landing instanceof Landing.Failed failed) || failed.credentials() != null) {
                    resetsStored = landed.generation();
                }
            }
        } finally {
            lock.unlock();
            landed.landing().complete(landing);
        }
    }

    @SuppressWarnings("ReferenceEquality") // this very flight, not one like it
    private boolean isCurrent(Flight landed) {
        return flight == landed;
    }

    private void remember(Landing landing, boolean outdated) {
        if (landing instanceof Landing.Opened opened) {
            lastSuccess = opened.acceptedAt();
            accepted = opened.credentials();
            latest = opened.token();
            if (!outdated) {
                token = opened.token();
                refusals = Refusals.NONE;
                setback = null;
            }
        } else if (landing instanceof Landing.Barred barred) {
            if (barred.known().toAnother() && !outdated) {
                lastFailure = barred.known().at();
                lastProblem = barred.known().failure().problem();
                refusals = refusals.with(barred.known(), time);
            }
        } else if (landing instanceof Landing.Failed failed) {
            lastFailure = time.now();
            lastProblem = failed.failure().problem();
            if (!outdated && failed.credentials() != null) {
                hold(failed.failure(), failed.refusal());
            }
        }
    }

    /** Sees to it that calls do not ask CCC again and again. */
    private void hold(CccException failure, Optional<Refusal> refusal) {
        refusal.ifPresent(added -> refusals = refusals.with(added, time));
        boolean believed = refusal.filter(added -> added.believed() > 0).isPresent();
        setback = believed ? null : Setback.after(setback, failure, time, random);
    }

    private Landing await(Flight joined, Deadline deadline) {
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
        return joined.landing().join();
    }

    /** The token, or an exception of the caller's own, with its own stack and the sign-in's as cause. */
    private SessionToken tokenOf(Landing landing) {
        if (landing instanceof Landing.Opened opened) {
            return opened.token();
        }
        if (landing instanceof Landing.Barred barred) {
            throw again(barred.known());
        }
        Landing.Failed failed = (Landing.Failed) landing;
        throw CccException.of(
                failed.failure().report().toBuilder()
                        .outcome(Outcome.NOT_SENT)
                        .lastWorkedAt(lastWorked(failed.credentials()))
                        .build(),
                failed.failure());
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
