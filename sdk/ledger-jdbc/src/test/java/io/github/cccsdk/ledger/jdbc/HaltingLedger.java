package io.github.cccsdk.ledger.jdbc;

import io.github.cccsdk.orders.Claim;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.LedgerEvent;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.WireRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A ledger whose process ends, without any clean-up, right before or right after it writes a certain state. */
final class HaltingLedger implements OrderLedger {
    static final int EXIT = 99;

    private final OrderLedger real;
    private final String point;

    /** @param point such as {@code BEFORE:SENDING}; anything else never halts */
    HaltingLedger(OrderLedger real, String point) {
        this.real = real;
        this.point = point;
    }

    private void at(String moment, LedgerEntry entry) {
        if (point.equals(moment + ":" + entry.state())) {
            Runtime.getRuntime().halt(EXIT);
        }
    }

    @Override
    public Claim claim(LedgerEntry entry, boolean guardItems) {
        at("BEFORE", entry);
        Claim claim = real.claim(entry, guardItems);
        at("AFTER", entry);
        return claim;
    }

    @Override
    public boolean write(LedgerEntry entry, WireRecord wire) {
        at("BEFORE", entry);
        boolean written = real.write(entry, wire);
        at("AFTER", entry);
        return written;
    }

    @Override
    public Optional<LedgerEntry> find(String reference) {
        return real.find(reference);
    }

    @Override
    public Optional<LedgerEntry> findByOrderNumber(String orderNumber) {
        return real.findByOrderNumber(orderNumber);
    }

    @Override
    public List<LedgerEntry> findByItem(String itemReference) {
        return real.findByItem(itemReference);
    }

    @Override
    public List<LedgerEntry> unresolved() {
        return real.unresolved();
    }

    @Override
    public List<LedgerEvent> history(String reference) {
        return real.history(reference);
    }

    @Override
    public void visit(Instant from, Instant until, Consumer<LedgerEntry> visitor) {
        real.visit(from, until, visitor);
    }

    @Override
    public long purge(Instant settledBefore) {
        return real.purge(settledBefore);
    }

    @Override
    public void close() {
        real.close();
    }
}
