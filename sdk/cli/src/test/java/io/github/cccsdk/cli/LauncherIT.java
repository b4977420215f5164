package io.github.cccsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.simulator.CccSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script at the start of the executable. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    private static final String[] QUOTE = {
        "quote", "--issn", "1092-4388", "--year", "2004", "--pages", "165-83", "--json"
    };

    private final CccSimulator sim = CccSimulator.start();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        sim.close();
    }

    private Path copied() throws IOException {
        Path elsewhere = Files.createDirectories(directory.resolve("with space"));
        Path copy = elsewhere.resolve("ccc");
        Files.copy(CccProcess.EXECUTABLE, copy);
        assertThat(copy.toFile().setExecutable(true)).isTrue();
        return copy;
    }

    @Test
    void theCommandWorksWhereverItIsCopiedTo() throws IOException {
        CccProcess.Finished run =
                new CccProcess(directory).executable(copied()).against(sim).run(QUOTE);

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().path("total").textValue()).isEqualTo("43.00");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void anArchiveOfAnotherJvmOrFileIsIgnoredInSilence() throws IOException {
        Path copy = copied();
        Files.writeString(copy.resolveSibling("ccc.jsa"), "no archive at all");

        CccProcess.Finished run =
                new CccProcess(directory).executable(copy).against(sim).run(QUOTE);

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().path("total").textValue()).isEqualTo("43.00");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theCommandRunsThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("linked"), copied());

        assertThat(new CccProcess(directory).executable(link).run("--version").exitCode())
                .isZero();
    }

    @Test
    void withoutJavaItSaysWhatIsMissing() {
        CccProcess.Finished run =
                new CccProcess(directory).with("PATH", directory.toString()).run("--version");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Java 17");
    }

    @Test
    void whatTheJvmHasToSayStaysOutOfTheResult() {
        CccProcess.Finished run = new CccProcess(directory)
                .against(sim)
                .with("JAVA_TOOL_OPTIONS", "-Dtold=by-the-jvm")
                .with("CCC_JAVA_OPTIONS", "-Xmx64m -XX:+UseParallelGC -XX:-UseSerialGC")
                .run(QUOTE);

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().path("total").textValue()).isEqualTo("43.00");
        assertThat(run.err()).contains("told=by-the-jvm");
    }
}
