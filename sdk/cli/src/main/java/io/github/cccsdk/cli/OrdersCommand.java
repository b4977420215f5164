package io.github.cccsdk.cli;

import picocli.CommandLine.Command;

@Command(
        name = "orders",
        description = "Looks orders up, in the ledger of this machine or at CCC, and settles those left open.",
        subcommands = {
            OrdersListCommand.class,
            OrdersFindCommand.class,
            OrdersExportCommand.class,
            OrdersUnresolvedCommand.class,
            OrdersReconcileCommand.class,
            OrdersResendCommand.class,
            OrdersResolveCommand.class
        },
        footer = {"", "Example:", "  ccc orders find ILL-2026-11-23-07"})
final class OrdersCommand {}
