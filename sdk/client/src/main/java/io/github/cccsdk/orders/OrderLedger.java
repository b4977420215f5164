package io.github.cccsdk.orders;

import io.github.cccsdk.error.CccLedgerException;
import java.time.Instant;

/**
 * Remembers every order from before its first byte leaves: what makes "never sent twice, never lost track of" hold
 * across threads, processes and crashes, as far as the store behind it reaches. Thread-safe.
 *
 * <p>A ledger only stores. Which change is allowed is decided by the client; the ledger's duty is to make a change
 * durable, and only if nobody else has changed the same entry meanwhile, and to keep every step.
 *
 * <p>Every method throws {@link CccLedgerException} if the store cannot be read or written.
 */
public interface OrderLedger extends OrderRecords, AutoCloseable {
    /**
     * Writes a {@code PREPARED} entry, durably, if the stored version is still the one before it and, where asked, no item
     * of it {@linkplain LedgerEntry#holdsItems() is held} by another entry. Both are judged as one step: of two writers
     * with a common item, one is refused.
     *
     * @param entry version 1 for a reference never used before
     * @param guardItems whether to look for the items in other entries
     */
    Claim claim(LedgerEntry entry, boolean guardItems);

    /**
     * Writes an entry's next version, and the step that led to it, durably, if the stored version is still the one before
     * it.
     *
     * @param entry version 1 for a reference never used before
     * @param wire what was sent or answered in this step
     * @return whether it was written; false if another writer was first
     */
    boolean write(LedgerEntry entry, WireRecord wire);

    /**
     * Removes entries that are settled, with their history. What is removed no longer protects its reference and its items
     * from being ordered again.
     *
     * @param settledBefore entries last changed before this
     * @return how many entries were removed
     */
    long purge(Instant settledBefore);

    /** Releases what the ledger holds open. Idempotent. */
    @Override
    void close();

    /** A ledger that forgets everything when the process ends: for tests and demonstrations. */
    static OrderLedger inMemory() {
        return new InMemoryLedger();
    }
}
