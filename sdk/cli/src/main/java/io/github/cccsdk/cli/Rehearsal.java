package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.StandardOutput;
import io.github.cccsdk.cli.settings.Directories;
import io.github.cccsdk.simulator.CccSimulator;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

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
    public static void main(String[] args) {
        int worst;
        try (CccSimulator simulator = CccSimulator.start()) {
            Run run = new Run(surroundings(simulator));
            worst = run.of("quote", "--issn", "1092-4388", "--year", "2004", "--pages", "165-83", "--json")
                    + run.of("quote", "--issn", "1092-4388", "--year", "2004", "--pages", "165-83")
                    + run.of("order", "submit", "--json");
        }
        System.exit(worst == 0 ? 0 : 1);
    }

    private static Surroundings surroundings(CccSimulator simulator) {
        Map<String, String> environment = Map.of(
                "CCC_BASE_URL", simulator.baseUrl(),
                "CCC_USERNAME", simulator.userName(),
                "CCC_PASSWORD", simulator.password(),
                "HOME", "/nonexistent");
        return new Surroundings(
                environment,
                new ByteArrayInputStream(ORDER.getBytes(StandardCharsets.UTF_8)),
                new StandardOutput(OutputStream.nullOutputStream()),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                Directories.of(environment, "/nonexistent", System.getProperty("os.name", "")),
                Optional::empty,
                new OrderInFlight());
    }
}
