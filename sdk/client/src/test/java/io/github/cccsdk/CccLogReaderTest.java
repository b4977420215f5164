package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.LogFinding;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CccLogReaderTest {
    private static final String ILLIAD = """
            2026-11-23 08:00:01,100 [9] INFO  AtlasSystems.ILLiad.Client.Main - Loaded 504 transactions
            2026-11-23 08:01:02,200 [9] ERROR AtlasSystems.ILLiad.Client.Controls.CopyrightSearch -
            CCC error: USER_MISCONFIGURED - User for given transaction is misconfigured:
            could be the result of not having the correct role, or user is associated
            with multiple organizations.
            2026-11-23 08:03:04,300 [9] INFO  AtlasSystems.ILLiad.Client.Main - Found 0 results.
            2026-11-23 09:10:11,400 [9] ERROR AtlasSystems.ILLiad.Client.Controls.CopyrightSearch - CCC error: USER_MISCONFIGURED - User for given transaction is misconfigured: could be the result of not having the correct role, or user is associated with multiple organizations.
            2026-11-23 09:30:00,500 [9] ERROR AtlasSystems.ILLiad.Client.Orders - An Error Occurred Submitting an Order to the CCC
            CCC Error message: 400 : [{"response":{"status":{"code":"BAD_PARAMETER",
            "message":"Bad parameter [paymentInfo:creditCardInfo is empty or null;] supplied"}}}]
            """;

    private static final String HEALTHY = """
            2026-11-23 08:00:00.000 INFO  [main] c.e.App - Started in 2.504 seconds (process 504)
            2026-11-23 08:00:01.500 INFO  [main] c.e.Orders - order 501234504 confirmed, total 43.00 USD, 500 pages
            10.0.0.1 - - [23/Nov/2026:08:00:02 +0000] "GET /v1/works HTTP/1.1" 504 0
            10.0.0.1 - - [23/Nov/2026:08:00:02 +0000] "GET /v1/works?code=500 HTTP/1.1" 200 504
            2026-11-23 08:00:03.500 DEBUG c.e.Http - <-- 200 https://ccc.example/v1/prices (504 ms, 500-byte body)
            {"timestamp":"2026-11-23T08:00:04Z","level":"INFO","message":"Priced","response":{"status":{"code":"OK","message":""}}}
            {"timestamp":"2026-11-23T08:00:04Z","level":"INFO","code":"ORDER_PLACED","logger":"ccc","message":"{\\"code\\":\\"OK\\"}"}
            WARN  MAX_RETRIES - set to 3; HTTP_PROXY: none; USER_NOT_FOUND - cache of the directory service
            INFO  LDAP: user not found, BAD_PARAMETER: x, TIMEOUT: 5000, invalid_token: retried
            INFO  the location is ambiguous; internal server error page of the intranet was replaced; TIMEOUT in seconds: 30
            """;

    @Test
    void anIlliadClientLogShowsItsProblemsWithCountsAndTimes() {
        List<LogFinding> findings = CccLogReader.explain(ILLIAD);

        assertThat(findings)
                .extracting(LogFinding::problem)
                .containsExactly(
                        CccProblem.USER_MISCONFIGURED,
                        CccProblem.ORDER_REJECTED,
                        CccProblem.PAYMENT_METHOD_NOT_INVOICE);
        LogFinding first = findings.get(0);
        assertThat(first.count()).isEqualTo(2);
        assertThat(first.first()).contains("2026-11-23 08:01:02,200");
        assertThat(first.last()).contains("2026-11-23 09:10:11,400");
        assertThat(findings.get(2).first()).contains("2026-11-23 09:30:00,500");
        assertThat(first.resolution().steps()).isNotEmpty();
    }

    @Test
    void aHealthyLogWithNumbersLike504FindsNothing() {
        assertThat(CccLogReader.explain(HEALTHY)).isEmpty();
    }

    @Test
    void textsOfOtherProgramsCountOnlyNearAMentionOfCcc() {
        assertThat(CccLogReader.explain("ERROR directory: user not found")).isEmpty();
        assertThat(CccLogReader.explain("ERROR CCC search: user not found"))
                .extracting(LogFinding::problem)
                .containsExactly(CccProblem.USER_NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource(CccProblem.class)
    void everyMessageLineOfThisLibraryIsRecognised(CccProblem problem) {
        CccException thrown = exception(problem, "one");
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        String log = "2026-11-23T10:00:00Z ERROR [main] c.e.App - Price failed: " + thrown.getMessage() + "\n"
                + trace + "\n"
                + "2026-11-23T10:05:00Z ERROR [main] c.e.App - Price failed\n"
                + trace;

        assertThat(CccLogReader.explain(log)).singleElement().satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(problem);
            assertThat(finding.count()).isEqualTo(2);
            assertThat(finding.first()).contains("2026-11-23T10:00:00Z");
            assertThat(finding.last()).contains("2026-11-23T10:05:00Z");
        });
    }

    private static CccException exception(CccProblem problem, String correlation) {
        return CccException.of(ProblemReport.builder(problem)
                .operation(problem.ordinal() % 2 == 0 ? "pricing.quote" : "session.sign-in")
                .outcome(Outcome.REJECTED)
                .resolution(new Resolution("A summary", List.of("A step"), Actor.CCC, "test"))
                .cccCode("BAD_PARAMETER")
                .cccMessage("can't find location")
                .httpStatus(400)
                .correlationId(correlation)
                .build());
    }

    @Test
    void anUnknownCodeOfCccIsFoundByItsWrapperOrItsPrefix() {
        List<LogFinding> findings = CccLogReader.explain("ERROR CCC error: BRAND_NEW - something\n"
                + "ERROR body {\"response\":{\"status\":{\"code\":\"OTHER_NEW\",\"message\":\"m\"}}}\n"
                + "ERROR CCC error: BRAND_NEW - something\n");

        assertThat(findings).extracting(LogFinding::problem).containsOnly(CccProblem.UNKNOWN_CODE);
        assertThat(findings)
                .extracting(finding -> finding.cccCode().orElse(""))
                .containsExactly("BRAND_NEW", "OTHER_NEW");
        assertThat(findings.get(0).count()).isEqualTo(2);
    }

    @Test
    void prettyPrintedJsonAndJsonInsideJsonAreRead() {
        String pretty =
                "CCC answered {\n  \"response\" : {\n    \"status\" : {\n      \"code\" : \"USER_MISCONFIGURED\",\n"
                        + "      \"message\" : \"m\"\n    }\n  }\n}\n";
        String nested =
                "{\"@timestamp\":\"2026-11-23T10:00:00.000Z\",\"message\":\"CCC said 400 : [{\\\"response\\\":{\\\"status\\\":"
                        + "{\\\"code\\\":\\\"USER_MISCONFIGURED\\\",\\\"message\\\":\\\"m\\\"}}}]\"}\n";

        assertThat(CccLogReader.explain(pretty + nested)).singleElement().satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(CccProblem.USER_MISCONFIGURED);
            assertThat(finding.count()).isEqualTo(2);
            assertThat(finding.last()).contains("2026-11-23T10:00:00.000Z");
        });
    }

    @Test
    void aPhraseBrokenOverTwoLinesIsFoundOnce() {
        assertThat(
                        CccLogReader.explain(
                                "Error Communicating\nwith CCC. Please Ensure that Your CCC\nCredentials are Configured Correctly"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.problem()).isEqualTo(CccProblem.CREDENTIALS_REJECTED);
                    assertThat(finding.count()).isEqualTo(1);
                });
    }

    @Test
    void aWrapperBrokenOverMoreThanEightLinesIsNoFinding() {
        assertThat(CccLogReader.explain("{\"response\":{\"status\":{\n\n\n\n\n\n\n\n\n\"code\":\"BRAND_NEW\"}}}"))
                .isEmpty();
    }

    @Test
    void repeatedLinesAreCountedEach() {
        assertThat(CccLogReader.explain("Error retrieving price information from CCC\n".repeat(1_000)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.count()).isEqualTo(1_000));
    }

    @Test
    void anExampleShowsNoSecret() {
        LogFinding finding = CccLogReader.explain(
                        "ERROR CCC error: USER_MISCONFIGURED - password=hunter2 Authorization: Bearer abcdef0123")
                .get(0);

        assertThat(finding.example()).doesNotContain("hunter2").doesNotContain("abcdef0123");
    }

    @Test
    void filesAreReadInTheCharsetTheyAreWrittenIn(@TempDir Path directory) throws IOException {
        String text = "2026-11-23 08:00:00 can’t find location\r\n2026-11-23 08:00:01 500 – internal server error\r\n";
        for (String charset : List.of("UTF-8", "UTF-16", "windows-1252")) {
            Path file = directory.resolve(charset + ".log");
            Files.write(file, text.getBytes(Charset.forName(charset)));
            List<LogFinding> findings = CccLogReader.explain(file);
            assertThat(findings).as(charset).extracting(LogFinding::problem).contains(CccProblem.LOCATION_NOT_FOUND);
            assertThat(findings.get(0).first()).as(charset).contains("2026-11-23 08:00:00");
        }
        Path marked = directory.resolve("marked.log");
        Files.write(marked, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        assertThat(CccLogReader.explain(marked)).hasSize(2);
    }

    @Test
    void theMemoryNeededDoesNotGrowWithTheLog() throws IOException {
        long characters = Long.getLong("ccc.logCharacters", 40_000_000L);
        System.gc();
        long before = used();
        long[] most = {0};
        List<LogFinding> findings = CccLogReader.explain(new EndlessLog(characters, () -> {
            System.gc();
            most[0] = Math.max(most[0], used() - before);
        }));

        assertThat(findings)
                .extracting(LogFinding::problem)
                .containsExactlyInAnyOrder(CccProblem.USER_MISCONFIGURED, CccProblem.PAYMENT_METHOD_NOT_INVOICE);
        assertThat(most[0]).isLessThan(16_000_000L);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void mutatedLogsNeverThrow() throws IOException {
        long seed = Long.getLong("ccc.seed", 20261123L);
        Random random = new Random(seed);
        String pool = ILLIAD + HEALTHY + exception(CccProblem.TIMEOUT, "two").getMessage() + "\n";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(pool);
            for (int changes = 0; changes < 40; changes++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(0x300));
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(80)));
                    case 2 -> text.insert(at, "{\"[\\\n\r".charAt(random.nextInt(6)));
                    default -> text.insert(at, pool, 0, random.nextInt(200));
                }
            }
            try {
                CccLogReader.explain(text.toString());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", log " + i, e);
            }
        }
    }

    @Test
    void oneEndlessLineIsCut() {
        assertThat(CccLogReader.explain("{".repeat(3_000_000) + "CCC error: USER_MISCONFIGURED - x"))
                .isEmpty();
        assertThat(CccLogReader.explain("CCC error: USER_MISCONFIGURED - x " + "{\"a".repeat(1_000_000)))
                .hasSize(1);
    }

    /** A log of a given length, made while it is read. */
    private static final class EndlessLog extends Reader {
        private final String block = HEALTHY.repeat(20)
                + ILLIAD.substring(0, ILLIAD.indexOf("2026-11-23 09:30"))
                + ILLIAD.substring(ILLIAD.indexOf("CCC Error message"));
        private final long length;
        private final Runnable atTimes;
        private long read;
        private long nextPause = 10_000_000;

        EndlessLog(long length, Runnable atTimes) {
            this.length = length;
            this.atTimes = atTimes;
        }

        @Override
        public int read(char[] into, int from, int most) {
            if (read >= length) {
                return -1;
            }
            if (read >= nextPause) {
                nextPause += 10_000_000;
                atTimes.run();
            }
            int at = (int) (read % block.length());
            int count = Math.min(most, block.length() - at);
            block.getChars(at, at + count, into, from);
            read += count;
            return count;
        }

        @Override
        public void close() {}
    }
}
