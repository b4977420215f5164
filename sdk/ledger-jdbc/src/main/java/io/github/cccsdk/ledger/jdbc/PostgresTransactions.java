package io.github.cccsdk.ledger.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import javax.sql.DataSource;

/** Transactions on connections of a data source, given back after each. */
final class PostgresTransactions implements Transactions {
    /** Set beside the key, so that the locks of other applications in the same database are not met. */
    private static final int LOCK_SPACE = 0x434343;

    private final DataSource source;
    private final Runnable closing;
    private final boolean commitsInTheBackground;

    private PostgresTransactions(DataSource source, Runnable closing, boolean commitsInTheBackground) {
        this.source = source;
        this.closing = closing;
        this.commitsInTheBackground = commitsInTheBackground;
    }

    /**
     * Asks the database how it commits: with {@code synchronous_commit} off, which a database or a role may be set to, it
     * could forget an intent whose order has left.
     *
     * @param closing what to do at the end: a source that was handed in stays open
     */
    static PostgresTransactions on(DataSource source, Runnable closing) {
        boolean off = new PostgresTransactions(source, closing, false).reading(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SHOW synchronous_commit")) {
                return row.next() && row.getString(1).equals("off");
            }
        });
        return new PostgresTransactions(source, closing, off);
    }

    /** Without a transaction around it: an entry's items change with its version, which every change compares. */
    @Override
    public <T> T reading(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            return work.in(connection);
        } catch (SQLException failure) {
            throw LedgerFailure.of(failure, "The ledger database");
        }
    }

    @Override
    public <T> T writing(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            T result;
            try {
                if (commitsInTheBackground) {
                    commitDurably(connection);
                }
                result = work.in(connection);
                connection.commit();
            } catch (SQLException | RuntimeException | Error failure) {
                rollBack(connection, failure);
                throw failure;
            }
            connection.setAutoCommit(before);
            return result;
        } catch (SQLException failure) {
            throw LedgerFailure.of(failure, "The ledger database");
        }
    }

    private static void commitDurably(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL synchronous_commit TO on");
        }
    }

    /** What is broken cannot be rolled back, and need not be. */
    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            failure.addSuppressed(broken);
        }
    }

    /** In the order of their hashes, so that two writers never wait for each other. */
    @Override
    public void lock(Connection connection, Collection<String> names) throws SQLException {
        String sql = "SELECT count(*) FROM (SELECT pg_advisory_xact_lock(" + LOCK_SPACE + ", k) FROM"
                + " (SELECT DISTINCT hashtext(name) AS k FROM unnest(?) AS name ORDER BY k) AS keys) AS locked";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            statement.executeQuery().close();
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
