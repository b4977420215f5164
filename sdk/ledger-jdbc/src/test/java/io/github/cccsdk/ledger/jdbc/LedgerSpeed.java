package io.github.cccsdk.ledger.jdbc;

import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.WireRecord;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;

/** What the ledger costs for an order, beside a loop of three bare, durable {@code INSERT}s. Run by hand. */
final class LedgerSpeed {
    private static final int ORDERS = 500;
    private static final int ROUNDS = 5;

    private LedgerSpeed() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Files.createTempDirectory("ledger-speed").resolve("orders.db");
        SqliteLedger.open(file).close();
        try (Connection bare = SqliteLedger.connect(file, Duration.ofSeconds(5));
                OrderLedger ledger = SqliteLedger.open(file)) {
            compare("SQLite", bare, ledger);
        }
        // The server of the tests does not flush; this one does, as one that is relied upon.
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                Connection bare = server.getPostgresDatabase().getConnection();
                OrderLedger ledger = PostgresLedger.open(
                        "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "postgres")) {
            compare("PostgreSQL", bare, ledger);
        }
    }

    private static void compare(String name, Connection bare, OrderLedger ledger) throws SQLException {
        try (Statement statement = bare.createStatement()) {
            statement.execute("CREATE TABLE bare (number BIGINT, text TEXT)");
        }
        for (int round = 0; round < ROUNDS; round++) {
            double inserts = microsForEach(number -> {
                for (int step = 0; step < 3; step++) {
                    try (PreparedStatement statement = bare.prepareStatement("INSERT INTO bare VALUES (?, ?)")) {
                        statement.setLong(1, number);
                        statement.setString(2, "R-" + number);
                        statement.executeUpdate();
                    }
                }
            });
            String prefix = "R-" + round + "-";
            double orders = microsForEach(number -> {
                LedgerEntry prepared = Entries.prepared(prefix + number, "TN-" + prefix + number);
                ledger.claim(prepared, true);
                LedgerEntry sending = Entries.sending(prepared);
                ledger.write(sending, WireRecord.sent("hash", "{}"));
                ledger.write(
                        sending.confirmed(Entries.order(prefix + number, "TN"), "confirmed", Entries.AT),
                        WireRecord.answered("order"));
            });
            System.out.printf(
                    Locale.ROOT,
                    "%s, round %d: 3 INSERTs %.0f us, an order %.0f us, ratio %.2f%n",
                    name,
                    round + 1,
                    inserts,
                    orders,
                    orders / inserts);
        }
    }

    private interface Step {
        void at(int number) throws SQLException;
    }

    private static double microsForEach(Step step) throws SQLException {
        long start = System.nanoTime();
        for (int number = 0; number < ORDERS; number++) {
            step.at(number);
        }
        return (System.nanoTime() - start) / 1_000.0 / ORDERS;
    }
}
