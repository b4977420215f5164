package io.github.cccsdk.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccPaymentMethodException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorReaderTest {
    private static final String CREDIT_CARD = "{\"response\":{\"status\":{\"code\":\"BAD_PARAMETER\",\"message\":\"Bad"
            + " parameter [paymentInfo:creditCardInfo is empty or null;] supplied\"}}}";

    private static ProblemReport read(String operation, int status, String body) {
        return ErrorReader.standard()
                .read(new ReceivedError(operation, false, status, Map.of(), body.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private static ProblemReport signIn(int status, String body) {
        return ErrorReader.standard()
                .read(new ReceivedError(
                        "session.signIn", true, status, Map.of(), body.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    @Test
    void aCreditCardComplaintInAWrapperBecomesThePaymentProblemWithItsViolation() {
        ProblemReport report = read("orders.submit", 400, CREDIT_CARD);

        assertThat(report.problem()).isEqualTo(CccProblem.PAYMENT_METHOD_NOT_INVOICE);
        assertThat(report.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(report.cccCode()).contains("BAD_PARAMETER");
        assertThat(report.violations())
                .containsExactly(new Violation("paymentInfo:creditCardInfo", "is empty or null"));
        assertThat(report.resolution().actor()).isEqualTo(Actor.CCC);
        assertThat(CccException.of(report)).isInstanceOf(CccPaymentMethodException.class);
    }

    @Test
    void theSameComplaintIsReadFromEveryForm() {
        String escaped = CREDIT_CARD.replace("\"", "\\\"");
        for (String body : new String[] {
            "[" + CREDIT_CARD + "]",
            "400 : [" + CREDIT_CARD + "]",
            "CCC Error message: 400 : [" + CREDIT_CARD + "]",
            "{\"code\":\"INTERNAL\",\"message\":\"400 : [" + escaped + "]\"}",
            "{\"message\":\"400 : [" + escaped.substring(0, 130) + "... (512 bytes)]\"}",
            "400 : [" + CREDIT_CARD.substring(0, 110) + "... (512 bytes)]",
            "400 : [" + escaped + "]",
            "BAD_PARAMETER - Bad parameter [paymentInfo:creditCardInfo is empty or null;] supplied",
            "{\"code\":\"BAD_PARAMETER\",\"message\":\"Bad parameter [paymentInfo:creditCardInfo is empty or null;]\"}",
        }) {
            ProblemReport report = read("orders.submit", 400, body);
            assertThat(report.problem()).as(body).isEqualTo(CccProblem.PAYMENT_METHOD_NOT_INVOICE);
            assertThat(report.cccCode()).as(body).contains("BAD_PARAMETER");
        }
    }

    @Test
    void aSignInTellsTheKeyFromThePassword() {
        assertThat(signIn(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Bad credentials\"}")
                        .problem())
                .isEqualTo(CccProblem.CREDENTIALS_REJECTED);
        assertThat(signIn(401, "{\"error\":\"invalid_client\"}").problem())
                .isEqualTo(CccProblem.APPLICATION_KEY_REJECTED);
        assertThat(signIn(401, "{\"error\":\"unauthorized_client\"}").problem())
                .isEqualTo(CccProblem.APPLICATION_KEY_REJECTED);
        assertThat(signIn(401, "{\"error\":\"invalid_request\"}").problem())
                .isEqualTo(CccProblem.APPLICATION_KEY_REJECTED);
        assertThat(signIn(400, "{\"error\":\"unauthorized_client\"}").problem())
                .isEqualTo(CccProblem.APPLICATION_KEY_REJECTED);
        assertThat(signIn(403, "{\"response\":{\"status\":{\"code\":\"ACCOUNT_LOCKED\",\"message\":\"x\"}}}")
                        .problem())
                .isEqualTo(CccProblem.ACCOUNT_LOCKED);
    }

    @Test
    void aFailureOfTheServiceAtSignInIsNeverBlamedOnTheCredentials() {
        for (int status : new int[] {500, 502, 503, 504}) {
            assertThat(signIn(status, "{\"error\":\"invalid_grant\"}").problem())
                    .isEqualTo(CccProblem.SERVICE_UNAVAILABLE);
            assertThat(signIn(status, "Unable to authenticate with CCC. Please check your configuration.")
                            .problem())
                    .isEqualTo(CccProblem.SERVICE_UNAVAILABLE);
        }
        for (int status : new int[] {200, 302, 400, 401, 403, 404}) {
            assertThat(signIn(status, "<html><title>Sign in</title></html>").problem())
                    .as("status %d", status)
                    .isEqualTo(CccProblem.UNEXPECTED_RESPONSE);
        }
    }

    @Test
    void anUnknownCodeKeepsEverythingAndGuessesNothing() {
        ProblemReport report = read("pricing.quote", 400, "{\"code\":\"BRAND_NEW\",\"message\":\"It’s new\"}");

        assertThat(report.problem()).isEqualTo(CccProblem.UNKNOWN_CODE);
        assertThat(report.cccCode()).contains("BRAND_NEW");
        assertThat(report.cccMessage()).contains("It’s new");
        assertThat(report.body()).hasValueSatisfying(body -> assertThat(body).contains("BRAND_NEW"));
    }

    @Test
    void bytesThatAreNoTextAreKeptAsAFewOfThem() {
        byte[] gzip = {0x1f, (byte) 0x8b, 8, 0, 0, 1, 2, 3, 4, 5, 6, 7, 14, 15, 16, 17, 18, 19, 20};
        ProblemReport report = ErrorReader.standard()
                .read(new ReceivedError("works.search", false, 400, Map.of(), gzip))
                .build();

        assertThat(report.problem()).isEqualTo(CccProblem.UNEXPECTED_RESPONSE);
        assertThat(report.body())
                .contains("19 bytes that are no text, beginning with 1f8b08000001020304050607" + "0e0f1011");
    }

    @Test
    void aChallengeWithoutABodyIsRead() {
        ProblemReport report = ErrorReader.standard()
                .read(new ReceivedError(
                        "works.search",
                        false,
                        403,
                        Map.of("www-authenticate", "Bearer realm=\"ccc\", error=\"insufficient_scope\""),
                        new byte[0]))
                .build();

        assertThat(report.ruleId()).contains("insufficient-scope");
        assertThat(report.cccCode()).contains("insufficient_scope");
    }

    @Test
    void severalComplaintsInAnArrayOfWrappersAreAllKept() {
        ProblemReport report = read(
                "orders.submit",
                400,
                "[{\"response\":{\"status\":{\"code\":\"BAD_PARAMETER\",\"message\":\"Bad parameter [items[0]:pages is"
                        + " invalid; copies is empty or null;] supplied\"}}},{\"response\":{\"status\":{\"code\":"
                        + "\"BAD_PARAMETER\",\"message\":\"Bad parameter [workId is unknown;] supplied\"}}}]");

        assertThat(report.problem()).isEqualTo(CccProblem.BAD_PARAMETER);
        assertThat(report.violations())
                .containsExactly(
                        new Violation("items[0]:pages", "is invalid"),
                        new Violation("copies", "is empty or null"),
                        new Violation("workId", "is unknown"));
    }

    @Test
    void anOrderThatIsNotThereIsToldFromAnAddressThatIsNotThere() {
        assertThat(read("orders.get", 404, "{\"code\":\"ORDER_NOT_FOUND\",\"message\":\"m\"}")
                        .problem())
                .isEqualTo(CccProblem.NOT_FOUND);
        assertThat(read("orders.get", 404, "").problem()).isEqualTo(CccProblem.NOT_FOUND);
        assertThat(read("orders.get", 404, "<html><title>404 Not Found</title></html>")
                        .ruleId())
                .contains("not-found-page");
        assertThat(read("pricing.quote", 404, "").problem()).isEqualTo(CccProblem.UNEXPECTED_RESPONSE);
    }

    @Test
    void pagesOfAProxyAreTakenForWhatTheyAre() {
        assertThat(read("orders.submit", 429, "<html><title>429 Too Many Requests</title></html>")
                        .problem())
                .isEqualTo(CccProblem.RATE_LIMITED);
        ProblemReport page = read("works.search", 413, "<html><head><title>413 Request Entity Too Large</title>");
        assertThat(page.ruleId()).contains("proxy-page");
        assertThat(page.cccMessage()).contains("413 Request Entity Too Large");
        assertThat(read("works.search", 502, ErrorSamples.E6_PAGE).cccMessage()).contains("504 Gateway Time-out");
    }
}
