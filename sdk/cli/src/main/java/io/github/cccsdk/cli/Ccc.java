package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.ExitCode;
import io.github.cccsdk.cli.output.StandardOutput;
import io.github.cccsdk.cli.settings.Directories;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The process behind the {@code ccc} command. */
public final class Ccc {
    /** Longer than an order may take as a whole, the look-up after a lost answer included. */
    private static final Duration LONGEST_ORDER = Duration.ofSeconds(100);

    private Ccc() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        OrderInFlight orderInFlight = new OrderInFlight();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> whenStopped(orderInFlight, err)));
        Surroundings surroundings = new Surroundings(
                System.getenv(),
                System.in,
                new StandardOutput(new FileOutputStream(FileDescriptor.out)),
                err,
                Directories.of(System.getenv(), System.getProperty("user.home", ""), System.getProperty("os.name", "")),
                Ccc::passwordFromTerminal,
                orderInFlight);
        int exitCode = new Run(surroundings).of(args);
        orderInFlight.ends(exitCode);
        System.exit(exitCode);
    }

    /** On SIGINT or SIGTERM: an order that is leaving is heard out first. The JVM then ends with 130 or 143 by itself. */
    private static void whenStopped(OrderInFlight orderInFlight, PrintStream err) {
        if (!orderInFlight.isUnderWay()) {
            return;
        }
        err.println("ccc: told to stop; waiting to hear what becomes of the order that is being sent");
        OptionalInt exitCode = OptionalInt.empty();
        try {
            exitCode = orderInFlight.awaitEnd(LONGEST_ORDER);
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        }
        if (exitCode.isEmpty() || exitCode.getAsInt() == ExitCode.ORDER_UNKNOWN) {
            Runtime.getRuntime().halt(ExitCode.ORDER_UNKNOWN);
        }
    }

    @SuppressWarnings("SystemConsoleNull") // null up to Java 21; later ones are asked whether it is a terminal
    private static Optional<String> passwordFromTerminal() {
        Console console = System.console();
        if (console == null || !isTerminal(console)) {
            return Optional.empty();
        }
        return Optional.ofNullable(console.readPassword("CCC password: "))
                .filter(typed -> typed.length > 0)
                .map(String::new);
    }

    /** From Java 22 on there can be a console without a terminal. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJava22) {
            return true;
        } catch (ReflectiveOperationException unexpected) {
            return false;
        }
    }
}
