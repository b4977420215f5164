package io.github.cccsdk.orders;

import io.github.cccsdk.error.CccLedgerException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the ledger remembers, to be read. Thread-safe. Every method throws {@link CccLedgerException} if the store cannot
 * be read.
 */
public interface OrderRecords {
    /** The entry of a reference; empty if it was never used. */
    Optional<LedgerEntry> find(String reference);

    /** The entry of CCC's order number: which items are on it. */
    Optional<LedgerEntry> findByOrderNumber(String orderNumber);

    /** The entries that hold, or once held, an item, by the caller's reference of it; oldest first. */
    List<LedgerEntry> findByItem(String itemReference);

    /** The entries that are not settled: {@code PREPARED}, {@code SENDING} and {@code UNKNOWN}, oldest first. */
    List<LedgerEntry> unresolved();

    /** Every step of a reference, oldest first; empty if it was never used. */
    List<LedgerEvent> history(String reference);

    /**
     * Shows every entry first written in a span of time, oldest first, without holding them all in memory.
     *
     * @param from the first moment
     * @param until the first moment after it
     */
    void visit(Instant from, Instant until, Consumer<LedgerEntry> visitor);
}
