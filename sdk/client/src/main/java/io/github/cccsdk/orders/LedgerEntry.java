package io.github.cccsdk.orders;

import io.github.cccsdk.pricing.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the ledger knows of one reference.
 *
 * @param reference the caller's own reference
 * @param version grows by one with each change, from 1; what a compare-and-set compares
 * @param state where the order stands
 * @param contentHash SHA-256, in hexadecimal, of what the order is about; the same content has the same hash
 * @param itemReferences the caller's references of the items
 * @param quotedTotal what the quotes came to
 * @param owner which client writes, or last wrote, this entry
 * @param createdAt when the intent was first written
 * @param changedAt when this version was written
 * @param order the order as CCC confirmed it; present in {@code CONFIRMED}
 * @param note why it stands where it stands, in one line
 */
public record LedgerEntry(
        String reference,
        long version,
        OrderState state,
        String contentHash,
        List<String> itemReferences,
        Money quotedTotal,
        String owner,
        Instant createdAt,
        Instant changedAt,
        Optional<Order> order,
        String note) {
    public LedgerEntry {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(contentHash, "contentHash");
        itemReferences = List.copyOf(itemReferences);
        Objects.requireNonNull(quotedTotal, "quotedTotal");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(changedAt, "changedAt");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(note, "note");
    }

    /** The next version of this entry, in another state. */
    public LedgerEntry moved(OrderState next, String why, Instant at) {
        return new LedgerEntry(
                reference,
                version + 1,
                next,
                contentHash,
                itemReferences,
                quotedTotal,
                owner,
                createdAt,
                at,
                order,
                why);
    }

    /** The next version of this entry, confirmed by CCC. */
    public LedgerEntry confirmed(Order confirmation, Instant at) {
        return new LedgerEntry(
                reference,
                version + 1,
                OrderState.CONFIRMED,
                contentHash,
                itemReferences,
                quotedTotal,
                owner,
                createdAt,
                at,
                Optional.of(confirmation),
                "confirmed by CCC");
    }
}
