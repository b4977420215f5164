package io.github.cccsdk.internal.orders;

import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.Order;
import java.util.Optional;

/** What the ledger's entry of a reference means for a request to order under it. */
sealed interface Standing {
    /** The reference may be used; {@code last} is what it was used for before. */
    record Free(Optional<LedgerEntry> last) implements Standing {}

    /** The same content is confirmed already. */
    record Done(LedgerEntry entry, Order order) implements Standing {}

    /** Other content is confirmed under this reference. */
    record Taken(LedgerEntry entry) implements Standing {}

    /** Someone who may be alive is at work on it, here or elsewhere. */
    record Busy(LedgerEntry entry) implements Standing {}

    /** It was sent, or may have been, and nobody knows what became of it. */
    record Unsettled(LedgerEntry entry) implements Standing {}

    static Standing of(Optional<LedgerEntry> found, String contentHash, AtWork atWork) {
        if (found.isEmpty()) {
            return new Free(found);
        }
        LedgerEntry entry = found.get();
        return switch (entry.state()) {
            case REJECTED, NOT_SENT, STOPPED -> new Free(found);
            // Whoever prepared it and died had sent nothing: only the step to SENDING allows that.
            case PREPARED -> atWork.mayBeOn(entry) ? new Busy(entry) : new Free(found);
            case SENDING -> atWork.mayBeOn(entry) ? new Busy(entry) : new Unsettled(entry);
            case UNKNOWN -> new Unsettled(entry);
            case CONFIRMED ->
                entry.intent().contentHash().equals(contentHash)
                                && entry.order().isPresent()
                        ? new Done(entry, entry.order().get())
                        : new Taken(entry);
        };
    }
}
