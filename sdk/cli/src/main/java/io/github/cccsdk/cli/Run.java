package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.ExitCode;
import io.github.cccsdk.cli.output.Failure;
import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.LocalFileException;
import io.github.cccsdk.cli.output.ReaderGoneException;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.cli.output.StreamedOutput;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.error.ProblemReport;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One run of the command: from arguments to output and exit code. */
final class Run {
    /** Of the documents that the README describes: rises when a field of theirs is renamed, removed or gets another meaning. */
    private static final int JSON_VERSION = 1;

    private final Surroundings surroundings;

    Run(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Does what the arguments say, and returns the exit code. */
    int of(String... args) {
        CccCommand root = new CccCommand();
        CommandLine line = new CommandLine(root).setExpandAtFiles(false);
        CommandLine command;
        try {
            command = deepest(line.parseArgs(args));
        } catch (ParameterException wrong) {
            return usage(
                    wrong.getCommandLine(), asksForJson(args), OneLine.of(String.valueOf(wrong.getMessage()), 500));
        }
        if (root.help()) {
            return shown(() -> surroundings.out().line(help(command)));
        }
        if (root.version()) {
            return shown(() -> surroundings.out().line(version(root.json())));
        }
        if (command.getCommand() instanceof ResultCommand toRun) {
            if (root.json() && toRun.writesJsonLines()) {
                return usage(command, true, "--json and --jsonl exclude each other: keep one of the two");
            }
            return run(toRun, root.json() || toRun.writesJsonLines());
        }
        return usage(
                command,
                root.json(),
                "Name a command: " + String.join(", ", command.getSubcommands().keySet()));
    }

    private int run(ResultCommand command, boolean json) {
        if (command instanceof StreamingCommand streaming && streaming.streams()) {
            return stream(streaming, json);
        }
        Result result;
        try {
            result = command.run(surroundings);
        } catch (CccException failure) {
            return failed(Failure.of(RememberedRefusal.explained(named(failure, command.operation()))), json);
        } catch (LocalFileException failure) {
            return failed(Failure.of(failure, command.operation()), json);
        } catch (RuntimeException | Error fault) {
            return failed(Failure.internal(fault, command.operation()), json);
        }
        if (command.writesJsonLines()) {
            return result.exitCode();
        }
        int written = shown(() -> write(result, json));
        if (written != ExitCode.DONE) {
            if (command.changesOrders()) {
                surroundings
                        .err()
                        .println("ccc: done, but not shown: " + result.json().text());
            }
            return result.exitCode() == ExitCode.ORDER_UNKNOWN ? ExitCode.ORDER_UNKNOWN : written;
        }
        try {
            command.stay();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return result.exitCode();
    }

    private int stream(StreamingCommand command, boolean json) {
        StreamedOutput.Form form = json ? StreamedOutput.Form.JSON : StreamedOutput.Form.TEXT;
        StreamedOutput out = new StreamedOutput(
                surroundings.out(), command.writesJsonLines() ? StreamedOutput.Form.JSON_LINES : form);
        Failure failure;
        try {
            return shown(() -> {
                command.stream(surroundings, out);
                out.end();
            });
        } catch (CccException failed) {
            failure = Failure.of(named(failed, command.operation()));
        } catch (RuntimeException | Error fault) {
            failure = Failure.internal(fault, command.operation());
        }
        if (out.isOpen()) {
            surroundings.err().println(failure.lines().get(0));
            JsonObject error = failure.json();
            shown(() -> out.breakOff(error));
            return failure.exitCode();
        }
        shown(out::end);
        return failed(failure, json);
    }

    private void write(Result result, boolean json) {
        surroundings.out().line(json ? result.json().text() : String.join("\n", result.lines()));
    }

    /** Tells of a failure; that it cannot be told on standard output changes nothing about it. */
    private int failed(Failure failure, boolean json) {
        if (json) {
            surroundings.err().println(failure.lines().get(0));
            shown(() -> surroundings.out().line(failure.json().text()));
        } else {
            failure.lines().forEach(surroundings.err()::println);
        }
        if (failure.exitCode() == ExitCode.ORDER_UNKNOWN) {
            failure.report()
                    .flatMap(ProblemReport::customerReference)
                    .ifPresent(reference -> surroundings
                            .err()
                            .println("ccc: do not order again; ask CCC for it with: ccc orders reconcile \""
                                    + OneLine.of(reference, 64) + "\""));
        }
        return failure.exitCode();
    }

    private int usage(CommandLine command, boolean json, String message) {
        Failure failure = Failure.usage(message, command.getCommandSpec().qualifiedName());
        return failed(failure, json);
    }

    private int shown(Runnable writing) {
        try {
            writing.run();
            return ExitCode.DONE;
        } catch (ReaderGoneException gone) {
            return ExitCode.READER_GONE;
        } catch (LocalFileException unwritable) {
            surroundings.err().println("ccc: " + unwritable.getMessage());
            return ExitCode.LOCAL_FILE;
        }
    }

    /** A failure from before any call does not say what was to be done. */
    private static CccException named(CccException failure, String operation) {
        return failure.operation().isEmpty()
                ? CccException.of(
                        failure.report().toBuilder().operation(operation).build(), failure)
                : failure;
    }

    private static CommandLine deepest(ParseResult parsed) {
        ParseResult at = parsed;
        while (at.hasSubcommand()) {
            at = at.subcommand();
        }
        return at.commandSpec().commandLine();
    }

    /** Arguments that could not be parsed may still say in which form to complain. */
    private static boolean asksForJson(String... args) {
        return Arrays.stream(args)
                .takeWhile(arg -> !arg.equals("--"))
                .anyMatch(arg -> arg.equals("--json") || arg.equals("--jsonl"));
    }

    private static String help(CommandLine command) {
        return command.getUsageMessage(Ansi.OFF).stripTrailing();
    }

    private static String version(boolean json) {
        String version = Optional.ofNullable(Run.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return json
                ? new JsonObject()
                        .with("version", version)
                        .with("json", JSON_VERSION)
                        .text()
                : "ccc " + version;
    }
}
