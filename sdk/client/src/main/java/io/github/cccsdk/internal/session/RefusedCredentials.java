package io.github.cccsdk.internal.session;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that CCC has refused, and how often that was found: tried again after 15 minutes, then after 4 hours, then
 * no more, so that no loop around this library can lock an account. Immutable.
 */
final class RefusedCredentials {
    private static final Duration FIRST_WAIT = Duration.ofMinutes(15);
    private static final Duration SECOND_WAIT = Duration.ofHours(4);
    /** How often the provider is asked whether it has others by now. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(30);

    private final CccCredentials credentials;
    private final ProblemReport report;
    private final int times;
    private final Instant at;
    private final long atNanos;
    private final long askedAtNanos;

    private RefusedCredentials(
            CccCredentials credentials, ProblemReport report, int times, Instant at, long atNanos, long askedAtNanos) {
        this.credentials = credentials;
        this.report = report;
        this.times = times;
        this.at = at;
        this.atNanos = atNanos;
        this.askedAtNanos = askedAtNanos;
    }

    /** What is remembered after a refusal, given what was remembered before it. */
    static RefusedCredentials after(
            @Nullable RefusedCredentials before, CccCredentials credentials, ProblemReport report, TimeSource time) {
        int times = before != null && before.credentials.equals(credentials) ? before.times + 1 : 1;
        long nanos = time.nanoTime();
        return new RefusedCredentials(credentials, report, times, time.now(), nanos, nanos);
    }

    CccCredentials credentials() {
        return credentials;
    }

    ProblemReport report() {
        return report;
    }

    /** When CCC refused them. */
    Instant at() {
        return at;
    }

    /** When the same credentials may be tried again; empty for never. */
    Optional<Instant> nextTry() {
        return nextWait().map(at::plus);
    }

    /** Whether the wait is over. On the monotonic clock, so that a changed wall clock causes no tries. */
    boolean mayBeTriedAgain(TimeSource time) {
        return nextWait()
                .filter(wait -> time.nanoTime() - atNanos >= wait.toNanos())
                .isPresent();
    }

    boolean providerMayBeAsked(TimeSource time) {
        return time.nanoTime() - askedAtNanos >= BETWEEN_QUESTIONS.toNanos();
    }

    RefusedCredentials askedNow(TimeSource time) {
        return new RefusedCredentials(credentials, report, times, at, atNanos, time.nanoTime());
    }

    private Optional<Duration> nextWait() {
        return switch (times) {
            case 1 -> Optional.of(FIRST_WAIT);
            case 2 -> Optional.of(SECOND_WAIT);
            default -> Optional.empty();
        };
    }
}
