package io.github.cccsdk.internal.orders;

import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.Order;
import java.util.Optional;

/** What the ledger's entry of a reference means for a request to order under it. */
sealed interface Standing {
    /** The reference may be used; {@code version} is the one to write next. */
    record Free(long version) implements Standing {}

    /** The same content is confirmed already. */
    record Done(LedgerEntry entry, Order order) implements Standing {}

    /** Other content is confirmed under this reference. */
    record Taken(LedgerEntry entry) implements Standing {}

    /** It is being sent, here or elsewhere, or was when a process died. */
    record Busy(LedgerEntry entry) implements Standing {}

    /** It was sent, and nobody knows what became of it. */
    record Unsettled(LedgerEntry entry) implements Standing {}

    static Standing of(Optional<LedgerEntry> found, String contentHash) {
        if (found.isEmpty()) {
            return new Free(1);
        }
        LedgerEntry entry = found.get();
        return switch (entry.state()) {
            case REJECTED, NOT_SENT, STOPPED -> new Free(entry.version() + 1);
            case PREPARED, SENDING -> new Busy(entry);
            case UNKNOWN -> new Unsettled(entry);
            case CONFIRMED ->
                entry.contentHash().equals(contentHash) && entry.order().isPresent()
                        ? new Done(entry, entry.order().get())
                        : new Taken(entry);
        };
    }
}
