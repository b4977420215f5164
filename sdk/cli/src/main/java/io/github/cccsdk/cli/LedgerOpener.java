package io.github.cccsdk.cli;

import io.github.cccsdk.cli.settings.Setting;
import io.github.cccsdk.cli.settings.Settings;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.orders.OrderLedger;
import java.io.PrintStream;

/** Opens the ledger that remembers orders, and says so where it will not outlive the run. */
final class LedgerOpener {
    private LedgerOpener() {}

    /** Which kind of ledger a path or an address means is decided here; this version keeps none on disk. */
    static OrderLedger open(Settings settings, PrintStream err) {
        settings.text(Setting.LEDGER)
                .ifPresent(place -> err.println("ccc: the ledger " + OneLine.of(Hidden.secretsIn(place), 200)
                        + " is not used: this version cannot open any"));
        err.println("ccc: orders are remembered for this run only: the same reference submitted by another run is"
                + " ordered again");
        return OrderLedger.inMemory();
    }
}
