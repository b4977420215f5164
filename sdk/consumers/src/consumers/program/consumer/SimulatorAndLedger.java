package consumer;

import io.github.cccsdk.ledger.jdbc.SqliteLedger;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.simulator.CccSimulator;
import java.nio.file.Path;

/** The same with all that is published: a simulated CCC, and a ledger in a file. */
public final class SimulatorAndLedger {
    private SimulatorAndLedger() {}

    /** @param args the file of the ledger */
    public static void main(String[] args) {
        try (CccSimulator simulator = CccSimulator.start();
                OrderLedger ledger = SqliteLedger.open(Path.of(args[0]))) {
            PriceAndOrder.run(simulator.baseUrl(), simulator.userName(), simulator.password(), ledger);
        }
    }
}
