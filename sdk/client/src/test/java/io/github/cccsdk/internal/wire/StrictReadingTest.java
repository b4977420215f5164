package io.github.cccsdk.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import io.github.cccsdk.account.AccountInfo;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderDetailStatus;
import io.github.cccsdk.orders.OrderStatus;
import io.github.cccsdk.works.WorkQuery;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money is never made out of nothing, and nothing that is read escapes as an exception. Traps 38 to 45. */
class StrictReadingTest {
    private static final Operation<PriceAnswer> PRICE =
            Calls.price("pricing.quote", "122", LoopbackCcc.quote().use());
    private static final Operation<Order> ORDER = Calls.readOrder("501");
    private static final Operation<FoundWorks> WORKS = Calls.searchWorks(
            "works.search",
            WorkQuery.builder().title("Nature").publicationYear(2004).build());
    private static final Operation<AccountInfo> ACCOUNT = Calls.account();
    private static final String CANARY = "secret-token-123";

    private static WireAnswer answer(String body) {
        return answer(body.getBytes(StandardCharsets.UTF_8));
    }

    private static WireAnswer answer(byte[] body) {
        return new WireAnswer(200, Headers.of(), body, WireAnswer.Ending.COMPLETE);
    }

    private static <T> T understood(Operation<T> operation, String body) {
        Reading<T> reading = operation.read(answer(body));
        assertThat(reading).as(body).isInstanceOf(Reading.Understood.class);
        return ((Reading.Understood<T>) reading).value();
    }

    private static String unreadable(Operation<?> operation, String body) {
        Reading<?> reading = operation.read(answer(body));
        assertThat(reading).as(body).isInstanceOf(Reading.Unreadable.class);
        return ((Reading.Unreadable<?>) reading).why();
    }

    private static String priceOf(String total) {
        return LoopbackCcc.PRICE_ANSWER.replace("\"total\":43.00", "\"total\":" + total);
    }

    /** Traps 38, 41 and 44: what is no number of money in JSON's own spelling. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\" \"",
                "\"12.50\"",
                "\"abc\"",
                "true",
                "false",
                "[]",
                "[43.00]",
                "{}",
                "NaN",
                "\"NaN\"",
                "Infinity",
                "-Infinity",
                "+43.00",
                "043.00",
                ".5",
                "43.",
                "0x2B",
                "43,00",
                "43.00 USD",
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1e99999999999999999999"
            })
    void anAmountThatIsNoPlainNumberIsUnreadable(String total) {
        unreadable(PRICE, priceOf(total));
    }

    @Test
    void anAmountOfAThousandDigitsIsUnreadable() {
        unreadable(PRICE, priceOf("9".repeat(1_001)));
        unreadable(PRICE, priceOf("0." + "9".repeat(1_001)));
    }

    /** Trap 38: neither null nor missing is zero. */
    @Test
    void aTotalThatIsNullOrMissingIsNoPriceAtAll() {
        assertThat(understood(PRICE, priceOf("null")).fees()).isEmpty();
        assertThat(understood(PRICE, LoopbackCcc.PRICE_ANSWER.replace(",\"total\":43.00", ""))
                        .fees())
                .isEmpty();
        unreadable(PRICE, LoopbackCcc.PRICE_ANSWER.replace("\"baseFee\":30.00", "\"baseFee\":null"));
        unreadable(ORDER, LoopbackCcc.ORDER.replace("\"currency\":\"USD\",\"total\":43.00", "\"currency\":\"USD\""));
        unreadable(ORDER, LoopbackCcc.ORDER.replace("\"currency\":\"USD\",", ""));
    }

    /** Trap 41: every digit survives; money alone adds the zeros its currency is written with. */
    @ParameterizedTest
    @CsvSource({
        "100.00, 100.00",
        "100, 100.00",
        "100.0, 100.00",
        "0.1, 0.10",
        "0, 0.00",
        "43.005, 43.005",
        "123456789.123456, 123456789.123456",
        "1E+3, 1000.00",
        "4.3e1, 43.00"
    })
    void amountsAreExactDecimals(String total, String meant) {
        BigDecimal amount =
                understood(PRICE, priceOf(total)).fees().orElseThrow().total().amount();
        assertThat(amount).isEqualTo(new BigDecimal(meant));
    }

