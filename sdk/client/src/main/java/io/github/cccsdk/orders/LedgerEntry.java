package io.github.cccsdk.orders;

import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.pricing.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the ledger knows of one reference. Times are kept to the microsecond.
 *
 * @param reference the caller's own reference
 * @param version grows by one with each change, from 1; what a compare-and-set compares
 * @param state where the order stands
 * @param intent what is ordered, and for how much
 * @param owner which client writes, or last wrote, this entry
 * @param aliveUntil the owner's sign of life: until then it may still be at work on the order, afterwards it is not
 * @param createdAt when the reference was first written
 * @param changedAt when this version was written
 * @param sentAt when the order last was about to leave; empty if it never was
 * @param request the order as it is sent, in JSON; kept from then until it is settled, so that it can be sent again
 * @param order the order as CCC confirmed it; present in {@code CONFIRMED}
 * @param finding what the last look-up of an unresolved order brought
 * @param problem why it ended, or why it is unknown, where a failure is the reason
 * @param note why it stands where it stands, in one line
 */
public record LedgerEntry(
        String reference,
        long version,
        OrderState state,
        OrderIntent intent,
        String owner,
        Instant aliveUntil,
        Instant createdAt,
        Instant changedAt,
        Optional<Instant> sentAt,
        Optional<String> request,
        Optional<Order> order,
        Optional<LookUpFinding> finding,
        Optional<CccProblem> problem,
        String note) {
    public LedgerEntry {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(intent, "intent");
        Objects.requireNonNull(owner, "owner");
        aliveUntil = aliveUntil.truncatedTo(ChronoUnit.MICROS);
        createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
        changedAt = changedAt.truncatedTo(ChronoUnit.MICROS);
        sentAt = sentAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(note, "note");
    }

    /** The first version of a reference that was never used. */
    public static LedgerEntry prepared(
            String reference, OrderIntent intent, String owner, Instant aliveUntil, Instant at) {
        return new LedgerEntry(
                reference,
                1,
                OrderState.PREPARED,
                intent,
                owner,
                aliveUntil,
                at,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "prepared");
    }

    /**
     * An order that was placed without this ledger, such as one from before it existed; write it like any other entry.
     *
     * @param items what it holds; unknown particulars of a use may be left empty or 0
     * @param note where it comes from
     */
    public static LedgerEntry imported(
            String reference, Order order, List<LedgerItem> items, String owner, Instant at, String note) {
        return new LedgerEntry(
                reference,
                1,
                OrderState.CONFIRMED,
                new OrderIntent("", items, order.total(), order.total()),
                owner,
                at,
                order.placedAt().orElse(at),
                at,
                order.placedAt(),
                Optional.empty(),
                Optional.of(order),
                Optional.empty(),
                Optional.empty(),
                note);
    }

    /** The caller's references of the items. */
    public List<String> itemReferences() {
        return intent.items().stream().map(LedgerItem::itemReference).toList();
    }

    /** Whether its items must not be paid in another order: not once it is free, nor if CCC cancelled the order. */
    public boolean holdsItems() {
        return state.isUnresolved()
                || order.filter(placed -> !placed.status().equals(OrderStatus.CANCELLED))
                        .isPresent();
    }

    /** Whether its owner may still be at work on it. */
    public boolean mayBeAlive(Instant now) {
        return !aliveUntil.isBefore(now);
    }

    /** What CCC charges beyond what was quoted (negative if less); empty if they agree or nothing is charged yet. */
    public Optional<Money> priceDifference() {
        return order.map(Order::total)
                .filter(total -> total.currency().equals(intent.quotedTotal().currency()))
                .filter(total -> !total.equals(intent.quotedTotal()))
                .map(total -> total.minus(intent.quotedTotal()));
    }

    /** The next version: the reference, free again, is taken for this. */
    public LedgerEntry takenFor(OrderIntent other, String by, Instant alive, Instant at) {
        return new LedgerEntry(
                reference,
                version + 1,
                OrderState.PREPARED,
                other,
                by,
                alive,
                createdAt,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "prepared");
    }

    /** The next version: it is about to leave, at what the quotes come to now. */
    public LedgerEntry sending(Money total, String json, String by, Instant alive, Instant at, String why) {
        return new LedgerEntry(
                reference,
                version + 1,
                OrderState.SENDING,
                intent.quotedAt(total),
                by,
                alive,
                createdAt,
                at,
                Optional.of(at),
                Optional.of(json),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                why);
    }

    /** The next version: it ended without an order, for this reason, and the reference is free. */
    public LedgerEntry ended(OrderState end, Optional<CccProblem> reason, String why, Instant at) {
        return moved(end, Optional.empty(), Optional.empty(), Optional.empty(), reason, why, at);
    }

    /** The next version: nobody knows what became of it. */
    public LedgerEntry unknown(Optional<LookUpFinding> found, Optional<CccProblem> reason, String why, Instant at) {
        return moved(OrderState.UNKNOWN, request, Optional.empty(), found, reason, why, at);
    }

    /** The next version: CCC has it, as this order. */
    public LedgerEntry confirmed(Order confirmation, String why, Instant at) {
        return moved(
                OrderState.CONFIRMED,
                Optional.empty(),
                Optional.of(confirmation),
                Optional.empty(),
                Optional.empty(),
                why,
                at);
    }

    /** Fit for a log: the request holds a billing address. */
    @Override
    public String toString() {
        return "LedgerEntry[" + reference + ", version " + version + ", " + state + ", by " + owner + ": " + note + "]";
    }

    private LedgerEntry moved(
            OrderState next,
            Optional<String> keptRequest,
            Optional<Order> confirmation,
            Optional<LookUpFinding> found,
            Optional<CccProblem> reason,
            String why,
            Instant at) {
        return new LedgerEntry(
                reference,
                version + 1,
                next,
                intent,
                owner,
                at,
                createdAt,
                at,
                sentAt,
                keptRequest,
                confirmation,
                found,
                reason,
                why);
    }
}
