package io.github.cccsdk.internal.session;

import io.github.cccsdk.internal.wire.TokenAnswer;
import io.github.cccsdk.session.StoredSession;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A session's token and how long it may be used. Compared by identity: a late refusal of an old token must not end the
 * new one. Immutable.
 */
public final class SessionToken {
    private static final Duration LONGEST_SKEW = Duration.ofSeconds(60);

    private final String value;
    private final Optional<Duration> lifetime;
    private final Optional<Duration> renewalAge;
    private final Instant openedAt;
    private final long openedAtNanos;

    /**
     * The time is that of before the sign-in: CCC counts the lifetime from when it made the token, and a slow answer must
     * not make that longer.
     */
    SessionToken(TokenAnswer answer, Instant openedAt, long openedAtNanos) {
        this.value = answer.token();
        this.lifetime = answer.lifetime();
        this.renewalAge = lifetime.map(SessionToken::renewalAge);
        this.openedAt = openedAt;
        this.openedAtNanos = openedAtNanos;
    }

    /** One that another client opened: it has aged by the wall clock alone, the only one that clients share. */
    static SessionToken adopted(StoredSession session, TimeSource time) {
        long age = Duration.between(session.openedAt(), time.now()).toNanos();
        return new SessionToken(
                new TokenAnswer(session.token(), session.lifetime()), session.openedAt(), time.nanoTime() - age);
    }

    /** What another client needs to adopt it. */
    StoredSession toStore() {
        return new StoredSession(value, openedAt, lifetime);
    }

    /** The secret itself, for the {@code Authorization} header. */
    public String value() {
        return value;
    }

    /** When it ends by CCC's announcement; empty if CCC announced nothing. */
    Optional<Instant> expiresAt() {
        return lifetime.map(openedAt::plus);
    }

    boolean hasExpired(TimeSource time) {
        return lifetime.isPresent() && age(time).compareTo(lifetime.get()) >= 0;
    }

    /** Whether it is close enough to its end to be renewed: within the smaller of 60 s and a tenth of its lifetime. */
    boolean isDueForRenewal(TimeSource time) {
        return renewalAge.isPresent() && age(time).compareTo(renewalAge.get()) >= 0;
    }

    private static Duration renewalAge(Duration lifetime) {
        Duration tenth = lifetime.dividedBy(10);
        return lifetime.minus(tenth.compareTo(LONGEST_SKEW) < 0 ? tenth : LONGEST_SKEW);
    }

    /**
     * By wall clock and monotonic clock, whichever says more: a laptop's sleep stops the monotonic one on some systems,
     * and a wall clock can be set back.
     */
    private Duration age(TimeSource time) {
        Duration monotonic = Duration.ofNanos(time.nanoTime() - openedAtNanos);
        Duration wall = Duration.between(openedAt, time.now());
        return monotonic.compareTo(wall) > 0 ? monotonic : wall;
    }

    @Override
    public String toString() {
        return "SessionToken[openedAt=" + openedAt + "]";
    }
}
