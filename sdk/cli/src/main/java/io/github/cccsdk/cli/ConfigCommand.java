package io.github.cccsdk.cli;

import picocli.CommandLine.Command;

@Command(
        name = "config",
        description = "Shows the settings.",
        subcommands = ConfigShowCommand.class,
        footer = {"", "Example:", "  ccc config show"})
final class ConfigCommand {}
