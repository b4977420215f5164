package io.github.cccsdk.ledger.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Transactions on one connection: a file has one writer at a time anyway. They begin as writers, because a transaction that
 * reads first and writes later is refused when another process wrote in between.
 */
final class SqliteTransactions implements Transactions {
    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;
    private final String store;
    private boolean closed;

    SqliteTransactions(Connection connection, String store) {
        this.connection = connection;
        this.store = store;
    }

    @Override
    public <T> T writing(Work<T> work) {
        return run("BEGIN IMMEDIATE", work);
    }

    @Override
    public <T> T reading(Work<T> work) {
        return run("BEGIN", work);
    }

    private <T> T run(String begin, Work<T> work) {
        lock.lock();
        try {
            if (closed) {
                throw LedgerFailure.unavailable(store + " was closed", null, "Open it again");
            }
            execute(begin);
            try {
                T result = work.in(connection);
                execute("COMMIT");
                return result;
            } catch (SQLException | RuntimeException | Error failure) {
                rollBack(failure);
                throw failure;
            }
        } catch (SQLException failure) {
            throw LedgerFailure.of(failure, store);
        } finally {
            lock.unlock();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** SQLite rolls back by itself on some failures, and then says that there is nothing to roll back. */
    private void rollBack(Throwable failure) {
        try {
            execute("ROLLBACK");
        } catch (SQLException alreadyOver) {
            failure.addSuppressed(alreadyOver);
        }
    }

    /** A writing transaction has the whole file to itself. */
    @Override
    public void lock(Connection own, Collection<String> names) {}

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                connection.close();
            }
        } catch (SQLException failure) {
            throw LedgerFailure.of(failure, store);
        } finally {
            lock.unlock();
        }
    }
}
