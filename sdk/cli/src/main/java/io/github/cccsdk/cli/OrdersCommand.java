package io.github.cccsdk.cli;

import picocli.CommandLine.Command;

@Command(
        name = "orders",
        description = "Looks orders up.",
        subcommands = OrdersFindCommand.class,
        footer = {"", "Example:", "  ccc orders find ILL-2026-11-23-07"})
final class OrdersCommand {}
