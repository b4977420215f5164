package io.github.cccsdk.internal.orders;

import io.github.cccsdk.internal.call.Listeners;
import io.github.cccsdk.listener.OrderMoved;
import io.github.cccsdk.orders.Claim;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.WireRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the ledger. An interrupt of the calling thread is put off meanwhile: connection pools give up on one, and what
 * became of an order has to be written down all the same.
 */
final class Books {
    private static final Logger LOG = LoggerFactory.getLogger(Books.class);

    private final OrderLedger ledger;
    private final Listeners listeners;

    Books(OrderLedger ledger, Listeners listeners) {
        this.ledger = ledger;
        this.listeners = listeners;
    }

    OrderLedger ledger() {
        return ledger;
    }

    Optional<LedgerEntry> find(String reference) {
        return undisturbed(() -> ledger.find(reference));
    }

    Claim claim(LedgerEntry entry, boolean guardItems) {
        Claim claim = undisturbed(() -> ledger.claim(entry, guardItems));
        if (claim instanceof Claim.Written) {
            tell(entry);
        }
        return claim;
    }

    /** Writes a step that must be durable before anything else happens; throws what the ledger throws. */
    boolean write(LedgerEntry entry, WireRecord wire) {
        boolean written = undisturbed(() -> ledger.write(entry, wire));
        if (written) {
            tell(entry);
        }
        return written;
    }

    private void tell(LedgerEntry entry) {
        if (!listeners.isEmpty()) {
            OrderMoved event = new OrderMoved(entry.reference(), entry.state(), entry.changedAt());
            listeners.tell(listener -> listener.orderMoved(event));
        }
    }

    /**
     * Writes down what is a fact already. The truth is at CCC by now, so a ledger that fails, in whatever way, must not hide
     * it; the entry then goes on blocking its reference.
     *
     * @return whether it is written
     */
    boolean record(LedgerEntry entry, WireRecord wire) {
        try {
            if (write(entry, wire)) {
                return true;
            }
            LOG.warn(
                    "The ledger entry of order reference {} was changed by another client; it could not be moved to {}",
                    entry.reference(),
                    entry.state());
        } catch (RuntimeException failure) {
            LOG.warn(
                    "The ledger could not record that order reference {} is {}; it will have to be reconciled",
                    entry.reference(),
                    entry.state(),
                    failure);
        }
        return false;
    }

    /** Writes down that CCC cancelled an order; that it did stands, whatever the ledger does. */
    void recordCancelled(Order cancelled, Instant at) {
        try {
            undisturbed(() -> ledger.findByOrderNumber(cancelled.orderNumber()))
                    .ifPresent(entry -> record(
                            entry.confirmed(cancelled, "cancelled at CCC", at),
                            WireRecord.answered("order " + cancelled.orderNumber() + ", " + cancelled.status())));
        } catch (RuntimeException failure) {
            LOG.warn("The ledger could not record that order {} is cancelled", cancelled.orderNumber(), failure);
        }
    }

    private static <T> T undisturbed(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
