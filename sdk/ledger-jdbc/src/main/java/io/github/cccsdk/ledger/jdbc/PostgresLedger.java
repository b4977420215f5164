package io.github.cccsdk.ledger.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccLedgerException;
import io.github.cccsdk.orders.OrderLedger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * The order ledger in PostgreSQL, for any number of machines. Their clocks must agree within a few seconds, because the
 * owners' signs of life are compared across machines.
 *
 * <p>Every change is committed durably ({@code synchronous_commit}), also where the database is set otherwise; that the server
 * itself flushes ({@code fsync}) is up to whoever runs it.
 */
public final class PostgresLedger {
    private static final long SCHEMA_LOCK = 0x434343_5344_4BL;
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private PostgresLedger() {}

    /**
     * A ledger on the application's own data source, which stays open when the ledger is closed. Its tables, whose names
     * begin with {@code ccc_}, are made in the current schema if they are missing.
     *
     * @throws CccLedgerException {@code LEDGER_UNAVAILABLE} if the database cannot be reached or the tables not made;
     *     {@code LEDGER_INCOMPATIBLE} if they are of a newer version or of another program
     */
    public static OrderLedger on(DataSource source) {
        return open(source, () -> {});
    }

    /**
     * A ledger with a small connection pool of its own.
     *
     * @param url such as {@code jdbc:postgresql://host/database?sslmode=verify-full}; of the driver's parameters, those for
     *     TLS, time-outs, schema and application name are allowed
     * @throws CccConfigurationException if the URL is none, or has another parameter
     * @throws CccLedgerException as for {@link #on}
     */
    public static OrderLedger open(String url, String user, String password) {
        return open(url, user, password, CONNECTING);
    }

    /** @param connecting how long to wait for a connection */
    static OrderLedger open(String url, String user, String password, Duration connecting) {
        Properties parameters = PostgresUrl.parameters(url);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(PostgresUrl.withoutParameters(url));
        config.setDataSourceProperties(parameters);
        config.setUsername(user);
        config.setPassword(password);
        config.setPoolName("ccc-ledger");
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(connecting.toMillis());
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException failure) {
            throw failure.getCause() instanceof SQLException sql
                    ? LedgerFailure.of(sql, "The ledger database")
                    : LedgerFailure.unavailable("The ledger database cannot be reached", failure);
        }
        try {
            return open(pool, pool::close);
        } catch (CccException refused) {
            pool.close();
            throw refused;
        }
    }

    private static OrderLedger open(DataSource source, Runnable closing) {
        Transactions transactions = PostgresTransactions.on(source, closing);
        transactions.writing(connection -> {
            prepare(connection);
            return true;
        });
        return new JdbcLedger(transactions);
    }

    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
            boolean ours = exists(statement, "ccc_ledger_version");
            if (!ours && exists(statement, "ccc_order")) {
                throw LedgerFailure.incompatible(
                        "The schema of the ledger database holds a table ccc_order of another program",
                        "Give the ledger a schema of its own, by currentSchema in the URL");
            }
            int version = ours ? version(statement) : 0;
            if (version > LedgerSchema.VERSION) {
                throw LedgerFailure.incompatible(
                        "The ledger database has version " + version + ", this library knows up to "
                                + LedgerSchema.VERSION,
                        "Use the newer version of this library, everywhere");
            }
            if (version < LedgerSchema.VERSION) {
                LedgerSchema.upgrade(connection, version);
                statement.execute("CREATE TABLE IF NOT EXISTS ccc_ledger_version (version INTEGER NOT NULL)");
                statement.execute("INSERT INTO ccc_ledger_version VALUES (" + LedgerSchema.VERSION + ")");
            }
        }
    }

    private static boolean exists(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT coalesce(max(version), 0) FROM ccc_ledger_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
