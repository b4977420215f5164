package io.github.cccsdk.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a full ledger, every statement goes through an index. A million orders in the profile crash, fewer otherwise. */
class QueryPlanTest {
    private static final int ROWS = Integer.getInteger("plan.rows", 20_000);
    private static final String EARLY = "2023-11-14T22:20:00.000000Z";

    private record Query(String sql, Object... parameters) {}

    private static Stream<Query> queries() {
        return Stream.of(
                new Query(Queries.BY_REFERENCE, "R-77"),
                new Query(Queries.BY_ORDER_NUMBER, "5077"),
                new Query(Queries.BY_ITEM, "TN-77"),
                new Query(Queries.UNRESOLVED),
                new Query(Queries.PAGE, EARLY, "R-1", "2100", 500),
                new Query(Queries.HISTORY, "R-77"),
                new Query(Queries.HOLDER_OF_ITEM, "TN-77", "R-78"),
                new Query(Queries.ITEMS, "R-77"),
                new Query(Queries.DETAILS, "R-77"),
                new Query(Queries.PURGE, EARLY, 500, EARLY),
                new Query(Queries.DELETE_ITEMS, "R-77"),
                new Query(Queries.DELETE_DETAILS, "R-77"),
                new Query("DELETE FROM ccc_order_event WHERE reference = ?", "R-77"),
                new Query("UPDATE ccc_order SET note = ? WHERE reference = ? AND version = ?", "x", "R-77", 3L));
    }

    @Test
    void everyStatementUsesAnIndexOnSqlite(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("orders.db");
        SqliteLedger.open(file).close();
        try (Connection connection = SqliteLedger.connect(file, Duration.ofSeconds(5))) {
            fill(
                    connection,
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS + ") ",
                    "n",
                    "strftime('%Y-%m-%dT%H:%M:%f000Z', 1700000000 + i, 'unixepoch')");
            for (Query query : queries().toList()) {
                // "SCAN x" reads a table or a full index; over a partial index it reads what is asked for.
                assertThat(plan(connection, "EXPLAIN QUERY PLAN ", query))
                        .as(query.sql())
                        .isNotEmpty()
                        .noneMatch(line -> line.startsWith("SCAN") && !line.contains("ccc_order_unresolved"));
            }
        }
    }

    @Test
    void everyStatementUsesAnIndexOnPostgres() throws Exception {
        var source = Postgres.source(Postgres.newDatabase());
        PostgresLedger.on(source).close();
        try (Connection connection = source.getConnection()) {
            fill(
                    connection,
                    "",
                    "generate_series(1, " + ROWS + ") AS n(i)",
                    "to_char(to_timestamp(1700000000 + i) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
            try (Statement statement = connection.createStatement()) {
                statement.execute("ANALYZE");
            }
            for (Query query : queries().toList()) {
                assertThat(plan(connection, "EXPLAIN ", query))
                        .as(query.sql())
                        .isNotEmpty()
                        .noneMatch(line -> line.contains("Seq Scan"));
            }
        }
    }

    private static void fill(Connection connection, String with, String numbers, String time) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO ccc_order (reference, version, state, unresolved, holds_items, content_hash,"
                    + " currency, quoted_total, agreed_limit, owner, alive_until, created_at, changed_at, note,"
                    + " order_number, order_status, charged_currency, charged_total) " + with
                    + "SELECT 'R-' || i, 3, CASE WHEN i % 5000 = 0 THEN 'UNKNOWN' ELSE 'CONFIRMED' END,"
                    + " CASE WHEN i % 5000 = 0 THEN 1 ELSE 0 END, 1, 'hash', 'USD', '43.00', '43.00', 'owner', "
                    + time + ", " + time + ", " + time + ", '', '5' || i, 'OPEN', 'USD', '43.00' FROM " + numbers);
            statement.execute("INSERT INTO ccc_order_item (reference, place, item_reference, work_id, type_of_use,"
                    + " publication_year, pages, copies, currency, quoted) " + with
                    + "SELECT 'R-' || i, 0, 'TN-' || i, 'W', 'U', 2004, 1, 1, 'USD', '43.00' FROM " + numbers);
            statement.execute("INSERT INTO ccc_order_detail (reference, place, order_detail_number, work_id, status,"
                    + " currency, total) " + with
                    + "SELECT 'R-' || i, 0, '7' || i, 'W', 'GRANTED', 'USD', '43.00' FROM "
                    + numbers);
            statement.execute("INSERT INTO ccc_order_event (reference, version, at, owner, to_state, note) " + with
                    + "SELECT 'R-' || i, 3, " + time + ", 'owner', 'CONFIRMED', '' FROM " + numbers);
        }
    }

    private static List<String> plan(Connection connection, String explain, Query query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(explain + query.sql())) {
            for (int at = 0; at < query.parameters().length; at++) {
                statement.setObject(at + 1, query.parameters()[at]);
            }
            try (ResultSet row = statement.executeQuery()) {
                int last = row.getMetaData().getColumnCount();
                while (row.next()) {
                    lines.add(row.getString(last));
                }
            }
        }
        return lines;
    }
}
