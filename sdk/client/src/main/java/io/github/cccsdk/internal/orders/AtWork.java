package io.github.cccsdk.internal.orders;

import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.time.TimeSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who may be at work on an order. Of other clients only their sign of life in the ledger is known; of this one it is known
 * exactly, so that an order whose end the ledger failed to take need not wait for its own sign of life to lapse.
 */
public final class AtWork {
    private final String owner;
    private final TimeSource time;
    private final Set<String> references = ConcurrentHashMap.newKeySet();

    /** @param owner this client, as the ledger names it */
    public AtWork(String owner, TimeSource time) {
        this.owner = owner;
        this.time = time;
    }

    String owner() {
        return owner;
    }

    /** Begins work on a reference; false if another thread of this client is at it. */
    boolean begin(String reference) {
        return references.add(reference);
    }

    void end(String reference) {
        references.remove(reference);
    }

    /** Whether someone may be at work on an entry that is being prepared or sent. */
    boolean mayBeOn(LedgerEntry entry) {
        return entry.owner().equals(owner) ? references.contains(entry.reference()) : entry.mayBeAlive(time.now());
    }
}
