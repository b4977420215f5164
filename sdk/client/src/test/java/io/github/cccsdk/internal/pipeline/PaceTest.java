package io.github.cccsdk.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final VirtualTime time = new VirtualTime().sleepersAdvance();

    /** The moments, in milliseconds, at which one caller's calls may go. */
    private List<Long> calls(Pace pace, int count) throws InterruptedException {
        List<Long> moments = new ArrayList<>();
        for (int call = 0; call < count; call++) {
            time.sleep(pace.reserve(LONG));
            moments.add(time.nanoTime() / 1_000_000);
            pace.went();
        }
        return moments;
    }

    private static long mostInOneSecond(List<Long> moments) {
        return moments.stream()
                .mapToLong(from -> moments.stream()
                        .filter(at -> at >= from && at < from + 1_000)
                        .count())
                .max()
                .orElseThrow();
    }

    @Test
    void keepsThePermittedRateAndUsesIt() throws InterruptedException {
        Pace pace = new Pace(Duration.ofMillis(100), time);
        List<Long> moments = calls(pace, 1_000);

        assertThat(moments.get(999) - moments.get(0))
                .as("a thousand calls at ten a second, at least 98 % of the permitted rate")
                .isBetween(99_800L, 102_000L);
    }

    @Test
    void noBurstFollowsAPause() throws InterruptedException {
        Pace pace = new Pace(Duration.ofMillis(100), time);
        calls(pace, 20);
        time.advance(Duration.ofMinutes(5));
        assertThat(mostInOneSecond(calls(pace, 50))).isLessThanOrEqualTo(11);
    }

    @Test
    void withoutARateNobodyWaits() throws InterruptedException {
        long before = time.nanoTime();
        calls(new Pace(Duration.ZERO, time), 1_000);
        assertThat(time.nanoTime()).isEqualTo(before);
    }

    @Test
    void everyoneWaitsAsLongAsCccAsks() {
        Pace pace = new Pace(Duration.ZERO, time);
        pace.slowDown(Duration.ofSeconds(7), time.nanoTime());
        assertThat(pace.reserve(LONG)).isEqualTo(Duration.ofSeconds(7));
        time.advance(Duration.ofSeconds(3));
        assertThat(pace.reserve(LONG)).isEqualTo(Duration.ofSeconds(4));
        time.advance(Duration.ofSeconds(4));
        assertThat(pace.reserve(LONG)).isZero();
    }

    @Test
    void aShorterPauseDoesNotCutALongerOne() {
        Pace pace = new Pace(Duration.ZERO, time);
        pace.slowDown(Duration.ofSeconds(7), time.nanoTime());
        pace.slowDown(Duration.ZERO, time.nanoTime());
        assertThat(pace.reserve(LONG)).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void a429HalvesThePaceAndFiftyGoodCallsDoubleItAgain() throws InterruptedException {
        Pace pace = new Pace(Duration.ofMillis(100), time);
        calls(pace, 10);
        pace.slowDown(Duration.ZERO, time.nanoTime());

        List<Long> slowed = calls(pace, 50);
        assertThat(slowed.get(49) - slowed.get(0)).isBetween(9_500L, 10_100L);
        List<Long> recovered = calls(pace, 51);
        assertThat(recovered.get(50) - recovered.get(1)).isBetween(4_800L, 5_100L);
    }

    @Test
    void theRefusedCallsOfOneBurstSlowThePaceOnce() throws InterruptedException {
        Pace pace = new Pace(Duration.ofMillis(100), time);
        calls(pace, 10);
        long burst = time.nanoTime();
        time.advance(Duration.ofMillis(5));
        for (int refusal = 0; refusal < 4; refusal++) {
            pace.slowDown(Duration.ZERO, burst);
            time.advance(Duration.ofMillis(1));
        }
        List<Long> slowed = calls(pace, 50);
        assertThat(slowed.get(49) - slowed.get(0)).isBetween(9_500L, 10_100L);
    }

    @Test
    void thePaceNeverFallsBelowASixteenth() throws InterruptedException {
        Pace pace = new Pace(Duration.ofNanos(62_500_000), time);
        for (int refusal = 0; refusal < 20; refusal++) {
            pace.slowDown(Duration.ZERO, time.nanoTime());
        }
        List<Long> moments = calls(pace, 10);
        assertThat(moments.get(9) - moments.get(0)).isBetween(8_900L, 9_100L);
    }
}
