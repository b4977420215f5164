package io.github.cccsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.simulator.CccSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** With a cache directory that cannot be, so that nothing is made in the background. */
    private CccProcess uncached() {
        return new CccProcess(directory).with("XDG_CACHE_HOME", "/dev/null/none");
    }

    private long classesFromArchive(CccProcess process) throws IOException {
        Path log = Files.createTempFile(directory, "classes", ".log");
        assertThat(process.with("CCC_JAVA_OPTIONS", "-Xlog:class+load:file=" + log)
                        .run("--version")
                        .exitCode())
                .isZero();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("shared objects file (top)"))
                    .count();
        }
    }

    /** Waits until nothing but one archive is left in the cache. */
    private static Path archiveIn(Path cache) throws Exception {
        try (WatchService changes = cache.getFileSystem().newWatchService()) {
            cache.register(changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
            while (System.nanoTime() < deadline) {
                try (Stream<Path> entries = Files.list(cache)) {
                    List<Path> left = entries.toList();
                    if (left.size() == 1 && left.get(0).toString().endsWith(".jsa")) {
                        return left.get(0);
                    }
                }
                WatchKey key = changes.poll(10, TimeUnit.SECONDS);
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                }
            }
        }
        throw new AssertionError("no archive in " + cache);
    }

    @Test
    void thePackageBringsAnArchiveAndTheCacheStaysEmpty() throws IOException {
        assertThat(classesFromArchive(new CccProcess(directory))).isPositive();
        assertThat(directory.resolve(".cache")).doesNotExist();
    }

    @Test
    void withoutAnArchiveBesideItTheFirstRunsMakeOneForTheLaterOnes() throws Exception {
        Path copy = copied();
        List<Process> first = IntStream.range(0, 3)
                .mapToObj(at -> new CccProcess(directory).executable(copy).start("--version"))
                .toList();
        for (Process run : first) {
            CccProcess.Finished finished = CccProcess.finish(run);
            assertThat(finished.exitCode()).isZero();
            assertThat(finished.out()).startsWith("ccc ").hasLineCount(1);
            assertThat(finished.err()).isEmpty();
        }

        Path cache = directory.resolve(".cache").resolve("ccc");
        Path archive = archiveIn(cache);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("rw-------");
        assertThat(classesFromArchive(new CccProcess(directory).executable(copy)))
                .isPositive();

        Files.writeString(archive, "no archive at all");
        CccProcess.Finished damaged =
                new CccProcess(directory).executable(copy).against(sim).run(QUOTE);
        assertThat(damaged.exitCode()).isZero();
        assertThat(damaged.json().path("total").textValue()).isEqualTo("43.00");
        assertThat(damaged.err()).isEmpty();
        assertThat(classesFromArchive(new CccProcess(directory).executable(copy)))
                .isZero();
    }

    @Test
    void aCacheThatOthersMayWriteToOrThatIsALinkIsLeftAlone() throws IOException {
        Path copy = copied();
        Path open = Files.createDirectories(directory.resolve("open/ccc"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwx---"));
        Path target = Files.createDirectory(directory.resolve("target"));
        Path linked = Files.createDirectory(directory.resolve("linked"));
        Files.createSymbolicLink(linked.resolve("ccc"), target);

        for (Path cache : List.of(open.getParent(), linked)) {
            CccProcess.Finished run = new CccProcess(directory)
                    .executable(copy)
                    .with("XDG_CACHE_HOME", cache.toString())
                    .run("--version");
            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).isEmpty();
        }
        // What makes an archive first makes a directory there, before the command starts.
        assertThat(open).isEmptyDirectory();
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void theCommandWorksWhereverItIsCopiedToAndWithoutACache() throws IOException {
        CccProcess.Finished run = uncached().executable(copied()).against(sim).run(QUOTE);

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().path("total").textValue()).isEqualTo("43.00");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void anArchiveOfAnotherJvmOrFileIsIgnoredInSilence() throws IOException {
        Path copy = copied();
        Files.writeString(copy.resolveSibling("ccc.jsa"), "no archive at all");

        Files.writeString(copy.resolveSibling("ccc.jsa.key"), "that of another file\n");

        CccProcess.Finished run = uncached().executable(copy).against(sim).run(QUOTE);

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().path("total").textValue()).isEqualTo("43.00");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theCommandRunsThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("linked"), copied());

        assertThat(uncached().executable(link).run("--version").exitCode()).isZero();
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
