package io.github.cccsdk.ledger.jdbc;

import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;

/** This machine's time, some way ahead: what a process sees that is started later. */
final class LaterTime implements TimeSource {
    private final TimeSource system = TimeSource.system();
    private volatile Duration ahead;

    LaterTime(Duration ahead) {
        this.ahead = ahead;
    }

    void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant now() {
        return system.now().plus(ahead);
    }

    @Override
    public long nanoTime() {
        return system.nanoTime() + ahead.toNanos();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        system.sleep(time);
    }

    @Override
    public boolean await(Future<?> future, Duration atMost) throws InterruptedException {
        return system.await(future, atMost);
    }
}
