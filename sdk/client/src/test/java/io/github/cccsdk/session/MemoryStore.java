package io.github.cccsdk.session;

import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** A store for the clients of one test; whoever waits for the lock, sleeps on the test's time. */
public final class MemoryStore implements SessionStore {
    private final TimeSource time;
    private final Map<SessionAccount, SessionRecord> records = new HashMap<>();
    private final Set<SessionAccount> locked = new HashSet<>();

    public MemoryStore(TimeSource time) {
        this.time = time;
    }

    @Override
    public synchronized SessionRecord read(SessionAccount account) {
        return records.getOrDefault(account, SessionRecord.NONE);
    }

    @Override
    public synchronized void write(SessionAccount account, SessionRecord record) {
        records.put(account, record);
    }

    @Override
    public AutoCloseable lock(SessionAccount account, Duration atMost) throws Exception {
        long until = time.nanoTime() + atMost.toNanos();
        while (!take(account)) {
            if (time.nanoTime() - until >= 0) {
                throw new TimeoutException("locked");
            }
            time.sleep(Duration.ofMillis(20));
        }
        return () -> giveBack(account);
    }

    private synchronized boolean take(SessionAccount account) {
        return locked.add(account);
    }

    private synchronized void giveBack(SessionAccount account) {
        locked.remove(account);
    }

    /** Whether anyone holds a lock. */
    public synchronized boolean isLocked() {
        return !locked.isEmpty();
    }
}
