package io.github.cccsdk.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.ProblemReport;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final CccException DOWN = failure(CccProblem.SERVICE_UNAVAILABLE);

    private static CccException failure(CccProblem problem) {
        return CccException.of(ProblemReport.builder(problem).build());
    }

    /** Trap 32: with the cap after the jitter, nearly all of these would be the cap itself. */
    @Test
    void theCapComesBeforeTheJitterSoThatLateTriesStaySpread() {
        long seed = new Random().nextLong();
        BackOff backOff = new BackOff(new Random(seed));
        List<Duration> waits =
                Stream.generate(() -> backOff.after(12, DOWN)).limit(1_000).toList();

        assertThat(waits).as("seed %d", seed).allMatch(wait -> wait.compareTo(Duration.ofSeconds(5)) < 0);
        assertThat(waits.stream().filter(wait -> wait.toMillis() < 2_500).count())
                .as("seed %d: half of the waits are below half of the cap", seed)
                .isBetween(400L, 600L);
    }

    @Test
    void theLimitDoublesFromTwoTenthsOfASecond() {
        long seed = new Random().nextLong();
        BackOff backOff = new BackOff(new Random(seed));
        for (int tries = 1; tries <= 5; tries++) {
            long limit = 200L << (tries - 1);
            for (int round = 0; round < 200; round++) {
                assertThat(backOff.after(tries, DOWN).toMillis())
                        .as("seed %d, try %d", seed, tries)
                        .isBetween(0L, Math.min(limit, 5_000));
            }
        }
    }

    @Test
    void whatCccAsksForIsWaitedFor() {
        CccException limited = CccException.of(ProblemReport.builder(CccProblem.RATE_LIMITED)
                .retryAfter(Duration.ofSeconds(7))
                .build());
        assertThat(new BackOff(new Random(1)).after(1, limited)).isEqualTo(Duration.ofSeconds(7));
    }

    /** A pooled connection that died while idle: there is nothing to wait for. */
    @Test
    void theFirstBrokenConnectionIsTriedAgainAtOnce() {
        BackOff backOff = new BackOff(new Random(1));
        assertThat(backOff.after(1, failure(CccProblem.CONNECTION_FAILED))).isZero();
        assertThat(backOff.after(2, failure(CccProblem.CONNECTION_FAILED))).isPositive();
    }
}
