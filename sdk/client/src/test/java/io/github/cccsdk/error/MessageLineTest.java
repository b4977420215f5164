package io.github.cccsdk.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.internal.errors.ErrorReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The line as whoever reads the log at 8 a.m. sees it. */
class MessageLineTest {
    private static String line(ProblemReport.Builder report) {
        return CccException.of(report.build()).getMessage();
    }

    private static ProblemReport.Builder report(CccProblem problem, String operation) {
        return ErrorReader.standard().problem(problem, operation);
    }

    @Test
    void whatCccRefusedIsToldWithItsWordsThenWhoActs() {
        assertThat(line(report(CccProblem.USER_MISCONFIGURED, "works.search")
                        .httpStatus(400)
                        .cccCode("USER_MISCONFIGURED")
                        .cccMessage("User for given transaction is misconfigured")
                        .outcome(Outcome.REJECTED)))
                .startsWith("USER_MISCONFIGURED in works.search: The CCC user lacks the right role")
                .contains("CCC answered HTTP 400 USER_MISCONFIGURED \"User for given transaction is misconfigured\"."
                        + " CCC refused the call. To do, by CCC: Ask the support");
    }

    @Test
    void waitingForASignInBlamesNobodysCredentials() {
        assertThat(line(report(CccProblem.TIMEOUT, "session.sign-in")
                        .detail("The time allowed ran out while waiting for the sign-in")
                        .outcome(Outcome.NOT_SENT)))
                .isEqualTo("TIMEOUT in session.sign-in: The time allowed ran out while waiting for the sign-in."
                        + " The call was not sent. Passes by itself: Try again later; if it happens often, look at the"
                        + " network and at the configured deadline.");
    }

    @Test
    void aSettingHasNoCallThatCouldHaveBeenSent() {
        assertThat(line(report(CccProblem.CONFIGURATION_INVALID, "client.build").detail("baseUrl is missing")))
                .isEqualTo("CONFIGURATION_INVALID in client.build: baseUrl is missing."
                        + " To do, in the application: Correct the setting that the message names.");
    }

    @ParameterizedTest
    @EnumSource(
            value = CccProblem.class,
            names = {"SERVICE_UNAVAILABLE", "RATE_LIMITED", "TIMEOUT", "CONNECTION_FAILED", "CIRCUIT_OPEN"})
    void whatPassesByItselfSaysToWait(CccProblem problem) {
        assertThat(line(report(problem, "pricing.quote")))
                .containsPattern("Passes by itself: (Wait|Try again later|Look at the status page .* and wait)");
    }
}
