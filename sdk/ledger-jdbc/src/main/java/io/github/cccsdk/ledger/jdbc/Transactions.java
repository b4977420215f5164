package io.github.cccsdk.ledger.jdbc;

import io.github.cccsdk.error.CccLedgerException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** How a database is reached: one short transaction at a time. Failures come as {@link CccLedgerException}. */
interface Transactions extends AutoCloseable {
    /** What is done within a transaction. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Does all of it durably, or nothing. */
    <T> T writing(Work<T> work);

    <T> T reading(Work<T> work);

    /** Within a transaction: keeps others that lock one of these names waiting until it ends. */
    void lock(Connection connection, Collection<String> names) throws SQLException;

    @Override
    void close();
}
