package io.github.cccsdk.internal.session;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The credentials that CCC has refused since a sign-in last went well. A refusal that is believed keeps its credentials
 * from being tried for 15 minutes, a second one for 4 hours, a third one for good, so that no loop around this library can
 * lock an account. Several are kept, because a provider may come back with some that were refused before. Immutable.
 */
record Refusals(List<Refusal> latestFirst, long providerAskedAtNanos) {
    static final Refusals NONE = new Refusals(List.of(), 0);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(30);
    private static final int MOST_KEPT = 8;

    /**
     * Credentials that were refused.
     *
     * @param failure what CCC said last
     * @param believed how many refusals were believed; 0 where the only one could not be confirmed
     * @param toAnother whether it was another client that was told so
     */
    record Refusal(
            CccCredentials credentials,
            CccException failure,
            int believed,
            Instant at,
            long atNanos,
            boolean toAnother) {
        /** One more refusal; an unconfirmed one does not count, but the next one of the same credentials is believed. */
        static Refusal after(
                Optional<Refusal> before,
                CccCredentials credentials,
                CccException failure,
                boolean confirmed,
                TimeSource time) {
            int believed = before.map(Refusal::believed).orElse(0) + (confirmed ? 1 : 0);
            return new Refusal(credentials, failure, believed, time.now(), time.nanoTime(), false);
        }

        /** When they may be tried again; empty for never. */
        Optional<Instant> nextTry() {
            return wait(believed).map(at::plus);
        }

        /** On the monotonic clock, so that a changed wall clock causes no tries. */
        boolean bars(TimeSource time) {
            return wait(believed)
                    .map(wait -> time.nanoTime() - atNanos < wait.toNanos())
                    .orElse(true);
        }

        private static Optional<Duration> wait(int believed) {
            return switch (believed) {
                case 0 -> Optional.of(Duration.ZERO);
                case 1 -> Optional.of(Duration.ofMinutes(15));
                case 2 -> Optional.of(Duration.ofHours(4));
                default -> Optional.empty();
            };
        }
    }

    /** What is known of these credentials. */
    Optional<Refusal> of(CccCredentials credentials) {
        return latestFirst.stream()
                .filter(refusal -> refusal.credentials().equals(credentials))
                .findFirst();
    }

    /** The refusal that keeps calls from signing in: the latest, if it is believed. */
    Optional<Refusal> standing() {
        return latestFirst.stream().findFirst().filter(refusal -> refusal.believed() > 0);
    }

    /** Whether it is time to ask the provider for other credentials. */
    boolean providerMayBeAsked(TimeSource time) {
        return time.nanoTime() - providerAskedAtNanos >= BETWEEN_QUESTIONS.toNanos();
    }

    Refusals providerAsked(TimeSource time) {
        return new Refusals(latestFirst, time.nanoTime());
    }

    /** With this one as the latest, in place of what was known of the same credentials. */
    Refusals with(Refusal latest, TimeSource time) {
        List<Refusal> others = latestFirst.stream()
                .filter(refusal -> !refusal.credentials().equals(latest.credentials()))
                .limit(MOST_KEPT - 1L)
                .toList();
        return new Refusals(Stream.concat(Stream.of(latest), others.stream()).toList(), time.nanoTime());
    }
}
