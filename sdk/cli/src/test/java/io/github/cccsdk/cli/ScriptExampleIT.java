package io.github.cccsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in {@code sdk-examples/scripts}, but for the one of PowerShell. */
@EnabledOnOs(OS.LINUX)
class ScriptExampleIT {
    private static final Path SCRIPTS = Path.of("..", "..", "sdk-examples", "scripts");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final Pattern CRON_JOB = Pattern.compile("(?:\\S+\\s+){5}(\\S.*)");
    private static final String[] ONE = {"ILL-7", "TN-481516", "1092-4388", "2004", "165-83", "50.00"};

    private CccSimulator sim = CccSimulator.start();

    @TempDir
    Path home;

    @AfterEach
    void close() {
        sim.close();
    }

    private CccProcess script(Path file) {
        String path = CccProcess.EXECUTABLE.toAbsolutePath().getParent() + ":" + System.getenv("PATH");
        return new CccProcess(home).against(sim).with("PATH", path).executable(file);
    }

    private CccProcess bash() {
        return script(SCRIPTS.resolve("quote-and-order.sh"));
    }

    @Test
    void theBashScriptOrdersOnceHoweverOftenItRuns() {
        CccProcess.Finished first = bash().run(ONE);
        CccProcess.Finished second = bash().run(ONE);

        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .contains("19 pages, 43.00 USD")
                .endsWith("Ordered as " + sim.orders().get(0).orderNumber() + " for 43.00 USD\n");
        assertThat(second).isEqualTo(first);
        assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(1);
    }

    @Test
    void theBashScriptSaysNotToOrderAgainWhereNobodyKnows() {
        sim.close();
        sim = CccSimulator.builder().customerReferences(false).start();
        sim.faults().next(Call.SUBMIT_ORDER).processThenDrop();

        assertThat(bash().run(ONE)).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(8);
            assertThat(run.err()).contains("DO NOT ORDER AGAIN");
            assertThat(run.out()).doesNotContain("Ordered");
        });
        assertThat(bash().run(ONE).exitCode()).isIn(7, 8);
        assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(1);
    }

    @Test
    void theBashScriptStopsForGoodOnceTheCredentialsAreRefused() {
        CccProcess.Finished refused = bash().with("CCC_PASSWORD", "wrong").run(ONE);
        int asked = sim.requests().size();
        CccProcess.Finished next = bash().run(ONE);

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(next.exitCode()).isEqualTo(4);
        assertThat(next.err()).contains("delete " + home);
        assertThat(sim.requests()).hasSize(asked);
    }

    @Test
    void theBashScriptTellsLaterFromNeverAndFromTooDear() {
        sim.faults().always(Call.SEARCH_WORKS).contentType("text/html").body("<html>maintenance</html>");
        CccProcess.Finished later = bash().run(ONE);
        assertThat(later.exitCode()).isEqualTo(9);
        assertThat(later.err()).contains("later, under the same reference");
        sim.faults().clear();

        CccProcess.Finished never = bash().run("ILL-8", "TN-1", "0031-9007", "2000", "1-2", "50.00");
        assertThat(never.exitCode()).isEqualTo(6);
        assertThat(never.err()).startsWith("DENIED");

        CccProcess.Finished tooDear = bash().run("ILL-9", "TN-2", "1092-4388", "2004", "165-83", "42.99");
        assertThat(tooDear.exitCode()).isEqualTo(7);
        assertThat(sim.count(Call.SUBMIT_ORDER)).isZero();
    }

    @Test
    void theJobsOfTheCrontabRunWithCronsEnvironment() throws IOException {
        bash().run(ONE);
        List<String> jobs = Files.readAllLines(SCRIPTS.resolve("ccc.cron")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(CRON_JOB::matcher)
                .filter(Matcher::matches)
                .map(job -> job.group(1).replace("\\%", "%"))
                .toList();
        assertThat(jobs).hasSize(2);

        CccProcess.Finished settled = script(Path.of("/bin/sh")).run("-c", jobs.get(0));
        assertThat(settled).isEqualTo(new CccProcess.Finished(0, "", ""));
        CccProcess.Finished exported = script(Path.of("/bin/sh")).run("-c", jobs.get(1));
        assertThat(exported.exitCode()).isZero();
        try (var left = Files.newDirectoryStream(home, "ccc-*.csv")) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void theCronJobAsksNoMoreUntilAPersonHasLooked() throws IOException {
        sim.close();
        sim = CccSimulator.builder().customerReferences(false).start();
        sim.faults().next(Call.SUBMIT_ORDER).processThenDrop();
        bash().run(ONE);
        String job = Files.readAllLines(SCRIPTS.resolve("ccc.cron")).stream()
                .map(CRON_JOB::matcher)
                .filter(line -> line.matches() && line.group(1).contains("reconcile"))
                .map(line -> line.group(1))
                .findFirst()
                .orElseThrow();

        CccProcess wrong = script(Path.of("/bin/sh")).with("CCC_PASSWORD", "wrong");
        CccProcess.Finished refused = wrong.run("-c", job);
        assertThat(refused.exitCode()).isEqualTo(8);
        assertThat(refused.out()).contains("ILL-7");
        int asked = sim.requests().size();
        assertThat(wrong.run("-c", job)).isEqualTo(new CccProcess.Finished(0, "", ""));
        assertThat(sim.requests()).hasSize(asked);
    }

    @Test
    void aJavaFileRunsWithTheCommandAsItsClassPath() {
        String[] quote = {
            "-cp",
            CccProcess.EXECUTABLE.toString(),
            SCRIPTS.resolve("QuoteScript.java").toString(),
            "1092-4388",
            "2004",
            "165-83"
        };

        CccProcess.Finished run = script(JAVA.resolve("java")).run(quote);
        assertThat(run).isEqualTo(new CccProcess.Finished(0, "19 pages cost 43.00 USD\n", ""));
        CccProcess.Finished refused =
                script(JAVA.resolve("java")).with("CCC_PASSWORD", "wrong").run(quote);
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).startsWith("CREDENTIALS_REJECTED");
    }

    @Test
    void jshellTakesTheCommandUnderTheNameOfAJar() throws IOException {
        Path jar = Files.copy(CccProcess.EXECUTABLE, home.resolve("ccc.jar"));

        // Its preferences would be those of whoever runs the tests.
        CccProcess.Finished run = script(JAVA.resolve("jshell"))
                .run(
                        "-J-Djava.util.prefs.userRoot=" + home,
                        "--class-path",
                        jar.toString(),
                        SCRIPTS.resolve("quote.jsh").toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("43.00 USD").doesNotContain("Exception", "Error");
        assertThat(sim.count(Call.PRICE)).isEqualTo(1);
    }
}
