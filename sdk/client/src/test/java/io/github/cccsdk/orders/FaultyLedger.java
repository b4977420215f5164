package io.github.cccsdk.orders;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.ProblemReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** An in-memory ledger that fails when a test says so, before or after it has written. */
final class FaultyLedger implements OrderLedger {
    private final OrderLedger real = OrderLedger.inMemory();
    private volatile Predicate<LedgerEntry> failsBefore = entry -> false;
    private volatile Predicate<LedgerEntry> failsAfter = entry -> false;
    private final AtomicInteger findsLeft = new AtomicInteger();
    private volatile Runnable beforeFind = () -> {};
    private final AtomicReference<Runnable> beforeClaim = new AtomicReference<>(() -> {});

    /** Fails to write entries in this state, without writing them. */
    void failBefore(OrderState state) {
        failsBefore = entry -> entry.state() == state;
    }

    /** Writes entries in this state, then fails as if it had not. */
    void failAfter(OrderState state) {
        failsAfter = entry -> entry.state() == state;
    }

    /** Does something right before the next claim is written. */
    void beforeClaim(Runnable action) {
        beforeClaim.set(action);
    }

    /** Does something right before the ledger is asked for the n-th time from now. */
    void beforeFind(int n, Runnable action) {
        findsLeft.set(n);
        beforeFind = action;
    }

    void recover() {
        failsBefore = entry -> false;
        failsAfter = entry -> false;
    }

    @Override
    public Claim claim(LedgerEntry entry, boolean guardItems) {
        beforeClaim.getAndSet(() -> {}).run();
        failIf(failsBefore.test(entry));
        Claim claim = real.claim(entry, guardItems);
        failIf(failsAfter.test(entry));
        return claim;
    }

    @Override
    public boolean write(LedgerEntry entry, WireRecord wire) {
        failIf(failsBefore.test(entry));
        boolean written = real.write(entry, wire);
        failIf(failsAfter.test(entry));
        return written;
    }

    private static void failIf(boolean now) {
        if (now) {
            throw CccException.of(ProblemReport.builder(CccProblem.LEDGER_UNAVAILABLE)
                    .detail("the disk is full")
                    .operation("ledger.write")
                    .build());
        }
    }

    @Override
    public Optional<LedgerEntry> find(String reference) {
        if (findsLeft.decrementAndGet() == 0) {
            beforeFind.run();
        }
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
    public void close() {}
}
