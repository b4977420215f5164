module consumer {
    requires io.github.cccsdk;
    requires io.github.cccsdk.ledger.jdbc;
    requires io.github.cccsdk.simulator;
}
