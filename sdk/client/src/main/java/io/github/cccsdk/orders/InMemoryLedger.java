package io.github.cccsdk.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A ledger that forgets everything when the process ends. */
final class InMemoryLedger implements OrderLedger {
    private static final Comparator<LedgerEntry> OLDEST_FIRST =
            Comparator.comparing(LedgerEntry::createdAt).thenComparing(LedgerEntry::reference);

    private final Map<String, LedgerEntry> entries = new HashMap<>();
    private final Map<String, List<LedgerEvent>> events = new HashMap<>();
    private final Map<String, Set<String>> referencesByItem = new HashMap<>();
    private final Map<String, String> referenceByOrderNumber = new LinkedHashMap<>();

    @Override
    public synchronized Optional<LedgerEntry> find(String reference) {
        return Optional.ofNullable(entries.get(reference));
    }

    @Override
    public synchronized Optional<LedgerEntry> findByOrderNumber(String orderNumber) {
        return Optional.ofNullable(referenceByOrderNumber.get(orderNumber)).map(entries::get);
    }

    @Override
    public synchronized List<LedgerEntry> findByItem(String itemReference) {
        return sorted(referencesByItem.getOrDefault(itemReference, Set.of()).stream()
                .flatMap(reference -> find(reference).stream()));
    }

    @Override
    public synchronized List<LedgerEntry> unresolved() {
        return sorted(entries.values().stream().filter(entry -> entry.state().isUnresolved()));
    }

    @Override
    public synchronized List<LedgerEvent> history(String reference) {
        return List.copyOf(events.getOrDefault(reference, List.of()));
    }

    @Override
    public void visit(Instant from, Instant until, Consumer<LedgerEntry> visitor) {
        between(from, until).forEach(visitor);
    }

    private synchronized List<LedgerEntry> between(Instant from, Instant until) {
        return sorted(entries.values().stream()
                .filter(entry ->
                        !entry.createdAt().isBefore(from) && entry.createdAt().isBefore(until)));
    }

    @Override
    public synchronized Claim claim(LedgerEntry entry, boolean guardItems) {
        if (guardItems) {
            for (String item : entry.itemReferences()) {
                for (LedgerEntry other : findByItem(item)) {
                    if (other.holdsItems() && !other.reference().equals(entry.reference())) {
                        return new Claim.ItemTaken(item, other);
                    }
                }
            }
        }
        return write(entry, WireRecord.NONE) ? new Claim.Written() : new Claim.Overtaken();
    }

    @Override
    public synchronized boolean write(LedgerEntry entry, WireRecord wire) {
        LedgerEntry present = entries.get(entry.reference());
        if ((present == null ? 0 : present.version()) != entry.version() - 1) {
            return false;
        }
        forget(present);
        entries.put(entry.reference(), entry);
        entry.itemReferences()
                .forEach(item -> referencesByItem
                        .computeIfAbsent(item, unused -> new HashSet<>())
                        .add(entry.reference()));
        entry.order().ifPresent(order -> referenceByOrderNumber.put(order.orderNumber(), entry.reference()));
        events.computeIfAbsent(entry.reference(), unused -> new ArrayList<>())
                .add(new LedgerEvent(
                        entry.reference(),
                        entry.version(),
                        entry.changedAt(),
                        entry.owner(),
                        Optional.ofNullable(present).map(LedgerEntry::state),
                        entry.state(),
                        entry.note(),
                        wire));
        return true;
    }

    private void forget(@Nullable LedgerEntry present) {
        if (present == null) {
            return;
        }
        entries.remove(present.reference());
        present.itemReferences()
                .forEach(item -> referencesByItem.computeIfPresent(item, (unused, references) -> {
                    references.remove(present.reference());
                    return references.isEmpty() ? null : references;
                }));
        present.order().ifPresent(order -> referenceByOrderNumber.remove(order.orderNumber()));
    }

    @Override
    public synchronized long purge(Instant settledBefore) {
        List<LedgerEntry> old = entries.values().stream()
                .filter(entry ->
                        !entry.state().isUnresolved() && entry.changedAt().isBefore(settledBefore))
                .toList();
        old.forEach(entry -> {
            forget(entry);
            events.remove(entry.reference());
        });
        return old.size();
    }

    @Override
    public void close() {}

    private static List<LedgerEntry> sorted(Stream<LedgerEntry> some) {
        return some.sorted(OLDEST_FIRST).toList();
    }
}
