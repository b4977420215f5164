package io.github.cccsdk.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A session that can be taken over by another client.
 *
 * @param token the secret that authorises calls: printable ASCII without spaces
 * @param openedAt when, by the wall clock of the client that opened it
 * @param lifetime how long CCC announced it to live, more than zero; empty if it announced nothing
 */
public record StoredSession(String token, Instant openedAt, Optional<Duration> lifetime) {
    private static final Duration LONGEST = Duration.ofDays(3651);

    /** @throws IllegalArgumentException if the values are no session's; the message holds none of them */
    public StoredSession {
        Objects.requireNonNull(openedAt, "openedAt");
        if (token.isEmpty() || !token.chars().allMatch(character -> character > 0x20 && character < 0x7f)) {
            throw new IllegalArgumentException("the token is empty or holds other than printable ASCII");
        }
        if (lifetime.isPresent()
                && (lifetime.get().isNegative()
                        || lifetime.get().isZero()
                        || lifetime.get().compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException("the lifetime is not between 1 ns and 3651 days");
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "StoredSession[openedAt=" + openedAt + ", lifetime=" + lifetime + "]";
    }
}
