package io.github.cccsdk.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which bearer tokens are alive, and whose they are. */
final class Sessions {

    private record Session(String userName, Instant issuedAt, Instant usedAt) {
        boolean aliveAt(Instant now, Duration idle, Duration absolute) {
            return now.isBefore(usedAt.plus(idle)) && now.isBefore(issuedAt.plus(absolute));
        }
    }

    private final Clock clock;
    private final Duration idleLifetime;
    private final Duration absoluteLifetime;
    private final Map<String, Session> byToken = new HashMap<>();
    private long issued;

    Sessions(Clock clock, Duration idleLifetime, Duration absoluteLifetime) {
        this.clock = clock;
        this.idleLifetime = idleLifetime;
        this.absoluteLifetime = absoluteLifetime;
    }

    String open(String userName) {
        Instant now = clock.instant();
        byToken.values().removeIf(session -> !session.aliveAt(now, idleLifetime, absoluteLifetime));
        String token = "simulator-token-" + ++issued;
        byToken.put(token, new Session(userName, now, now));
        return token;
    }

    /** Whose token this is, without counting as use. */
    Optional<String> ownerOf(String token) {
        Session session = byToken.get(token);
        return session != null && session.aliveAt(clock.instant(), idleLifetime, absoluteLifetime)
                ? Optional.of(session.userName())
                : Optional.empty();
    }

    /** Whose token this is; the idle time starts anew. */
    Optional<String> use(String token) {
        Optional<String> owner = ownerOf(token);
        owner.ifPresent(userName -> byToken.computeIfPresent(
                token, (key, session) -> new Session(userName, session.issuedAt(), clock.instant())));
        return owner;
    }

    int alive() {
        Instant now = clock.instant();
        return (int) byToken.values().stream()
                .filter(session -> session.aliveAt(now, idleLifetime, absoluteLifetime))
                .count();
    }

    void expireAll() {
        byToken.clear();
    }
}
