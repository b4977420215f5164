package io.github.cccsdk.internal.session;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.session.Refusals.Refusal;
import io.github.cccsdk.session.SessionRecord;
import io.github.cccsdk.session.StoredRefusal;
import io.github.cccsdk.session.StoredSession;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known before a sign-in: by this client, and by others through the session store. Decides whether there has to be
 * one at all. Immutable.
 *
 * @param session one of another client that can be used in place of a new one
 * @param refusal that these credentials were refused, with the higher count where both know of it
 */
record Precedent(CccCredentials credentials, Optional<SessionToken> session, Optional<Refusal> refusal) {
    /** A session of a stored age beyond this is nonsense, and out of the range of a monotonic clock. */
    private static final Duration OLDEST = Duration.ofDays(3651);

    /**
     * @param spent the token this client had last, which is expired, refused or about to be renewed
     * @param own what this client knows of the credentials
     */
    static Precedent of(
            SessionRecord stored,
            CccCredentials credentials,
            @Nullable SessionToken spent,
            Optional<Refusal> own,
            ErrorReader errors,
            TimeSource time) {
        Optional<SessionToken> session = stored.session()
                .filter(opened -> isPast(opened, time))
                .filter(opened -> spent == null || !spent.value().equals(opened.token()))
                .map(opened -> SessionToken.adopted(opened, time))
                .filter(token -> !token.hasExpired(time) && !token.isDueForRenewal(time));
        Optional<Refusal> theirs = stored.refusal().map(refusal -> adopted(refusal, credentials, errors, time));
        Optional<Refusal> refusal =
                Stream.concat(own.stream(), theirs.stream()).max(Comparator.comparingInt(Refusal::believed));
        return new Precedent(credentials, session, refusal);
    }

    /** What comes of it without asking CCC; empty if CCC has to be asked. */
    Optional<Landing> landing(TimeSource time) {
        if (session.isPresent()) {
            return Optional.of(new Landing.Opened(
                    session.get(), credentials, session.get().toStore().openedAt()));
        }
        return refusal.filter(known -> known.bars(time)).map(Landing.Barred::new);
    }

    /** A session from the future was stored by another clock; how old it is, nobody can tell. */
    private static boolean isPast(StoredSession session, TimeSource time) {
        Instant now = time.now();
        return !session.openedAt().isAfter(now) && session.openedAt().isAfter(now.minus(OLDEST));
    }

    /** One from the future counts from now: protecting the account goes before trying early. */
    private static Refusal adopted(
            StoredRefusal stored, CccCredentials credentials, ErrorReader errors, TimeSource time) {
        Instant now = time.now();
        Instant at = stored.at().isAfter(now) ? now : stored.at();
        Instant oldest = now.minus(OLDEST);
        Duration age = Duration.between(at.isBefore(oldest) ? oldest : at, now);
        var said = errors.problem(stored.problem(), "session.sign-in")
                .cccCode(stored.cccCode().orElse(null))
                .outcome(Outcome.REJECTED);
        stored.httpStatus().ifPresent(said::httpStatus);
        return new Refusal(
                credentials,
                CccException.of(said.build()),
                stored.believed(),
                at,
                time.nanoTime() - age.toNanos(),
                true);
    }

    /** Whether a refusal bears a time to come, which would keep the credentials from being tried for longer than it says. */
    static boolean refusedInTheFuture(SessionRecord stored, TimeSource time) {
        return stored.refusal()
                .filter(refusal -> refusal.at().isAfter(time.now()))
                .isPresent();
    }

    static StoredRefusal toStore(Refusal refusal) {
        return new StoredRefusal(
                refusal.failure().problem(),
                refusal.failure().httpStatus(),
                refusal.failure().cccCode(),
                refusal.believed(),
                refusal.at());
    }
}
