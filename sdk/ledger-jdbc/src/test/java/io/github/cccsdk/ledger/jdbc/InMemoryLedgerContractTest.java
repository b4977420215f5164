package io.github.cccsdk.ledger.jdbc;

import io.github.cccsdk.orders.OrderLedger;

class InMemoryLedgerContractTest extends LedgerContract {
    private final OrderLedger only = OrderLedger.inMemory();

    @Override
    OrderLedger open() {
        return only;
    }
}