    /** Trap 38: whole numbers. */
    @ParameterizedTest
    @ValueSource(strings = {"3.7", "3.0", "\"3\"", "\"\"", "true", "1e1", "99999999999", "[]", "{}"})
    void aCountThatIsNoWholeNumberIsUnreadable(String total) {
        unreadable(WORKS, LoopbackCcc.wrapped("{\"total\":" + total + ",\"works\":[]}"));
    }

    @Test
    void aCountThatIsMissingIsThatOfTheWorksShown() {
        assertThat(understood(WORKS, LoopbackCcc.wrapped("{\"total\":null,\"works\":[]}"))
                        .total())
                .isZero();
        assertThat(understood(WORKS, LoopbackCcc.wrapped("{\"works\":[{\"workId\":\"1\"}]}"))
                        .total())
                .isEqualTo(1);
    }

    /** Trap 38: a text is a text, and a yes is no number. */
    @Test
    void scalarsAreNotTakenForOneAnother() {
        unreadable(PRICE, LoopbackCcc.PRICE_ANSWER.replace("\"workId\":\"122\"", "\"workId\":122"));
        unreadable(PRICE, LoopbackCcc.PRICE_ANSWER.replace("\"right\":\"AVAILABLE\"", "\"right\":true"));
        unreadable(ACCOUNT, LoopbackCcc.wrapped("{\"frozen\":1}"));
        unreadable(ACCOUNT, LoopbackCcc.wrapped("{\"frozen\":0}"));
        unreadable(ACCOUNT, LoopbackCcc.wrapped("{\"frozen\":\"true\"}"));
        unreadable(ACCOUNT, LoopbackCcc.wrapped("{\"frozen\":\"\"}"));
        unreadable(ACCOUNT, LoopbackCcc.wrapped("{\"locations\":\"\"}"));
        unreadable(ACCOUNT, LoopbackCcc.wrapped("{\"locations\":{}}"));
        unreadable(ACCOUNT, LoopbackCcc.wrapped("{\"billingAddress\":\"\"}"));
        unreadable(ACCOUNT, LoopbackCcc.wrapped("{\"billingAddress\":[]}"));
    }

    /** Trap 39: 1 must never become whatever stands second in some enum. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "1.0", "true", "null", "\"\"", "\" \"", "[\"OPEN\"]"})
    void aStatusThatIsNoNameIsUnreadable(String status) {
        unreadable(ORDER, LoopbackCcc.ORDER.replace("\"status\":\"OPEN\"", "\"status\":" + status));
        unreadable(ORDER, LoopbackCcc.ORDER.replace("\"status\":\"GRANTED\"", "\"status\":" + status));
    }

    /** Trap 40. */
    @Test
    void unknownStatusesAreKeptAndUnknownFieldsSkipped() {
        Order order = understood(
                ORDER,
                LoopbackCcc.ORDER
                        .replace("\"OPEN\"", "\"ON_HOLD\"")
                        .replace("\"GRANTED\"", "\"1\"")
                        .replace("\"orderNumber\"", "\"new\":{\"a\":[1,{\"b\":null}]},\"orderNumber\""));
        assertThat(order.status()).isEqualTo(new OrderStatus("ON_HOLD"));
        assertThat(order.items().get(0).status()).isEqualTo(new OrderDetailStatus("1"));
        assertThat(understood(PRICE, LoopbackCcc.PRICE_ANSWER.replace("\"AVAILABLE\"", "\"ASK_MARY\""))
                        .right())
                .isEqualTo("ASK_MARY");
    }

