package io.github.cccsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchQuoteIT {
    private final CccSimulator sim = CccSimulator.start();

    @TempDir
    Path home;

    @AfterEach
    void close() {
        sim.close();
    }

    private CccProcess ccc() {
        return new CccProcess(home).against(sim);
    }

    private CccProcess.Finished quote(Path file, String... more) {
        return ccc().run(arguments(file, more));
    }

    private static String[] arguments(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("batch", "quote", file.toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private List<String> result() throws IOException {
        return Files.readAllLines(home.resolve("rows.csv.result.csv"));
    }

    private static long rows(JsonNode summary, String outcome) {
        for (JsonNode one : summary.path("outcomes")) {
            if (one.path("outcome").textValue().equals(outcome)) {
                return one.path("rows").longValue();
            }
        }
        return 0;
    }

    private static List<JsonNode> lines(CccProcess.Finished run) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            lines.add(new JsonMapper().readTree(line));
        }
        return lines;
    }

    @Test
    void everyRowIsPricedAndAnsweredRowsAreNoFailures() throws IOException {
        Path file = new IlliadExport()
                .row(1)
                .row(2, IlliadExport.DENIED, "2000", "1-2")
                .row(3, "1092-4388", "1975", "1-2")
                .row(4)
                .in(home);

        CccProcess.Finished run = quote(file, "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode summary = run.json();
        assertThat(summary.path("complete").booleanValue()).isTrue();
        assertThat(summary.path("rows").intValue()).isEqualTo(4);
        assertThat(rows(summary, "QUOTE")).isEqualTo(2);
        assertThat(rows(summary, "DENIED")).isEqualTo(1);
        assertThat(rows(summary, "NO_MATCH")).isEqualTo(1);
        assertThat(summary.path("outcomes")
                        .path(2)
                        .path("totals")
                        .path(0)
                        .path("total")
                        .textValue())
                .isEqualTo("86.00");
        assertThat(result())
                .hasSize(5)
                .contains("1,QUOTE,122883898,,30.00,0.50,19,43.00,USD,,,")
                .anySatisfy(line -> assertThat(line).startsWith("2,DENIED,"));
        assertThat(home.resolve("rows.failed.csv")).doesNotExist();
    }

    @Test
    void peopleGetATable() {
        CccProcess.Finished run = quote(new IlliadExport().row(1).in(home));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("OUTCOME", "QUOTE", "43.00 USD", "rows.csv.result.csv");
    }

    @Test
    void rowsThatFailAreKeptByteForByteAndCanBeFedBack() throws IOException {
        String wrong = "2,1092-4388,\"Über, quer\",2004,A-Fz123,No,";
        Path file =
                new IlliadExport().row(1).line(wrong).line("3,too,few").row(4).in(home);

        CccProcess.Finished run = quote(file, "--json");

        assertThat(run.exitCode()).isEqualTo(10);
        assertThat(run.json().path("failed").intValue()).isEqualTo(2);
        Path failed = home.resolve("rows.failed.csv");
        assertThat(failed).hasContent(IlliadExport.HEADING + "\n" + wrong + "\n3,too,few\n");

        Files.writeString(
                failed, Files.readString(failed).replace("A-Fz123", "1-10").replace("3,too,few\n", ""));
        CccProcess.Finished again =
                quote(failed, "--out", home.resolve("second.csv").toString(), "--json");
        assertThat(again.exitCode()).isZero();
        assertThat(rows(again.json(), "QUOTE")).isEqualTo(1);
    }

    @Test
    void jsonLinesComeOneForEachRowAndNothingElse() throws IOException {
        Path file =
                new IlliadExport().row(1).line("2,1092-4388,T,2004,A-Fz123,No,").in(home);

        CccProcess.Finished run = quote(file, "--jsonl");

        assertThat(run.exitCode()).isEqualTo(10);
        List<JsonNode> lines = lines(run);
        assertThat(lines).hasSize(2);
        JsonNode failure = lines.get(0).has("error") ? lines.get(0) : lines.get(1);
        JsonNode quote = lines.get(0).has("error") ? lines.get(1) : lines.get(0);
        assertThat(quote.path("outcome").textValue()).isEqualTo("QUOTE");
        assertThat(quote.path("total").textValue()).isEqualTo("43.00");
        assertThat(quote.path("item").textValue()).isEqualTo("TN-1");
        assertThat(quote.path("line").intValue()).isEqualTo(2);
        assertThat(failure.path("error").path("problem").textValue()).isEqualTo("REQUEST_INVALID");
        assertThat(failure.path("item").textValue()).isEqualTo("TN-2");
        assertThat(failure.path("line").intValue()).isEqualTo(3);
    }

    @Test
    void jsonLinesAreReadToo() throws IOException {
        Path file = Files.writeString(
                home.resolve("items.jsonl"),
                "{\"item\":\"A\",\"issn\":\"1092-4388\",\"year\":2004,\"pages\":\"165-183\"}\n{\"item\":\"B\"}\n");

        CccProcess.Finished run =
                quote(file, "--json", "--out", home.resolve("x.csv").toString());

        assertThat(run.exitCode()).isEqualTo(10);
        assertThat(rows(run.json(), "QUOTE")).isEqualTo(1);
        assertThat(home.resolve("x.failed.jsonl")).hasContent("{\"item\":\"B\"}\n");
    }

    @Test
    void encodingAndDelimiterAreAsGiven() throws IOException {
        Path file = home.resolve("excel.csv");
        Files.write(
                file,
                (IlliadExport.HEADING.replace(',', ';')
                                + "\r\n1;1092-4388;Für;2004;165-83;Nein;\r\n2;1092-4388;Für;2004;165-83;;\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));

        CccProcess.Finished run = quote(
                file,
                "--encoding",
                "windows-1252",
                "--delimiter",
                ";",
                "--failed",
                home.resolve("f").toString(),
                "--json");

        assertThat(run.exitCode()).isEqualTo(10);
        assertThat(rows(run.json(), "QUOTE")).isEqualTo(1);
        assertThat(Files.readString(home.resolve("f"), StandardCharsets.ISO_8859_1))
                .contains("Für");
        assertThat(run.json().path("failedFile").textValue())
                .isEqualTo(home.resolve("f").toString());
    }

    @Test
    void aFinishedBatchAsksNothingAgainAndAnotherInputIsRefused() {
        Path file =
                new IlliadExport().row(1).row(2, "1092-4388", "2004", "x y z").in(home);
        quote(file);
        int calls = sim.requests().size();

        CccProcess.Finished again = quote(file, "--json");
        assertThat(again.exitCode()).isEqualTo(10);
        assertThat(again.json().path("resumed").intValue()).isEqualTo(2);
        assertThat(sim.requests()).hasSize(calls);

        new IlliadExport().row(1).row(2).in(home);
        CccProcess.Finished changed = quote(file, "--json");
        assertThat(changed.exitCode()).isEqualTo(2);
        assertThat(changed.error().path("message").textValue()).contains("another input", "--out");
        assertThat(sim.requests()).hasSize(calls);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--parallel 0",
                "--parallel 65",
                "--rate 0",
                "--rate 1001",
                "--encoding klingon",
                "--delimiter x",
                "--jsonl",
                "--frobnicate"
            })
    void wrongUsageIsExitCode2WithoutACall(String flags) {
        Path file = new IlliadExport().row(1).in(home);

        CccProcess.Finished run = quote(file, (flags + " --json").split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error().path("problem").textValue()).isEqualTo("REQUEST_INVALID");
        assertThat(sim.requests()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsExitCode11AndOneThatIsNoExportExitCode2() throws IOException {
        assertThat(quote(home.resolve("none.csv"), "--jsonl")
                        .error()
                        .path("problem")
                        .textValue())
                .isEqualTo("LOCAL_FILE");
        assertThat(quote(home.resolve("none.csv")).exitCode()).isEqualTo(11);
        assertThat(ccc().run("batch", "quote", "-", "--json").exitCode()).isEqualTo(2);
        Path other = Files.writeString(home.resolve("other.csv"), "a,b\n1,2\n");
        assertThat(quote(other, "--json").exitCode()).isEqualTo(2);
    }

    @Test
    void rejectedCredentialsStopTheBatchAndLeaveItsRowsUnfinished() {
        Path file = new IlliadExport().rows(1, 50).in(home);
        sim.changePassword("another");

        CccProcess wrong = ccc().with("CCC_PASSWORD", "simulated-password");
        CccProcess.Finished run = wrong.run(arguments(file, "--json"));

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.error().path("problem").textValue()).isEqualTo("CREDENTIALS_REJECTED");
        assertThat(run.json().path("rows").intValue()).isZero();
        assertThat(sim.count(Call.SIGN_IN)).isLessThanOrEqualTo(2);

        CccProcess.Finished later = quote(file, "--json");
        assertThat(later.exitCode()).isZero();
        assertThat(later.json().path("rows").intValue()).isEqualTo(50);
    }

    @Test
    void anAccountThatNeedsFixingStopsTheBatch() {
        Path file = new IlliadExport().rows(1, 50).in(home);
        sim.changeAccount(sim.userName(), account -> account.defaultPricing(false));

        CccProcess.Finished run = quote(file, "--json", "--parallel", "1");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.error().path("problem").textValue()).isEqualTo("PRICING_NOT_CONFIGURED");
        assertThat(run.json().path("rows").intValue()).isZero();
        assertThat(run.err()).contains("PRICING_NOT_CONFIGURED");
    }

    @Test
    void whenTheServiceIsDownTheBatchStopsAndGoesOnLater() {
        IlliadExport export = new IlliadExport();
        for (int number = 1; number <= 100; number++) {
            export.row(number, "1092-4388", "2004", "1-" + number);
        }
        Path file = export.in(home);
        sim.down();

        CccProcess.Finished run = quote(file, "--json", "--timeout", "2");
        assertThat(run.exitCode()).isEqualTo(9);
        assertThat(run.json().path("complete").booleanValue()).isFalse();
        assertThat(run.json().path("rows").intValue()).isZero();

        sim.up();
        CccProcess.Finished later = quote(file, "--json", "--timeout", "2");
        assertThat(later.exitCode()).isZero();
        assertThat(later.json().path("rows").intValue()).isEqualTo(100);
    }

    @Test
    void oneRowThatTheServiceFailsIsExitCode9AndTheOthersGoOn() {
        Path file = new IlliadExport()
                .row(1)
                .row(2, "1092-4388", "2004", "1-2")
                .row(3, "1092-4388", "2004", "1-3")
                .in(home);
        sim.faults()
                .next(Call.PRICE)
                .status(400)
                .body("{\"response\":{\"status\":{\"code\":\"NEVER_SEEN\",\"message\":\"unheard of\"}}}");

        CccProcess.Finished run = quote(file, "--json", "--parallel", "1");

        assertThat(run.exitCode()).isEqualTo(9);
        assertThat(run.json().path("complete").booleanValue()).isTrue();
        assertThat(rows(run.json(), "QUOTE")).isEqualTo(2);
        assertThat(rows(run.json(), "FAILED")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void toldToStopItFinishesWhatIsUnderWayAndGoesOnLater(String signal, int exitCode) throws Exception {
        assumeFalse(signal.equals("INT") && interruptsAreIgnored());
        IlliadExport export = new IlliadExport();
        for (int number = 1; number <= 200; number++) {
            export.row(number, "1092-4388", "2004", "1-" + number);
        }
        Path file = export.in(home);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        sim.faults().nth(Call.PRICE, 20).before(() -> {
            arrived.countDown();
            await(answer);
        });

        Process process = ccc().start(arguments(file, "--json"));
        await(arrived);
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
        // Its first word on standard error says that the signal has been taken.
        process.getErrorStream().read();
        answer.countDown();
        CccProcess.Finished run = CccProcess.finish(process);

        assertThat(run.exitCode()).isEqualTo(exitCode);
        int done = run.json().path("rows").intValue();
        assertThat(done).isBetween(19, 150);
        assertThat(run.json().path("complete").booleanValue()).isFalse();
        int priced = sim.count(Call.PRICE);
        assertThat(priced).isEqualTo(done);

        CccProcess.Finished later = quote(file, "--json");
        assertThat(later.exitCode()).isZero();
        assertThat(later.json().path("resumed").intValue()).isEqualTo(done);
        assertThat(later.json().path("rows").intValue()).isEqualTo(200);
        assertThat(sim.count(Call.PRICE)).isEqualTo(200);
        assertThat(result()).hasSize(201).doesNotHaveDuplicates();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whenNobodyReadsTheLinesItStops() throws IOException {
        Path file = new IlliadExport().rows(1, 5_000).in(home);
        Process process = ccc().start(arguments(file, "--jsonl"));
        process.getInputStream().close();

        assertThat(CccProcess.finish(process).exitCode()).isEqualTo(141);
        assertThat(result()).hasSizeLessThan(100);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void outputOrFilesThatCannotBeWrittenAreExitCode11() {
        Path file = new IlliadExport().rows(1, 100).in(home);
        Process process = ccc().start(ProcessBuilder.Redirect.to(new File("/dev/full")), arguments(file, "--jsonl"));
        assertThat(CccProcess.finish(process).exitCode()).isEqualTo(11);

        assertThat(quote(file, "--out", "/proc/none/x.csv", "--json")
                        .error()
                        .path("problem")
                        .textValue())
                .isEqualTo("LOCAL_FILE");
    }

    @Test
    void theRateIsKept() {
        IlliadExport export = new IlliadExport();
        for (int number = 1; number <= 5; number++) {
            export.line(number + ",1092-4388,T,2004,1-" + number + ",No,");
        }
        long began = System.nanoTime();

        CccProcess.Finished run = quote(export.in(home), "--rate", "10", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(System.nanoTime() - began).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(900));
    }

    @Test
    void aBatchThatWouldNotFitIsStreamed() throws IOException {
        Path file = home.resolve("rows.csv");
        int rows = 60_000;
        String title = "x".repeat(450);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(IlliadExport.HEADING + "\n");
            for (int number = 1; number <= rows; number++) {
                out.write(number + ",1092-4388," + title + ",2004,165-83,No,\n");
            }
        }

        CccProcess.Finished run = ccc().with("CCC_JAVA_OPTIONS", "-Xmx24m").run(arguments(file, "--json"));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.json().path("rows").intValue()).isEqualTo(rows);
        assertThat(sim.count(Call.PRICE)).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A build in the background of a shell ignores SIGINT, and so does every process that it starts. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line -> (Long.parseUnsignedLong(
                                                line.substring("SigIgn:".length())
                                                        .strip(),
                                                16)
                                        & 0b10)
                                != 0);
    }
}
