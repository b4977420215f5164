package io.github.cccsdk.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trap 51: when a session counts as over. */
class SessionExpiryTest {
    private final KeeperFixture ccc = new KeeperFixture();

    /** Sign-ins after the idle time, the first included; a renewal happens on the calling thread here. */
    @ParameterizedTest
    @CsvSource({
        "PT1H,   PT58M59S, 1",
        "PT1H,   PT59M,    2",
        "PT1H,   PT1H,     2",
        "PT1H,   PT1000H,  2",
        "PT10S,  PT8.9S,   1",
        "PT10S,  PT9S,     2",
        "PT1S,   PT0.899S, 1",
        "PT1S,   PT0.9S,   2",
        "PT87600H, PT80000H, 1",
    })
    void isJudgedByTheAnnouncedLifetime(Duration lifetime, Duration idle, int signIns) {
        ccc.endpoint.always(ccc.endpoint.opens(lifetime));
        ccc.acquire();

        ccc.time.advance(idle);
        ccc.acquire();

        assertThat(ccc.endpoint.count()).isEqualTo(signIns);
    }

    @Test
    void withoutAnAnnouncementOnlyARefusalEndsIt() {
        ccc.endpoint.always(ccc.endpoint.opensWithoutEnd());
        SessionToken token = ccc.token();

        ccc.time.advance(Duration.ofDays(365));
        assertThat(ccc.acquire()).isEqualTo("token-1");
        assertThat(ccc.keeper.state().signedIn()).isTrue();
        assertThat(ccc.keeper.state().signedInUntil()).isEmpty();

        ccc.keeper.drop(token);
        assertThat(ccc.acquire()).isEqualTo("token-2");
    }

    /** Wall and monotonic clock in every combination of forward, standing still and back. */
    @ParameterizedTest
    @CsvSource({
        "PT0S,   PT0S,  1",
        "PT2H,   PT0S,  2",
        "PT0S,   PT2H,  2",
        "PT2H,   PT2H,  2",
        "PT-2H,  PT0S,  1",
        "PT-2H,  PT10M, 1",
        "PT-2H,  PT1H,  2",
        "PT-87600H, PT0S, 1",
        "PT87600H,  PT0S, 2",
        "PT30M,  PT30M, 1",
        "PT10M,  PT61M, 2",
    })
    void whicheverClockSaysOverFirstIsBelieved(Duration wall, Duration monotonic, int signIns) {
        ccc.acquire();

        ccc.time.setWallBy(wall);
        ccc.time.advanceMonotonicOnly(monotonic);
        ccc.acquire();
        ccc.acquire();

        assertThat(ccc.endpoint.count()).isEqualTo(signIns);
    }

    @Test
    void aWallClockThatJumpsForwardAndBackCostsOneSignInAtMost() {
        ccc.acquire();
        ccc.time.setWallBy(Duration.ofDays(400));
        ccc.acquire();
        ccc.time.setWallBy(Duration.ofDays(-400));
        ccc.acquire();

        assertThat(ccc.endpoint.count()).isEqualTo(2);
    }

    @Test
    void aLifetimeShorterThanTheSignInTakesCausesOneSignInPerCallAndNoLoop() {
        ccc.endpoint.always(() -> {
            ccc.time.advance(Duration.ofSeconds(3));
            return ccc.endpoint.opens(Duration.ofSeconds(1)).get();
        });

        assertThat(ccc.acquire()).isEqualTo("token-1");
        assertThat(ccc.acquire()).isEqualTo("token-2");
        assertThat(ccc.endpoint.count()).isEqualTo(2);
    }

    /** CCC counts the lifetime from when it made the token, not from when the answer had come all the way. */
    @Test
    void theLifetimeCountsFromBeforeTheSignIn() {
        ccc.endpoint.then(() -> {
            ccc.time.advance(Duration.ofSeconds(9));
            return ccc.endpoint.opens(Duration.ofSeconds(60)).get();
        });
        Instant asked = ccc.time.now();

        ccc.acquire();

        assertThat(ccc.keeper.state().signedInUntil()).contains(asked.plusSeconds(60));
    }
}