    /** Trap 42. */
    static Stream<String> notOneObject() {
        return Stream.of(
                "",
                " ",
                "null",
                "[]",
                "0",
                "\"\"",
                "true",
                "{}",
                "{\"response\":null}",
                "{\"response\":{\"status\":null}}",
                "{\"response\":{\"status\":{\"code\":null}}}",
                "{\"response\":{\"status\":{\"code\":\"OK\"},\"content\":null}}",
                LoopbackCcc.ORDER + "{}",
                LoopbackCcc.ORDER + " x",
                LoopbackCcc.ORDER + LoopbackCcc.ORDER,
                LoopbackCcc.ORDER.substring(0, LoopbackCcc.ORDER.length() - 1),
                LoopbackCcc.ORDER.replace("\"total\":43.00}]", "\"total\":43.00,\"total\":1.00}]"),
                LoopbackCcc.ORDER.replace("\"currency\":\"USD\"", "\"currency\":\"USD\",\"currency\":\"EUR\""),
                LoopbackCcc.ORDER.replace("{\"code\":\"OK\"", "{\"code\":\"FAILED\",\"code\":\"OK\""),
                LoopbackCcc.ORDER.replace("[{", "[null,{"),
                LoopbackCcc.ORDER.replace("\"501\"", "'501'"),
                "/* OK */" + LoopbackCcc.ORDER,
                "<html>" + LoopbackCcc.ORDER + "</html>");
    }

    @ParameterizedTest
    @MethodSource("notOneObject")
    void whatIsNotExactlyOneWholeObjectIsUnreadable(String body) {
        unreadable(ORDER, body);
    }

    /** Trap 44. */
    @Test
    void sizesAndDepthsAreBounded() {
        String deep = "[".repeat(2_000) + "]".repeat(2_000);
        unreadable(ORDER, LoopbackCcc.ORDER.replace("\"orderNumber\"", "\"new\":" + deep + ",\"orderNumber\""));
        unreadable(
                ORDER,
                LoopbackCcc.ORDER.replace("\"orderNumber\"", "\"" + "n".repeat(60_000) + "\":1,\"orderNumber\""));
        unreadable(ORDER, LoopbackCcc.ORDER.replace("\"OPEN\"", "\"" + "n".repeat(2_000_000) + "\""));
    }

    /** Trap 43: why an answer is unreadable is said without quoting any of it. */
    @Test
    void noReasonQuotesTheAnswerOrTheParser() {
        for (String body : List.of(
                "{\"response\":" + CANARY,
                "{\"response\":\"" + CANARY + "\"}",
                LoopbackCcc.ORDER.replace("43.00", "\"" + CANARY + "\""),
                LoopbackCcc.ORDER.replace("\"2026-11-23T10:16:02Z\"", "\"" + CANARY + "\""),
                LoopbackCcc.ORDER.replace("\"USD\"", "\"" + CANARY + "\""),
                LoopbackCcc.ORDER.replace("\"items\":[{", "\"items\":[\"" + CANARY + "\",{"),
                CANARY)) {
            assertThat(unreadable(ORDER, body))
                    .doesNotContain(CANARY)
                    .doesNotContainIgnoringCase("jackson")
                    .doesNotContain("com.")
                    .doesNotContain("line:")
                    .doesNotContain("Unexpected");
        }
    }

    /** Trap 43: a token that cannot be read does not show in the reason, nor hang on as a cause. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"secret-token-123",
                "{\"access_token\":secret-token-123}",
                "{\"access_token\":\"secret-token-123\",\"access_token\":\"x\"}",
                "{\"access_token\":[\"secret-token-123\"]}",
                "{\"access_token\":\"secret-token-123\\n\"}",
                "{\"access_token\":\"secret-token-123 \"}",
                "{\"access_token\":\"sécret-token-123\"}",
                "{\"access_token\":\" \"}",
                "{\"access_token\":null}",
                "{}",
                "[]",
                "null",
                "",
                "secret-token-123"
            })
    void aTokenThatCannotBeUsedIsNotQuoted(String body) {
        try {
            TokenAnswer.read(answer(body));
            throw new AssertionError("was read: " + body);
        } catch (UnreadableAnswer unreadable) {
            assertThat(unreadable).hasNoCause();
            assertThat(unreadable.getMessage()).doesNotContain("cret").doesNotContainIgnoringCase("jackson");
        }
    }

    /** Trap 51: what an announced lifetime may look like. */
    @Test
    void aLifetimeThatMakesNoSenseIsNotKnown() throws UnreadableAnswer {
        Map<String, Long> lifetimes =
                Map.of("3600", 3600L, "\"3600\"", 3600L, "3599.9", 3599L, "1", 1L, "1e3", 1000L, "1e300", 315_360_000L);
        for (Map.Entry<String, Long> row : lifetimes.entrySet()) {
            assertThat(token(row.getKey()).lifetime().orElseThrow().toSeconds())
                    .as(row.getKey())
                    .isEqualTo(row.getValue());
        }
        for (String none : List.of("0", "-1", "0.5", "null", "\"\"", "\"soon\"", "\"NaN\"", "true", "[1]", "{}")) {
            assertThat(token(none).lifetime()).as(none).isEmpty();
        }
        assertThat(token("3600").toString()).doesNotContain("secret");
    }

