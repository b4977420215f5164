package io.github.cccsdk.ledger.jdbc;

import io.github.cccsdk.orders.OrderLedger;
import org.jspecify.annotations.Nullable;

class PostgresLedgerContractTest extends LedgerContract {
    private @Nullable String database;

    @Override
    OrderLedger open() throws Exception {
        if (database == null) {
            database = Postgres.newDatabase();
        }
        return PostgresLedger.open(Postgres.url(database), "postgres", "postgres");
    }
}
