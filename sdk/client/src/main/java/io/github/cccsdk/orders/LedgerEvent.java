package io.github.cccsdk.orders;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One step in the history of a reference. Steps are added, never changed.
 *
 * @param reference the caller's own reference
 * @param version the entry's version that the step wrote
 * @param at when
 * @param owner which client
 * @param from the state before; empty for the first step
 * @param to the state after
 * @param note why
 * @param wire what was sent or answered
 */
public record LedgerEvent(
        String reference,
        long version,
        Instant at,
        String owner,
        Optional<OrderState> from,
        OrderState to,
        String note,
        WireRecord wire) {
    public LedgerEvent {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(wire, "wire");
    }
}