    private static TokenAnswer token(String expiresIn) throws UnreadableAnswer {
        return TokenAnswer.read(
                answer("{\"access_token\":\"secret\",\"unknown\":{\"a\":[1]},\"expires_in\":" + expiresIn + "}"));
    }

    /** Reading never throws, whatever the bytes: answers cut, bent and mixed at random places. */
    @Test
    void noBytesMakeReadingThrow() {
        long seed = Long.getLong("seed", 20261123L);
        Random random = new Random(seed);
        String[] pieces = {
            "null",
            "{}",
            "[]",
            "\"\"",
            "1e999999999",
            "-0",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\u0000",
            "9999999999999",
            "true",
            "\u2028",
            "\ud800"
        };
        List<String> whole = List.of(
                LoopbackCcc.ORDER,
                LoopbackCcc.PRICE_ANSWER,
                LoopbackCcc.wrapped(
                        "{\"total\":1,\"works\":[{\"workId\":\"1\",\"title\":\"t\",\"standardNumbers\":"
                                + "[{\"type\":\"issn\",\"value\":\"x\"}],\"publicationYears\":[{\"from\":1996,\"to\":1990}]}]}"),
                LoopbackCcc.wrapped(
                        "{\"userName\":\"u\",\"locations\":[{\"id\":\"1\",\"country\":\"US\"}],\"billingAddress\":"
                                + "{\"country\":\"US\",\"address1\":\"1\",\"city\":\"F\",\"state\":\"ND\",\"zip\":\"5\"}}"));
        List<Operation<?>> operations = List.of(ORDER, PRICE, WORKS, ACCOUNT, Calls.findOrders("orders.find", "ILL-1"));
        for (int round = 0; round < 20_000; round++) {
            StringBuilder body = new StringBuilder(whole.get(random.nextInt(whole.size())));
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(body.length());
                int to = Math.min(body.length(), at + random.nextInt(12));
                body.replace(at, to, pieces[random.nextInt(pieces.length)]);
            }
            byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(10) == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(operations.get(random.nextInt(operations.size())).read(answer(bytes)))
                        .isNotNull();
            } catch (RuntimeException escaped) {
                throw new AssertionError("seed " + seed + ", round " + round + ": " + body, escaped);
            }
        }
    }

    /** Trap 41: amounts are written so that every reader understands them, and without loss. */
    @Test
    void decimalsAreWrittenPlainly() throws JacksonException {
        Map<String, BigDecimal> body = Map.of("total", new BigDecimal("1E+3"));
        assertThat(StrictJson.MAPPER.writeValueAsString(body)).isEqualTo("{\"total\":1000}");
        assertThat(StrictJson.MAPPER.writeValueAsString(Map.of("total", new BigDecimal("100.00"))))
                .isEqualTo("{\"total\":100.00}");
        assertThat(StrictJson.MAPPER.writeValueAsString(Map.of("total", new BigDecimal("0.0000001"))))
                .isEqualTo("{\"total\":0.0000001}");
    }

    /** Trap 45: the mapper is this library's own, and no type of Jackson's can be handed in or got out. */
    @Test
    void whatIsSentIsExactlyTheContract() throws IOException {
        assertThat(new String(PRICE.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"workId\":\"122\",\"typeOfUse\":\"ILL_PHOTOCOPY\",\"publicationYear\":2004,\"pages\":19,"
                        + "\"copies\":1}");
    }
}
