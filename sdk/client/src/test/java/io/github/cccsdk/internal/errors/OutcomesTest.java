package io.github.cccsdk.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table "What became of the request" of the wire contract, as far as an answer came. */
class OutcomesTest {
    private static Outcome of(int status, String body) {
        return Outcomes.of(status, ErrorForms.read(body));
    }

    private static String wrapper(String code) {
        return "{\"response\":{\"status\":{\"code\":\"" + code + "\",\"message\":\"m\"}}}";
    }

    @ParameterizedTest
    @CsvSource({
        "201, ACCEPTED_UNREADABLE",
        "202, UNKNOWN",
        "204, UNKNOWN",
        "301, UNKNOWN",
        "302, UNKNOWN",
        "307, UNKNOWN",
        "400, REJECTED",
        "401, REJECTED",
        "403, REJECTED",
        "404, REJECTED",
        "408, UNKNOWN",
        "409, UNKNOWN",
        "413, REJECTED",
        "422, REJECTED",
        "425, UNKNOWN",
        "429, REJECTED",
        "499, UNKNOWN",
        "500, UNKNOWN",
        "502, UNKNOWN",
        "503, UNKNOWN",
        "504, UNKNOWN",
        "599, UNKNOWN",
        "0, UNKNOWN",
        "600, UNKNOWN"
    })
    void theStatusDecidesWhateverTheBodySays(int status, Outcome outcome) {
        for (String body : new String[] {"", wrapper("USER_MISCONFIGURED"), "<html></html>", "\u0000\u0001", "{"}) {
            assertThat(of(status, body)).as(body).isEqualTo(outcome);
        }
    }

    @Test
    void under200TheWrapperDecides() {
        assertThat(of(200, wrapper("USER_MISCONFIGURED"))).isEqualTo(Outcome.REJECTED);
        assertThat(of(200, "[" + wrapper("BAD_PARAMETER") + "]")).isEqualTo(Outcome.REJECTED);
        assertThat(of(200, wrapper("OK"))).isEqualTo(Outcome.ACCEPTED_UNREADABLE);
        assertThat(of(200, ErrorSamples.OK.substring(0, 80))).isEqualTo(Outcome.ACCEPTED_UNREADABLE);
        for (String noWrapper : new String[] {
            "", "<html><title>ok</title></html>", "{}", "\u0000\u0001\u0002", ErrorSamples.E4, ErrorSamples.E3, "null"
        }) {
            assertThat(of(200, noWrapper)).as(noWrapper).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void under409OnlyAnOrderCodeIsARefusal() {
        assertThat(of(409, wrapper("ORDER_CLOSED"))).isEqualTo(Outcome.REJECTED);
        assertThat(of(409, "{\"code\":\"ORDER_DUPLICATE\"}")).isEqualTo(Outcome.REJECTED);
        assertThat(of(409, wrapper("CONFLICT"))).isEqualTo(Outcome.UNKNOWN);
        assertThat(of(409, "{\"code\":\"ORDER_CLO")).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(CccProblem.class)
    void anOrderOfUnknownOutcomeIsNeverRetryable(CccProblem problem) {
        assertThat(Retryable.of(problem, Outcome.UNKNOWN, "orders.submit")).isFalse();
        assertThat(Retryable.of(problem, Outcome.ACCEPTED_UNREADABLE, "orders.submit"))
                .isFalse();
        assertThat(Retryable.of(problem, Outcome.UNKNOWN, "orders.resend")).isFalse();
    }

    @Test
    void aReadThatFailedForAPassingCauseIsRetryable() {
        assertThat(Retryable.of(CccProblem.SERVICE_UNAVAILABLE, Outcome.UNKNOWN, "pricing.quote"))
                .isTrue();
        assertThat(Retryable.of(CccProblem.RATE_LIMITED, Outcome.REJECTED, "orders.submit"))
                .isTrue();
        assertThat(Retryable.of(CccProblem.CONNECTION_FAILED, Outcome.NOT_SENT, "orders.submit"))
                .isTrue();
        assertThat(Retryable.of(CccProblem.USER_MISCONFIGURED, Outcome.REJECTED, "pricing.quote"))
                .isFalse();
        assertThat(Retryable.of(CccProblem.UNEXPECTED_RESPONSE, Outcome.UNKNOWN, "pricing.quote"))
                .isFalse();
    }

    @Test
    void aServerErrorKeepsTheProblemOfItsBodyAndTheOutcomeOfItsStatus() {
        var report = ErrorReader.standard()
                .read(new ReceivedError(
                        "orders.submit",
                        false,
                        500,
                        Map.of(),
                        wrapper("USER_MISCONFIGURED").getBytes(StandardCharsets.UTF_8)))
                .build();

        assertThat(report.problem()).isEqualTo(CccProblem.USER_MISCONFIGURED);
        assertThat(report.outcome()).isEqualTo(Outcome.UNKNOWN);
    }
}
