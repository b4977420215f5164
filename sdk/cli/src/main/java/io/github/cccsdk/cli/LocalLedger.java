package io.github.cccsdk.cli;

import io.github.cccsdk.cli.settings.Settings;
import io.github.cccsdk.orders.OrderLedger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The ledger of a command that makes no call, and so needs neither an address nor credentials. */
final class LocalLedger {
    @Mixin
    private LedgerFlag ledger = new LedgerFlag();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Read NAME.properties in place of ccc.properties, such as one for each of several sites.")
    private @Nullable String profile;

    OrderLedger open(Surroundings surroundings) {
        Settings settings = profile == null
                ? Settings.of(
                        ledger.flags(),
                        surroundings.environment(),
                        surroundings.directories().settingsFile())
                : Settings.ofProfile(ledger.flags(), surroundings.environment(), surroundings.directories(), profile);
        return LedgerOpener.open(settings, surroundings);
    }
}
