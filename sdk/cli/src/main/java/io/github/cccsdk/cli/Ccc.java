package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.ExitCode;
import io.github.cccsdk.cli.output.StandardOutput;
import io.github.cccsdk.cli.settings.Directories;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalInt;

/** The process behind the {@code ccc} command. */
public final class Ccc {
    /** Longer than an order may take as a whole, the look-up after a lost answer included. */
    private static final Duration LONGEST_ORDER = Duration.ofSeconds(100);

    /** Set by the launcher. */
    private static final String STDERR_IS_TERMINAL = "ccc.stderr.terminal";

    private Ccc() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        UnderWay underWay = new UnderWay();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> whenStopped(underWay, err)));
        Surroundings surroundings = new Surroundings(
                System.getenv(),
                System.in,
                new StandardOutput(new FileOutputStream(FileDescriptor.out)),
                err,
                Directories.of(System.getenv(), System.getProperty("user.home", ""), System.getProperty("os.name", "")),
                new ConsoleTerminal(Boolean.getBoolean(STDERR_IS_TERMINAL)),
                InstantSource.system(),
                underWay);
        int exitCode = new Run(surroundings).of(args);
        underWay.ends(exitCode);
        System.exit(exitCode);
    }

    /** On SIGINT or SIGTERM: what is under way is finished first. The JVM then ends with 130 or 143 by itself. */
    private static void whenStopped(UnderWay underWay, PrintStream err) {
        if (!underWay.isUnfinished()) {
            return;
        }
        underWay.stop();
        err.println(
                underWay.mayBeOrdering()
                        ? "ccc: told to stop; waiting to hear what becomes of the order that is being sent"
                        : "ccc: told to stop; finishing the rows that are being priced");
        OptionalInt exitCode = OptionalInt.empty();
        try {
            exitCode = underWay.awaitEnd(LONGEST_ORDER);
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        }
        boolean leftAlone = exitCode.isEmpty() && underWay.mayBeOrdering();
        if (leftAlone || exitCode.orElse(ExitCode.DONE) == ExitCode.ORDER_UNKNOWN) {
            Runtime.getRuntime().halt(ExitCode.ORDER_UNKNOWN);
        }
    }
}
