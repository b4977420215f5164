package io.github.cccsdk.ledger.jdbc;

import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.LedgerItem;
import io.github.cccsdk.orders.LookUpFinding;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderDetail;
import io.github.cccsdk.orders.OrderDetailStatus;
import io.github.cccsdk.orders.OrderIntent;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.orders.OrderStatus;
import io.github.cccsdk.pricing.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Entries as rows of four tables. */
final class EntryRows {
    private EntryRows() {}

    /** The entries that a query finds, with their items. */
    static List<LedgerEntry> select(Connection connection, String query, Object... parameters) throws SQLException {
        List<LedgerEntry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(connection, row));
                }
            }
        }
        return List.copyOf(entries);
    }

    private static LedgerEntry entry(Connection connection, ResultSet row) throws SQLException {
        String reference = row.getString("reference");
        try {
            return entry(connection, row, reference);
        } catch (CccRequestException | DateTimeException | IllegalArgumentException nonsense) {
            throw LedgerFailure.corrupt(
                    "The entry of order reference " + OneLine.of(reference, 64)
                            + " holds what this library never writes",
                    nonsense);
        }
    }

    private static LedgerEntry entry(Connection connection, ResultSet row, String reference) throws SQLException {
        String currency = row.getString("currency");
        return new LedgerEntry(
                reference,
                row.getLong("version"),
                state(row.getString("state")),
                new OrderIntent(
                        row.getString("content_hash"),
                        items(connection, reference),
                        Money.of(row.getString("quoted_total"), currency),
                        Money.of(row.getString("agreed_limit"), currency)),
                row.getString("owner"),
                Stamp.read(row.getString("alive_until")),
                Stamp.read(row.getString("created_at")),
                Stamp.read(row.getString("changed_at")),
                Optional.ofNullable(row.getString("sent_at")).map(Stamp::read),
                Optional.ofNullable(row.getString("request")),
                row.getString("order_number") == null ? Optional.empty() : Optional.of(order(connection, row)),
                Optional.ofNullable(row.getString("finding")).map(LookUpFinding::valueOf),
                Optional.ofNullable(row.getString("problem")).map(EntryRows::problem),
                row.getString("note"));
    }

    static OrderState state(String name) {
        try {
            return OrderState.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw LedgerFailure.incompatible(
                    "The ledger holds an order in a state that this library does not know",
                    "Use the newer version of this library, everywhere");
        }
    }

    /** A reason that only a newer version knows is no reason to hide the order. */
    private static CccProblem problem(String name) {
        try {
            return CccProblem.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            return CccProblem.UNKNOWN_CODE;
        }
    }

    private static List<LedgerItem> items(Connection connection, String reference) throws SQLException {
        List<LedgerItem> items = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(Queries.ITEMS)) {
            statement.setString(1, reference);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    items.add(new LedgerItem(
                            row.getString("item_reference"),
                            row.getString("work_id"),
                            row.getString("type_of_use"),
                            row.getInt("publication_year"),
                            row.getInt("pages"),
                            row.getInt("copies"),
                            Optional.ofNullable(row.getString("country")),
                            Optional.ofNullable(row.getString("location_id")),
                            Money.of(row.getString("quoted"), row.getString("currency"))));
                }
            }
        }
        return items;
    }

    private static Order order(Connection connection, ResultSet order) throws SQLException {
        List<OrderDetail> details = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(Queries.DETAILS)) {
            statement.setString(1, order.getString("reference"));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    details.add(new OrderDetail(
                            row.getString("order_detail_number"),
                            Optional.ofNullable(row.getString("item_reference")),
                            row.getString("work_id"),
                            new OrderDetailStatus(row.getString("status")),
                            Money.of(row.getString("total"), row.getString("currency"))));
                }
            }
        }
        return new Order(
                order.getString("order_number"),
                Optional.ofNullable(order.getString("order_reference")),
                new OrderStatus(order.getString("order_status")),
                Optional.ofNullable(order.getString("placed_at")).map(Stamp::read),
                Money.of(order.getString("charged_total"), order.getString("charged_currency")),
                details);
    }

    /** The compare-and-set: only over the version before. */
    static boolean write(Connection connection, LedgerEntry entry) throws SQLException {
        boolean first = entry.version() == 1;
        Optional<Order> order = entry.order();
        try (PreparedStatement statement =
                connection.prepareStatement(first ? Queries.INSERT_ORDER : Queries.UPDATE_ORDER)) {
            statement.setLong(1, entry.version());
            statement.setString(2, entry.state().name());
            statement.setInt(3, entry.state().isUnresolved() ? 1 : 0);
            statement.setInt(4, entry.holdsItems() ? 1 : 0);
            statement.setString(5, entry.intent().contentHash());
            statement.setString(6, entry.intent().quotedTotal().currency());
            statement.setString(7, entry.intent().quotedTotal().decimal());
            statement.setString(8, entry.intent().limit().decimal());
            statement.setString(9, entry.owner());
            statement.setString(10, Stamp.write(entry.aliveUntil()));
            statement.setString(11, Stamp.write(entry.createdAt()));
            statement.setString(12, Stamp.write(entry.changedAt()));
            statement.setString(13, entry.sentAt().map(Stamp::write).orElse(null));
            statement.setString(14, entry.request().orElse(null));
            statement.setString(15, entry.finding().map(Enum::name).orElse(null));
            statement.setString(16, entry.problem().map(Enum::name).orElse(null));
            statement.setString(17, entry.note());
            statement.setString(18, order.map(Order::orderNumber).orElse(null));
            statement.setString(19, order.flatMap(Order::customerReference).orElse(null));
            statement.setString(20, order.map(placed -> placed.status().code()).orElse(null));
            statement.setString(
                    21, order.flatMap(Order::placedAt).map(Instant::toString).orElse(null));
            statement.setString(
                    22, order.map(placed -> placed.total().currency()).orElse(null));
            statement.setString(
                    23, order.map(placed -> placed.total().decimal()).orElse(null));
            statement.setString(24, entry.reference());
            if (!first) {
                statement.setLong(25, entry.version() - 1);
            }
            return statement.executeUpdate() == 1;
        }
    }

    static void writeItems(Connection connection, LedgerEntry entry) throws SQLException {
        if (entry.version() > 1) {
            delete(connection, Queries.DELETE_ITEMS, entry.reference());
        }
        try (PreparedStatement statement = connection.prepareStatement(Queries.INSERT_ITEM)) {
            int place = 0;
            for (LedgerItem item : entry.intent().items()) {
                statement.setString(1, entry.reference());
                statement.setInt(2, place++);
                statement.setString(3, item.itemReference());
                statement.setString(4, item.workId());
                statement.setString(5, item.typeOfUse());
                statement.setInt(6, item.publicationYear());
                statement.setInt(7, item.pages());
                statement.setInt(8, item.copies());
                statement.setString(9, item.country().orElse(null));
                statement.setString(10, item.locationId().orElse(null));
                statement.setString(11, item.quoted().currency());
                statement.setString(12, item.quoted().decimal());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static void writeDetails(Connection connection, String reference, Order order) throws SQLException {
        delete(connection, Queries.DELETE_DETAILS, reference);
        try (PreparedStatement statement = connection.prepareStatement(Queries.INSERT_DETAIL)) {
            int place = 0;
            for (OrderDetail detail : order.items()) {
                statement.setString(1, reference);
                statement.setInt(2, place++);
                statement.setString(3, detail.orderDetailNumber());
                statement.setString(4, detail.itemReference().orElse(null));
                statement.setString(5, detail.workId());
                statement.setString(6, detail.status().code());
                statement.setString(7, detail.total().currency());
                statement.setString(8, detail.total().decimal());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void delete(Connection connection, String sql, String reference) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, reference);
            statement.executeUpdate();
        }
    }
}
