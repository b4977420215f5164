package io.github.cccsdk.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command itself: what all its subcommands have in common. */
@Command(
        name = "ccc",
        description = {
            "Prices and orders copyright permissions at the Copyright Clearance Center.",
            "",
            "CCC publishes no reference for its interface: the calls made here are this project's assumption."
        },
        subcommands = {
            SearchCommand.class,
            QuoteCommand.class,
            BatchCommand.class,
            OrderCommand.class,
            OrdersCommand.class,
            DoctorCommand.class,
            ExplainCommand.class,
            ConfigCommand.class,
            SimulatorCommand.class,
            CompletionCommand.class
        },
        footer = {
            "",
            "Settings: flags count more than the environment, and that more than the file",
            "ccc/ccc.properties in the configuration directory ($XDG_CONFIG_HOME, else",
            "~/.config; on Windows %%APPDATA%%). See: ccc config show --help",
            "HTTPS_PROXY and NO_PROXY name a proxy, --ca-file its certificate authority.",
            "",
            "Exit codes:",
            "    0  done",
            "    1  a fault of ccc itself, or interrupted",
            "    2  wrong usage, invalid input, or a parameter that CCC refuses",
            "    3  a setting is missing or wrong",
            "    4  CCC refuses the credentials or the session",
            "    5  the account needs fixing at CCC",
            "    6  nothing orderable: no match, denied, special request, not found",
            "    7  order refused, or stopped by the price guard",
            "    8  it is not known what became of an order: look before ordering again",
            "    9  the service is down or was not understood: try later",
            "   10  a batch is finished, and some of its rows failed",
            "   11  the order ledger or a local file",
            "  130, 143  stopped by SIGINT, SIGTERM    141  nobody reads the output",
            "",
            "Example:",
            "  ccc quote --issn 1092-4388 --year 2004 --pages 165-83 --json"
        })
final class CccCommand {
    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Write exactly one JSON document, for errors too.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            description = "Show the version.")
    private boolean version;

    boolean json() {
        return json;
    }

    boolean help() {
        return help;
    }

    boolean version() {
        return version;
    }
}
