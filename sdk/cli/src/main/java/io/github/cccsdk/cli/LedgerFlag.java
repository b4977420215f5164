package io.github.cccsdk.cli;

import io.github.cccsdk.cli.settings.Setting;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which ledger a command uses. */
final class LedgerFlag {
    @Option(
            names = "--ledger",
            paramLabel = "PLACE",
            description =
                    "Where orders are remembered (CCC_LEDGER): a file, or a jdbc:postgresql: URL with PGUSER and PGPASSWORD"
                            + " in the environment. If not set, orders.db in the state directory.")
    private @Nullable String ledger;

    Map<Setting, String> flags() {
        return ledger == null ? Map.of() : Map.of(Setting.LEDGER, ledger);
    }
}
