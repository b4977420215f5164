package io.github.cccsdk.cli;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal that the process was started from. */
final class ConsoleTerminal implements Terminal {
    private final boolean showsErrors;

    /** @param showsErrors what the launcher has found out of standard error: Java cannot tell */
    ConsoleTerminal(boolean showsErrors) {
        this.showsErrors = showsErrors;
    }

    @Override
    public boolean isPresent() {
        return console() != null;
    }

    @Override
    public boolean showsErrors() {
        return showsErrors;
    }

    @Override
    public Optional<String> ask(String question) {
        Console console = console();
        return console == null ? Optional.empty() : Optional.ofNullable(console.readLine("%s", question));
    }

    @Override
    public Optional<String> askPassword() {
        Console console = console();
        return console == null
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("CCC password: "))
                        .filter(typed -> typed.length > 0)
                        .map(String::new);
    }

    @SuppressWarnings("SystemConsoleNull") // null up to Java 21; later ones are asked whether it is a terminal
    private static @Nullable Console console() {
        Console console = System.console();
        return console != null && isTerminal(console) ? console : null;
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
