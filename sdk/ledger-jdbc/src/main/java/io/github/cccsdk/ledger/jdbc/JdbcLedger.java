package io.github.cccsdk.ledger.jdbc;

import io.github.cccsdk.orders.Claim;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.LedgerEvent;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.orders.WireRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A ledger in a database: every method one short transaction. */
final class JdbcLedger implements OrderLedger {
    private static final int PAGE = 500;

    private final Transactions transactions;

    JdbcLedger(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<LedgerEntry> find(String reference) {
        return transactions.reading(connection -> entry(connection, reference));
    }

    @Override
    public Optional<LedgerEntry> findByOrderNumber(String orderNumber) {
        return transactions.reading(
                connection -> EntryRows.select(connection, Queries.BY_ORDER_NUMBER, orderNumber).stream()
                        .findFirst());
    }

    @Override
    public List<LedgerEntry> findByItem(String itemReference) {
        return transactions.reading(connection -> EntryRows.select(connection, Queries.BY_ITEM, itemReference));
    }

    @Override
    public List<LedgerEntry> unresolved() {
        return transactions.reading(connection -> EntryRows.select(connection, Queries.UNRESOLVED));
    }

    @Override
    public List<LedgerEvent> history(String reference) {
        return transactions.reading(connection -> {
            List<LedgerEvent> events = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(Queries.HISTORY)) {
                statement.setString(1, reference);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        events.add(event(row));
                    }
                }
            }
            return List.copyOf(events);
        });
    }

    private static LedgerEvent event(ResultSet row) throws SQLException {
        return new LedgerEvent(
                row.getString("reference"),
                row.getLong("version"),
                Stamp.read(row.getString("at")),
                row.getString("owner"),
                Optional.ofNullable(row.getString("from_state")).map(EntryRows::state),
                EntryRows.state(row.getString("to_state")),
                row.getString("note"),
                new WireRecord(
                        Optional.ofNullable(row.getString("sent_hash")),
                        Optional.ofNullable(row.getString("sent")),
                        Optional.ofNullable(row.getString("answered"))));
    }

    /** Page by page, so that neither the memory nor a transaction grows with the ledger. */
    @Override
    public void visit(Instant from, Instant until, Consumer<LedgerEntry> visitor) {
        String afterTime = Stamp.write(from);
        String afterReference = "";
        List<LedgerEntry> page;
        do {
            String time = afterTime;
            String reference = afterReference;
            page = transactions.reading(connection ->
                    EntryRows.select(connection, Queries.PAGE, time, reference, Stamp.write(until), PAGE));
            page.forEach(visitor);
            if (!page.isEmpty()) {
                LedgerEntry last = page.get(page.size() - 1);
                afterTime = Stamp.write(last.createdAt());
                afterReference = last.reference();
            }
        } while (page.size() == PAGE);
    }

    @Override
    public Claim claim(LedgerEntry entry, boolean guardItems) {
        return transactions.writing(connection -> {
            if (guardItems) {
                transactions.lock(connection, entry.itemReferences());
                Optional<Claim> taken = taken(connection, entry);
                if (taken.isPresent()) {
                    return taken.get();
                }
            }
            if (!EntryRows.write(connection, entry)) {
                return new Claim.Overtaken();
            }
            EntryRows.writeItems(connection, entry);
            writeEvent(connection, entry, WireRecord.NONE);
            return new Claim.Written();
        });
    }

    private static Optional<Claim> taken(Connection connection, LedgerEntry entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Queries.HOLDER_OF_ITEM)) {
            for (String item : entry.itemReferences()) {
                statement.setString(1, item);
                statement.setString(2, entry.reference());
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        Optional<LedgerEntry> holder = entry(connection, row.getString(1));
                        return holder.map(other -> new Claim.ItemTaken(item, other));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LedgerEntry> entry(Connection connection, String reference) throws SQLException {
        return EntryRows.select(connection, Queries.BY_REFERENCE, reference).stream()
                .findFirst();
    }

    @Override
    public boolean write(LedgerEntry entry, WireRecord wire) {
        return transactions.writing(connection -> {
            if (!EntryRows.write(connection, entry)) {
                return false;
            }
            if (entry.version() == 1 || entry.state() == OrderState.PREPARED) {
                EntryRows.writeItems(connection, entry);
            }
            if (entry.order().isPresent()) {
                EntryRows.writeDetails(
                        connection, entry.reference(), entry.order().get());
            }
            writeEvent(connection, entry, wire);
            return true;
        });
    }

    private static void writeEvent(Connection connection, LedgerEntry entry, WireRecord wire) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Queries.INSERT_EVENT)) {
            statement.setString(1, entry.reference());
            statement.setLong(2, entry.version());
            statement.setString(3, Stamp.write(entry.changedAt()));
            statement.setString(4, entry.owner());
            statement.setString(5, entry.reference());
            statement.setLong(6, entry.version() - 1);
            statement.setString(7, entry.state().name());
            statement.setString(8, entry.note());
            statement.setString(9, wire.sentHash().orElse(null));
            statement.setString(10, wire.sent().orElse(null));
            statement.setString(11, wire.answered().orElse(null));
            statement.executeUpdate();
        }
    }

    /** Some at a time, so that nobody waits long for the lock. */
    @Override
    public long purge(Instant settledBefore) {
        long removed = 0;
        int some;
        do {
            some = transactions.writing(connection -> purgeSome(connection, Stamp.write(settledBefore)));
            removed += some;
        } while (some == PAGE);
        return removed;
    }

    private static int purgeSome(Connection connection, String before) throws SQLException {
        List<String> references = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(Queries.PURGE)) {
            statement.setString(1, before);
            statement.setInt(2, PAGE);
            statement.setString(3, before);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    references.add(row.getString(1));
                }
            }
        }
        for (String table : List.of("ccc_order_item", "ccc_order_detail", "ccc_order_event")) {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE reference = ?")) {
                for (String reference : references) {
                    statement.setString(1, reference);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
        return references.size();
    }

    @Override
    public void close() {
        transactions.close();
    }
}
