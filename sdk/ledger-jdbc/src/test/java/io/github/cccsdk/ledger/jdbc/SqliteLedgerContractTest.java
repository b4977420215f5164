package io.github.cccsdk.ledger.jdbc;

import io.github.cccsdk.orders.OrderLedger;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerContractTest extends LedgerContract {
    @TempDir
    Path directory;

    @Override
    OrderLedger open() {
        return SqliteLedger.open(directory.resolve("orders.db"));
    }
}
