package io.github.cccsdk.orders;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A ledger that forgets everything when the process ends. */
final class InMemoryLedger implements OrderLedger {
    private final ConcurrentMap<String, LedgerEntry> entries = new ConcurrentHashMap<>();

    @Override
    public Optional<LedgerEntry> find(String reference) {
        return Optional.ofNullable(entries.get(reference));
    }

    @Override
    public boolean write(LedgerEntry entry) {
        return entry.version() == 1 ? entries.putIfAbsent(entry.reference(), entry) == null : replace(entry);
    }

    private boolean replace(LedgerEntry entry) {
        LedgerEntry present = entries.get(entry.reference());
        return present != null
                && present.version() == entry.version() - 1
                && entries.replace(entry.reference(), present, entry);
    }

    @Override
    public List<LedgerEntry> unresolved() {
        return entries.values().stream()
                .filter(entry -> entry.state().isUnresolved())
                .sorted(Comparator.comparing(LedgerEntry::createdAt).thenComparing(LedgerEntry::reference))
                .toList();
    }

    @Override
    public Optional<LedgerEntry> findByOrderNumber(String orderNumber) {
        return entries.values().stream()
                .filter(entry -> entry.order()
                        .filter(order -> order.orderNumber().equals(orderNumber))
                        .isPresent())
                .findFirst();
    }

    @Override
    public void close() {}
}
