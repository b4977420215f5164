package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.StandardOutput;
import io.github.cccsdk.cli.settings.Directories;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a run has from outside.
 *
 * @param environment the process's environment
 * @param in standard input
 * @param out standard output, for the result alone
 * @param err standard error, for messages
 * @param directories the user's directories
 * @param password asks a person for the password; empty if nobody is there to ask
 * @param orderInFlight told when an order begins to leave
 */
record Surroundings(
        Map<String, String> environment,
        InputStream in,
        StandardOutput out,
        PrintStream err,
        Directories directories,
        Supplier<Optional<String>> password,
        OrderInFlight orderInFlight) {}
