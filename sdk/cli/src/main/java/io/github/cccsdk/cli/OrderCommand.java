package io.github.cccsdk.cli;

import picocli.CommandLine.Command;

@Command(
        name = "order",
        description = "Places one order, or looks at one.",
        subcommands = {OrderSubmitCommand.class, OrderGetCommand.class, OrderCancelCommand.class},
        footer = {"", "Example:", "  ccc order get 501234567"})
final class OrderCommand {}
