package io.github.cccsdk.cli;

import io.github.cccsdk.cli.settings.Setting;
import io.github.cccsdk.cli.settings.Settings;
import io.github.cccsdk.ledger.jdbc.PostgresLedger;
import io.github.cccsdk.ledger.jdbc.SqliteLedger;
import io.github.cccsdk.orders.OrderLedger;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the ledger that remembers orders: a database where the setting names one, else a file. */
final class LedgerOpener {
    private static final String POSTGRES = "jdbc:postgresql:";
    private static final String FILE = "orders.db";

    private LedgerOpener() {}

    /** The database's user and password come from the environment, under the names that PostgreSQL's own tools use. */
    static OrderLedger open(Settings settings, Surroundings surroundings) {
        Optional<String> place = settings.text(Setting.LEDGER);
        if (place.isPresent() && place.get().startsWith(POSTGRES)) {
            return PostgresLedger.open(
                    place.get(),
                    surroundings.environment().getOrDefault("PGUSER", ""),
                    surroundings.environment().getOrDefault("PGPASSWORD", ""));
        }
        return SqliteLedger.open(
                place.map(Path::of).orElse(surroundings.directories().state().resolve(FILE)));
    }
}
