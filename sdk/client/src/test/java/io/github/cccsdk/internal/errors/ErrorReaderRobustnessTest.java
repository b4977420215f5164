package io.github.cccsdk.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Traps 24, 42, 44 and 56: whatever the bytes, reading an error gives a report, soon. The number of mutated inputs is
 * 100,000, or what the system property {@code ccc.mutations} says; {@code ccc.seed} repeats a run.
 */
class ErrorReaderRobustnessTest {
    private static final int[] STATUSES = {
        200, 201, 204, 302, 400, 401, 403, 404, 408, 409, 413, 429, 499, 500, 502, 504
    };
    private static final String[] OPERATIONS = {"orders.submit", "orders.get", "pricing.quote", "works.search", ""};
    /** Far above what the slowest input takes, so that a pause of the machine is no failure, and far below "hangs". */
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static ProblemReport read(int status, byte[] body) {
        return ErrorReader.standard()
                .read(new ReceivedError("orders.submit", false, status, Map.of(), body))
                .build();
    }

    @Test
    void mutatedAnswersNeverThrowAndNeverTakeLong() {
        long seed = Long.getLong("ccc.seed", 20261123L);
        int count = Integer.getInteger("ccc.mutations", 100_000);
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            byte[] body = mutated(random);
            int status = STATUSES[random.nextInt(STATUSES.length)];
            String operation = OPERATIONS[random.nextInt(OPERATIONS.length)];
            boolean signIn = random.nextInt(4) == 0;
            Map<String, String> headers = headers(random);
            long start = System.nanoTime();
            try {
                ProblemReport report = ErrorReader.standard()
                        .read(new ReceivedError(operation, signIn, status, headers, body))
                        .build();
                check(report, status, signIn);
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError(
                        "seed " + seed + ", input " + i + ", status " + status + ": "
                                + Arrays.toString(Arrays.copyOf(body, Math.min(body.length, 400))),
                        e);
            }
            long took = System.nanoTime() - start;
            if (took > MAX_NANOS) {
                throw new AssertionError("seed " + seed + ", input " + i + " took " + took / 1_000_000 + " ms");
            }
        }
    }

    private static void check(ProblemReport report, int status, boolean signIn) {
        if (report.resolution().steps().isEmpty()) {
            throw new AssertionError("no steps for " + report.problem());
        }
        boolean mayBeRefused = status == 200 || (status >= 400 && status < 500 && status != 408 && status != 499);
        if (report.outcome() == Outcome.REJECTED && !mayBeRefused) {
            throw new AssertionError("refused under status " + status);
        }
        if (signIn && status >= 500 && report.problem() == CccProblem.CREDENTIALS_REJECTED) {
            throw new AssertionError("credentials blamed for status " + status);
        }
        String line = CccException.of(report).getMessage();
        if (line.length() > 1_500 || line.chars().anyMatch(c -> c < ' ' || (c >= 0x7f && c < 0xa0) || c == '\u2028')) {
            throw new AssertionError("not one safe line: " + line);
        }
        if (report.body().orElse("").length() > 2048) {
            throw new AssertionError("excerpt too long");
        }
    }

    private static Map<String, String> headers(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Map.of("content-type", "application/json; charset=utf-16");
            case 1 -> Map.of("content-type", "text/html; charset=\"no such\"", "x-request-id", "r\r\n1");
            case 2 -> Map.of("www-authenticate", "Bearer error=\"invalid_token\", realm=\"secret\"");
            case 3 -> Map.of("content-type", "text/plain;charset=", "authorization", "Bearer abc");
            default -> Map.of();
        };
    }

    private static byte[] mutated(Random random) {
        String sample = ErrorSamples.ALL.get(random.nextInt(ErrorSamples.ALL.size()));
        if (random.nextInt(8) == 0) {
            sample = wrapped(sample, 1 + random.nextInt(8));
        }
        if (random.nextInt(8) == 0) {
            String other = ErrorSamples.ALL.get(random.nextInt(ErrorSamples.ALL.size()));
            sample = cut(sample, random) + other;
        }
        if (random.nextInt(500) == 0) {
            sample = insert(sample, hostile(random), random);
        }
        Charset[] charsets = {
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.ISO_8859_1
        };
        byte[] bytes = sample.getBytes(charsets[random.nextInt(charsets.length)]);
        for (int changes = random.nextInt(6); changes > 0 && bytes.length > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "\"\\{}[]:,'<> \n;_-*".charAt(random.nextInt(17));
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                default -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }

    private static String cut(String text, Random random) {
        return text.isEmpty() ? text : text.substring(0, random.nextInt(text.length()));
    }

    private static String insert(String text, String piece, Random random) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + piece + text.substring(at);
    }

    private static String wrapped(String text, int times) {
        String all = text;
        for (int i = 0; i < times && all.length() < 30_000; i++) {
            all = "{\"message\":\"" + all.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        }
        return all;
    }

    private static String hostile(Random random) {
        String[] pieces = {
            "{\"",
            "[{\"a\":",
            "{",
            "[",
            "\\\"",
            "bad parameter [",
            "A_B ",
            "password=",
            "ccc error: ",
            "<title",
            "aaaaaaaaaaaaaaaaaaaaaaaa!",
            "billing ",
            " ",
            "9",
            "\u202e",
            "😀",
            "{\"code\":\"X\",\"message\":\"{",
            "; "
        };
        return pieces[random.nextInt(pieces.length)].repeat(1 + random.nextInt(10_000));
    }

    @Test
    void anAnswerCutAtAnyByteKeepsItsCodeAndTheReadablePartOfItsMessage() {
        byte[] whole = ErrorSamples.E1.getBytes(StandardCharsets.UTF_8);
        int codeEnd = ErrorSamples.E1.indexOf("MISCONFIGURED\"") + "MISCONFIGURED\"".length();
        int messageStart = ErrorSamples.E1.indexOf("\"User for") + 2;
        for (int length = 0; length <= whole.length; length++) {
            ProblemReport report = read(400, Arrays.copyOf(whole, length));
            if (length >= codeEnd) {
                assertThat(report.problem()).as("%d bytes", length).isEqualTo(CccProblem.USER_MISCONFIGURED);
                assertThat(report.cccCode()).contains("USER_MISCONFIGURED");
            } else {
                assertThat(report.problem()).as("%d bytes", length).isEqualTo(CccProblem.UNEXPECTED_RESPONSE);
                assertThat(report.cccCode()).isEmpty();
            }
            if (length > messageStart) {
                assertThat(report.cccMessage().orElseThrow()).startsWith("U");
            }
        }
    }

    @Test
    void everyFormCutAtEveryByteIsRead() {
        for (String sample : ErrorSamples.ALL) {
            byte[] whole = sample.getBytes(StandardCharsets.UTF_8);
            for (int length = 0; length <= whole.length; length++) {
                for (int status : new int[] {200, 400, 502}) {
                    check(read(status, Arrays.copyOf(whole, length)), status, false);
                }
            }
        }
    }

    @Test
    void aWrapperCutBeforeTheEndOfItsCodeSaysNothingAboutTheOutcome() {
        String cut = "{\"response\":{\"status\":{\"code\":\"BAD_PARAM";

        assertThat(read(200, cut.getBytes(StandardCharsets.UTF_8)).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aContradictoryWrapperIsNotTakenForARefusal() {
        String twice = "{\"response\":{\"status\":{\"code\":\"BAD_PARAMETER\",\"code\":\"OK\"}}}";

        assertThat(read(200, twice.getBytes(StandardCharsets.UTF_8)).outcome()).isEqualTo(Outcome.ACCEPTED_UNREADABLE);
    }

    @Test
    void nestingAndSizesBeyondJacksonsLimitsAreRead() {
        List<String> bodies = List.of(
                "{\"a\":".repeat(10_000) + "1",
                "[".repeat(64 * 1024),
                "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + ",\"code\":\"USER_MISCONFIGURED\"}",
                "{\"n\":" + "9".repeat(50_000) + ",\"code\":\"USER_MISCONFIGURED\"}",
                "{\"" + "k".repeat(60_000) + "\":1,\"code\":\"USER_MISCONFIGURED\"}",
                "{\"n\":1e999999999,\"code\":\"USER_MISCONFIGURED\"}");
        for (String body : bodies) {
            ProblemReport report = read(400, body.getBytes(StandardCharsets.UTF_8));
            assertThat(report.problem())
                    .isEqualTo(
                            body.contains("USER_MISCONFIGURED")
                                    ? CccProblem.USER_MISCONFIGURED
                                    : CccProblem.UNEXPECTED_RESPONSE);
        }
    }

    @Test
    void ofTenMegabytesOnlyTheBeginningIsLookedAt() {
        byte[] body = new byte[10 * 1024 * 1024];
        Arrays.fill(body, (byte) '{');

        assertThat(read(502, body).problem()).isEqualTo(CccProblem.SERVICE_UNAVAILABLE);
    }

    @Test
    void theCharsetIsSeenInTheBytesAndNotBelievedFromTheHeader() {
        byte[] bom = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        byte[] utf8 = ErrorSamples.CURLY.getBytes(StandardCharsets.UTF_8);
        byte[] marked = Arrays.copyOf(bom, bom.length + utf8.length);
        System.arraycopy(utf8, 0, marked, bom.length, utf8.length);
        List<byte[]> bodies = List.of(
                utf8,
                marked,
                ErrorSamples.CURLY.getBytes(StandardCharsets.UTF_16),
                ErrorSamples.CURLY.getBytes(StandardCharsets.UTF_16BE),
                ErrorSamples.CURLY.getBytes(StandardCharsets.UTF_16LE),
                ErrorSamples.CURLY.getBytes(Charset.forName("windows-1252")),
                new String(utf8, Charset.forName("windows-1252")).getBytes(StandardCharsets.UTF_8));
        for (byte[] body : bodies) {
            for (String type : List.of("application/json", "text/html; charset=utf-16", "text/plain; charset=\"?\"")) {
                ProblemReport report = ErrorReader.standard()
                        .read(new ReceivedError("works.search", false, 400, Map.of("content-type", type), body))
                        .build();
                assertThat(report.problem()).isEqualTo(CccProblem.LOCATION_NOT_FOUND);
            }
        }
    }

    @Test
    void wrappersInsideMessagesInsideWrappersAreFollowedToTheInnermost() {
        for (int times = 1; times <= 5; times++) {
            ProblemReport report = read(400, wrapped(ErrorSamples.E3, times).getBytes(StandardCharsets.UTF_8));
            assertThat(report.problem()).as("%d times", times).isEqualTo(CccProblem.PAYMENT_METHOD_NOT_INVOICE);
            assertThat(report.cccMessage().orElseThrow()).startsWith("Bad parameter [");
        }
        check(read(400, wrapped(ErrorSamples.E3, 12).getBytes(StandardCharsets.UTF_8)), 400, false);
    }
}
