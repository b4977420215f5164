package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.StandardOutput;
import io.github.cccsdk.cli.settings.Directories;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a run has from outside.
 *
 * @param environment the process's environment
 * @param in standard input
 * @param out standard output, for the result alone
 * @param err standard error, for messages
 * @param directories the user's directories
 * @param terminal where a person can be asked
 * @param clock the time of this machine
 * @param underWay told when something begins that must not be left half done
 */
record Surroundings(
        Map<String, String> environment,
        InputStream in,
        StandardOutput out,
        PrintStream err,
        Directories directories,
        Terminal terminal,
        InstantSource clock,
        UnderWay underWay) {}
