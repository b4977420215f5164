package io.github.cccsdk.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own on the same class path. */
final class Child {
    private Child() {}

    static Process start(Class<?> main, List<String> jvmArguments, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Runs it to its end and returns the lines it printed. */
    static List<String> lines(Class<?> main, List<String> jvmArguments, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(main, jvmArguments, arguments);
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(main.getSimpleName() + " failed: " + lines);
        }
        return lines;
    }
}
