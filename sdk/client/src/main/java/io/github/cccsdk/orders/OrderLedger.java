package io.github.cccsdk.orders;

import io.github.cccsdk.error.CccLedgerException;
import java.util.List;
import java.util.Optional;

/**
 * Remembers every order from before its first byte leaves: what makes "never sent twice, never lost track of" hold
 * across threads, processes and crashes, as far as the store behind it reaches. Thread-safe.
 *
 * <p>A ledger only stores. Which change is allowed is decided by the client; the ledger's one duty is to make a change
 * durable, and only if nobody else has changed the same entry meanwhile.
 *
 * <p>Every method throws {@link CccLedgerException} if the store cannot be read or written.
 */
public interface OrderLedger extends AutoCloseable {
    /** The entry of a reference; empty if it was never used. */
    Optional<LedgerEntry> find(String reference);

    /**
     * Writes an entry's next version, durably, if the stored version is still the one before it.
     *
     * @param entry version 1 for a reference never used before
     * @return whether it was written; false if another writer was first
     */
    boolean write(LedgerEntry entry);

    /** The entries that are not settled: {@code PREPARED}, {@code SENDING} and {@code UNKNOWN}, oldest first. */
    List<LedgerEntry> unresolved();

    /** The confirmed entry of CCC's order number: which items are on it. */
    Optional<LedgerEntry> findByOrderNumber(String orderNumber);

    /** Releases what the ledger holds open. Idempotent. */
    @Override
    void close();

    /** A ledger that forgets everything when the process ends: for tests and demonstrations. */
    static OrderLedger inMemory() {
        return new InMemoryLedger();
    }
}
