package io.github.cccsdk.consumers;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One run of a program in a Java of its own. */
final class JavaRun {
    private Path home = Path.of(System.getProperty("java.home"));
    private final List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));

    JavaRun on(Path javaHome) {
        home = javaHome;
        return this;
    }

    JavaRun with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    JavaRun classPath(List<Path> entries) {
        return with("-cp", joined(entries));
    }

    JavaRun modulePath(List<Path> entries) {
        return with("--module-path", joined(entries));
    }

    private static String joined(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    ChildProcess.Finished run(String... programAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve(Path.of("bin", "java")).toString());
        command.addAll(options);
        command.addAll(List.of(programAndArguments));
        return ChildProcess.run(Path.of("."), command);
    }
}
