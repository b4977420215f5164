package io.github.cccsdk.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The simulator's time: it moves when told to. Being a {@link Clock}, it can be handed to the code under test as well, so
 * that both sides agree on the hour. Thread-safe.
 */
public final class SimulatorClock extends Clock {

    private final Clock base;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    private SimulatorClock(Clock base) {
        this.base = base;
    }

    /**
     * Returns a clock that stands still at the given time until it is moved.
     *
     * @param start the first reading
     * @return the clock
     */
    public static SimulatorClock startingAt(Instant start) {
        return new SimulatorClock(Clock.fixed(start, ZoneOffset.UTC));
    }

    /**
     * Returns a clock that runs with the system clock and can be moved as well; for a simulator people try by hand.
     *
     * @return the clock
     */
    public static SimulatorClock ticking() {
        return new SimulatorClock(Clock.systemUTC());
    }

    /**
     * Moves this clock.
     *
     * @param by how far; negative moves it back
     */
    public void advance(Duration by) {
        offset.updateAndGet(sum -> sum.plus(by));
    }

    /**
     * Returns the present reading, the same as {@link #instant()}.
     *
     * @return the simulator's time
     */
    public Instant now() {
        return instant();
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        SimulatorClock self = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return self.withZone(other);
            }

            @Override
            public Instant instant() {
                return self.instant();
            }
        };
    }
}
