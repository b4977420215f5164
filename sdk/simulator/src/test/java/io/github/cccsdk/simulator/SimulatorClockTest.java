package io.github.cccsdk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatorClockTest {

    private static final Instant START = Instant.parse("2026-11-23T10:15:00Z");

    @Test
    void standsStillUntilItIsMoved() {
        SimulatorClock clock = SimulatorClock.startingAt(START);

        assertThat(clock.now()).isEqualTo(START).isEqualTo(clock.instant());
        clock.advance(Duration.ofMinutes(5));
        assertThat(clock.now()).isEqualTo("2026-11-23T10:20:00Z");
        clock.advance(Duration.ofMinutes(-10));
        assertThat(clock.now()).isEqualTo("2026-11-23T10:10:00Z");
    }

    @Test
    void inAnotherZoneItIsTheSameClock() {
        SimulatorClock clock = SimulatorClock.startingAt(START);
        Clock fargo = clock.withZone(ZoneId.of("America/Chicago"));

        clock.advance(Duration.ofHours(1));

        assertThat(fargo.instant()).isEqualTo(clock.now());
        assertThat(fargo.getZone()).isEqualTo(ZoneId.of("America/Chicago"));
        assertThat(fargo.withZone(clock.getZone()).instant()).isEqualTo(clock.now());
    }

    @Test
    void aTickingClockCanBeMovedAsWell() {
        SimulatorClock clock = SimulatorClock.ticking();
        clock.advance(Duration.ofDays(1000));

        assertThat(clock.now()).isAfter(Clock.systemUTC().instant().plus(Duration.ofDays(999)));
    }

    @Test
    void noAdvanceIsLostAmongThreads() {
        SimulatorClock clock = SimulatorClock.startingAt(START);

        IntStream.range(0, 1000).parallel().forEach(i -> clock.advance(Duration.ofSeconds(1)));

        assertThat(clock.now()).isEqualTo(START.plusSeconds(1000));
    }
}
