package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.StandardOutput;
import io.github.cccsdk.cli.settings.Directories;
import io.github.cccsdk.simulator.CccSimulator;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the usual commands once against a simulator in the same process, so that the JVM can write the classes they need to
 * an archive ({@code -XX:ArchiveClassesAtExit}) from which later runs start in about half the time.
 */
public final class Rehearsal {
    private static final String ORDER = """
            {"reference":"rehearsal","maxTotal":"50.00",
             "items":[{"item":"A","issn":"1092-4388","year":2004,"pages":"165-183"}]}
            """;

    private Rehearsal() {}

    /** Exit code 1 if a command did not work: an archive made then would be of little use. */
    public static void main(String[] args) throws IOException {
        int worst;
        Path home = Files.createTempDirectory("ccc-rehearsal");
        try (CccSimulator simulator = CccSimulator.start()) {
            Run run = new Run(surroundings(simulator, home));
            worst = run.of("quote", "--issn", "1092-4388", "--year", "2004", "--pages", "165-83", "--json")
                    + run.of("quote", "--issn", "1092-4388", "--year", "2004", "--pages", "165-83")
                    + run.of("order", "submit", "--json");
        } finally {
            try (Stream<Path> left = Files.walk(home)) {
                left.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        System.exit(worst == 0 ? 0 : 1);
    }

    private static Surroundings surroundings(CccSimulator simulator, Path home) {
        Map<String, String> environment = Map.of(
                "CCC_BASE_URL", simulator.baseUrl(),
                "CCC_USERNAME", simulator.userName(),
                "CCC_PASSWORD", simulator.password(),
                "HOME", home.toString());
        return new Surroundings(
                environment,
                new ByteArrayInputStream(ORDER.getBytes(StandardCharsets.UTF_8)),
                new StandardOutput(OutputStream.nullOutputStream()),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                Directories.of(environment, home.toString(), System.getProperty("os.name", "")),
                Terminal.NONE,
                InstantSource.system(),
                new UnderWay());
    }
}
