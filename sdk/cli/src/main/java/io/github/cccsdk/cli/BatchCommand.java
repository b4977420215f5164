package io.github.cccsdk.cli;

import picocli.CommandLine.Command;

@Command(
        name = "batch",
        description = "Prices or orders all rows of a file; goes on where it was interrupted.",
        subcommands = {BatchQuoteCommand.class, BatchOrderCommand.class},
        footer = {"", "Example:", "  ccc batch quote transactions.csv"})
final class BatchCommand {}
