package io.github.cccsdk.internal.orders;

import io.github.cccsdk.internal.call.CallScope;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.LookUpFinding;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.orders.Reconciliation;
import io.github.cccsdk.orders.WireRecord;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Settles orders whose outcome is open, by what CCC answers to their reference. */
final class Reconciler {
    private final Books books;
    private final LookUp lookUp;
    private final TimeSource time;
    private final AtWork atWork;
    private final Duration settlingTime;

    Reconciler(Books books, LookUp lookUp, TimeSource time, AtWork atWork, Duration settlingTime) {
        this.books = books;
        this.lookUp = lookUp;
        this.time = time;
        this.atWork = atWork;
        this.settlingTime = settlingTime;
    }

    Reconciliation settle(LedgerEntry entry, CallScope scope) {
        if (!entry.state().isUnresolved()) {
            return alreadySettled(entry);
        }
        if (entry.state() != OrderState.UNKNOWN && atWork.mayBeOn(entry)) {
            return open(entry, LookUpFinding.CANNOT_TELL, List.of(), beingWorkedOn(entry));
        }
        if (entry.state() == OrderState.PREPARED) {
            LedgerEntry ended = entry.ended(
                    OrderState.NOT_SENT, Optional.empty(), "its sender is gone; nothing had been sent", time.now());
            return books.write(ended, WireRecord.NONE)
                    ? open(ended, LookUpFinding.ABSENT, List.of(), ended.note())
                    : overtaken(entry);
        }
        LedgerEntry unknown = entry;
        if (entry.state() == OrderState.SENDING) {
            unknown = entry.unknown(Optional.empty(), Optional.empty(), "its sender is gone", time.now());
            if (!books.write(unknown, WireRecord.NONE)) {
                return overtaken(entry);
            }
        }
        return byVerdict(unknown, lookUp.ask(unknown, scope));
    }

    static String beingWorkedOn(LedgerEntry entry) {
        return "it is being worked on by " + entry.owner() + ", who may be alive until " + entry.aliveUntil();
    }

    private Reconciliation byVerdict(LedgerEntry entry, LookUp.Verdict verdict) {
        if (verdict instanceof LookUp.Verdict.Found found) {
            return confirmed(entry, found.order());
        }
        if (verdict instanceof LookUp.Verdict.Different different) {
            List<String> numbers =
                    different.orders().stream().map(Order::orderNumber).toList();
            return found(entry, LookUpFinding.FOUND_DIFFERENT, numbers, different.why());
        }
        if (verdict instanceof LookUp.Verdict.NoAnswer none) {
            return open(entry, LookUpFinding.CANNOT_TELL, List.of(), none.why());
        }
        Instant believable = entry.sentAt().orElse(entry.createdAt()).plus(settlingTime);
        return time.now().isBefore(believable)
                ? open(
                        entry,
                        LookUpFinding.CANNOT_TELL,
                        List.of(),
                        "CCC does not show it yet; that is believed from " + believable + " on")
                : found(
                        entry,
                        LookUpFinding.ABSENT,
                        List.of(),
                        "CCC does not have it; it may be sent again with resend");
    }

    private Reconciliation confirmed(LedgerEntry entry, Order order) {
        LedgerEntry confirmed = entry.confirmed(order, "found at CCC", time.now());
        String answer = "order " + order.orderNumber() + ", " + order.status() + ", " + order.total();
        return books.write(confirmed, WireRecord.answered(answer))
                ? open(confirmed, LookUpFinding.FOUND, List.of(order.orderNumber()), confirmed.note())
                : overtaken(entry);
    }

    private Reconciliation found(LedgerEntry entry, LookUpFinding finding, List<String> numbers, String why) {
        if (entry.finding().filter(finding::equals).isPresent()) {
            return open(entry, finding, numbers, why);
        }
        LedgerEntry noted = entry.unknown(Optional.of(finding), entry.problem(), why, time.now());
        return books.write(noted, WireRecord.NONE) ? open(noted, finding, numbers, why) : overtaken(entry);
    }

    private Reconciliation overtaken(LedgerEntry entry) {
        LedgerEntry now = books.find(entry.reference()).orElse(entry);
        return now.state().isUnresolved()
                ? open(now, LookUpFinding.CANNOT_TELL, List.of(), "another client changed it meanwhile")
                : alreadySettled(now);
    }

    private static Reconciliation alreadySettled(LedgerEntry entry) {
        return open(
                entry,
                entry.order().isPresent() ? LookUpFinding.FOUND : LookUpFinding.ABSENT,
                entry.order().map(Order::orderNumber).stream().toList(),
                "settled already: " + entry.note());
    }

    private static Reconciliation open(LedgerEntry entry, LookUpFinding finding, List<String> numbers, String detail) {
        return new Reconciliation(entry.reference(), finding, entry.state(), entry.order(), numbers, detail);
    }
}
