package io.github.cccsdk.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.pricing.PriceOutcome;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExitCodeTest {
    /** The published table, written out a second time: scripts hold on to it. */
    private static final Map<Integer, String> TABLE = Map.of(
            1, "INTERRUPTED CLIENT_CLOSED",
            2, "REQUEST_INVALID BAD_PARAMETER",
            3, "CREDENTIALS_MISSING CREDENTIALS_MALFORMED CONFIGURATION_INVALID APPLICATION_KEY_REJECTED",
            4, "CREDENTIALS_REJECTED SESSION_REJECTED ACCOUNT_LOCKED",
            5,
                    "USER_MISCONFIGURED LOCATION_NOT_FOUND USER_NOT_FOUND LOCATION_AMBIGUOUS"
                            + " PAYMENT_METHOD_NOT_INVOICE PRICING_NOT_CONFIGURED BILLING_MISMATCH"
                            + " ACCOUNT_NOT_CORPORATE ACCOUNT_FROZEN",
            6, "NOT_FOUND NOT_ORDERABLE",
            7, "ORDER_REJECTED PRICE_CHANGED PRICE_ABOVE_LIMIT ORDER_DUPLICATE ORDER_CLOSED" + " ORDER_IN_PROGRESS",
            8, "ORDER_OUTCOME_UNKNOWN",
            9,
                    "PRICE_UNAVAILABLE SERVICE_UNAVAILABLE RATE_LIMITED TIMEOUT CONNECTION_FAILED CIRCUIT_OPEN"
                            + " UNEXPECTED_RESPONSE UNKNOWN_CODE",
            11, "LEDGER_UNAVAILABLE LEDGER_INCOMPATIBLE LEDGER_CORRUPT");

    @Test
    void everyProblemHasItsPublishedExitCode() {
        Map<CccProblem, Integer> published = TABLE.entrySet().stream()
                .flatMap(row -> Stream.of(row.getValue().split(" "))
                        .map(name -> Map.entry(CccProblem.valueOf(name), row.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(published).containsOnlyKeys(CccProblem.values());
        published.forEach((problem, code) ->
                assertThat(ExitCode.of(problem)).as(problem.name()).isEqualTo(code));
    }

    @ParameterizedTest
    @EnumSource(CccProblem.class)
    void anOrderLeftUnsettledIs8WhateverTheProblem(CccProblem problem) {
        for (String operation : new String[] {"orders.submit", "orders.resend", "orders.cancel"}) {
            assertThat(ExitCode.of(failure(problem, operation, Outcome.UNKNOWN)))
                    .isEqualTo(8);
            assertThat(ExitCode.of(failure(problem, operation, Outcome.ACCEPTED_UNREADABLE)))
                    .isEqualTo(8);
            assertThat(ExitCode.of(failure(problem, operation, Outcome.REJECTED)))
                    .isEqualTo(ExitCode.of(problem));
            assertThat(ExitCode.of(failure(problem, operation, Outcome.NOT_SENT)))
                    .isEqualTo(ExitCode.of(problem));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pricing.quote", "orders.get", "orders.find", "works.search", "session.sign-in", ""})
    void aReadWhoseAnswerIsLostIsNoUnsettledOrder(String operation) {
        assertThat(ExitCode.of(failure(CccProblem.SERVICE_UNAVAILABLE, operation, Outcome.UNKNOWN)))
                .isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({
        "QUOTE, 0",
        "SPECIAL_REQUEST, 6",
        "DENIED, 6",
        "UNAVAILABLE, 6",
        "NO_MATCH, 6",
        "AMBIGUOUS, 6",
        "NO_ESTIMATE, 6"
    })
    void onlyAQuoteIsOrderable(PriceOutcome.Kind kind, int code) {
        assertThat(ExitCode.of(kind)).isEqualTo(code);
    }

    private static CccException failure(CccProblem problem, String operation, Outcome outcome) {
        return CccException.of(ProblemReport.builder(problem)
                .operation(operation)
                .outcome(outcome)
                .build());
    }
}
