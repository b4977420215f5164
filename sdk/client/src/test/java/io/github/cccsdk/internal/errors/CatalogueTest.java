package io.github.cccsdk.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    /** These are recognised by this library itself, before or without an answer. */
    private static final Set<CccProblem> WITHOUT_RULE = Set.of(
            CccProblem.CREDENTIALS_MISSING,
            CccProblem.CREDENTIALS_MALFORMED,
            CccProblem.REQUEST_INVALID,
            CccProblem.PRICE_CHANGED,
            CccProblem.PRICE_ABOVE_LIMIT,
            CccProblem.ORDER_IN_PROGRESS,
            CccProblem.ORDER_OUTCOME_UNKNOWN,
            CccProblem.TIMEOUT,
            CccProblem.CONNECTION_FAILED,
            CccProblem.CIRCUIT_OPEN,
            CccProblem.LEDGER_UNAVAILABLE,
            CccProblem.LEDGER_INCOMPATIBLE,
            CccProblem.LEDGER_CORRUPT,
            CccProblem.INTERRUPTED,
            CccProblem.CLIENT_CLOSED);

    private static Catalogue with(String json) {
        return Catalogue.standard().with(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static ProblemReport read(Catalogue catalogue, int status, String body) {
        return ErrorReader.of(catalogue)
                .read(new ReceivedError(
                        "orders.submit", false, status, Map.of(), body.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    @ParameterizedTest
    @EnumSource(CccProblem.class)
    void everyProblemHasAResolutionFitForALog(CccProblem problem) {
        Resolution resolution = Catalogue.standard().resolutionOf(problem);

        assertThat(resolution.summary()).isNotBlank().isNotEqualTo(problem.name());
        assertThat(resolution.steps())
                .isNotEmpty()
                .allSatisfy(step ->
                        assertThat(step).isEqualTo(OneLine.of(step, 400)).doesNotContain("{"));
        assertThat(resolution.source()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(CccProblem.class)
    void everyProblemThatAnAnswerCanShowHasARule(CccProblem problem) {
        assertThat(Catalogue.standard().rules().stream()
                        .filter(rule -> rule.codes().stream().noneMatch(code -> code.startsWith("CCC-SDK:")))
                        .anyMatch(rule -> rule.problem() == problem))
                .isEqualTo(!WITHOUT_RULE.contains(problem));
    }

    /** A rule that another one always beats would be dead data. */
    @Test
    void everyRuleOfWordsWinsOverItsOwnWords() {
        Set<String> seen = new HashSet<>();
        for (Rule rule : Catalogue.standard().rules()) {
            assertThat(seen.add(rule.id())).isTrue();
            for (Phrases text : rule.texts()) {
                List<String> codes = rule.codes().isEmpty()
                        ? List.of()
                        : List.of(rule.codes().get(0));
                int status = rule.statuses().isEmpty() || rule.statuses().contains("none") ? 0 : 400;
                Catalogue.Match match = Catalogue.standard()
                        .match(new Evidence(
                                codes,
                                String.join(" ", text.phrases()),
                                status,
                                "",
                                rule.signIn(),
                                ErrorWords.Shape.TEXT))
                        .orElseThrow();
                assertThat(match.rule().problem()).as("%s: %s", rule.id(), text).isEqualTo(rule.problem());
            }
        }
    }

    @Test
    void credentialsRejectedNamesTypoLockDisablingAndPasswordChange() {
        Resolution resolution = Catalogue.standard().resolutionOf(CccProblem.CREDENTIALS_REJECTED);

        assertThat(resolution.steps().get(1)).contains("typing error", "locked", "disabled", "password", "changed");
    }

    @Test
    void anIntegratorsRulesMapToProblemsOrToUnknownCodeUnderAnIdOfTheirOwn() {
        Catalogue catalogue = with("""
                {"version":1,"rules":[
                 {"id":"acme-17","problem":"LOCATION_NOT_FOUND","code":"ACME_17"},
                 {"id":"acme-18","problem":"UNKNOWN_CODE","code":["ACME_18"],"status":"400","operation":"orders.",
                  "resolution":{"summary":"Acme 18","steps":["Call Acme"],"actor":"LIBRARY","source":"Acme"}},
                 {"id":"user-misconfigured","problem":"ACCOUNT_FROZEN","code":"USER_MISCONFIGURED"}],
                 "problems":{"ORDER_CLOSED":{"summary":"s","steps":["Ours"],"actor":"CCC","source":"Acme"}}}
                """);

        assertThat(read(catalogue, 400, "{\"code\":\"ACME_17\"}").problem()).isEqualTo(CccProblem.LOCATION_NOT_FOUND);
        ProblemReport own = read(catalogue, 400, "{\"code\":\"acme_18\"}");
        assertThat(own.problem()).isEqualTo(CccProblem.UNKNOWN_CODE);
        assertThat(own.ruleId()).contains("acme-18");
        assertThat(own.resolution().steps()).containsExactly("Call Acme");
        assertThat(read(catalogue, 400, "{\"code\":\"USER_MISCONFIGURED\"}").problem())
                .isEqualTo(CccProblem.ACCOUNT_FROZEN);
        assertThat(catalogue.resolutionOf(CccProblem.ORDER_CLOSED).steps()).containsExactly("Ours");
        assertThat(catalogue.resolutionOf(CccProblem.USER_NOT_FOUND))
                .isEqualTo(Catalogue.standard().resolutionOf(CccProblem.USER_NOT_FOUND));
    }

    @Test
    void noCatalogueCanMakeAnOrderRetryableOrRefused() {
        Catalogue catalogue =
                with("{\"version\":1,\"rules\":[{\"id\":\"x\",\"problem\":\"RATE_LIMITED\",\"status\":\"5xx\"}]}");
        ProblemReport report = read(catalogue, 502, "");

        assertThat(report.problem()).isEqualTo(CccProblem.RATE_LIMITED);
        assertThat(report.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(report.retryable()).isFalse();
    }

    @Test
    void theSupportContactIsReplaceable() {
        assertThat(Catalogue.standard()
                        .supportContact("help@acme.example")
                        .resolutionOf(CccProblem.USER_MISCONFIGURED)
                        .steps()
                        .get(0))
                .contains("help@acme.example")
                .doesNotContain("vendor");
        assertThat(with("{\"version\":1,\"support\":\"the Acme desk\"}")
                        .resolutionOf(CccProblem.UNKNOWN_CODE)
                        .steps()
                        .toString())
                .contains("the Acme desk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"version\":2}",
                "{\"version\":1,\"extra\":1}",
                "{\"version\":1,\"version\":1}",
                "{\"version\":1} {}",
                "{\"version\":1,\"problems\":{\"NO_SUCH\":{}}}",
                "{\"version\":1,\"problems\":{\"TIMEOUT\":{\"summary\":\"s\",\"steps\":[],\"actor\":\"CCC\",\"source\":\"s\"}}}",
                "{\"version\":1,\"problems\":{\"TIMEOUT\":{\"summary\":\"s\",\"steps\":[\"a\"],\"actor\":\"ccc\",\"source\":\"s\"}}}",
                "{\"version\":1,\"rules\":[{\"id\":\"x\",\"problem\":\"TIMEOUT\"}]}",
                "{\"version\":1,\"rules\":[{\"id\":\"x\",\"problem\":\"TIMEOUT\",\"code\":\"A\",\"retryable\":true}]}",
                "{\"version\":1,\"rules\":[{\"id\":\"x\",\"problem\":\"TIMEOUT\",\"status\":\"sometimes\"}]}",
                "{\"version\":1,\"rules\":[{\"id\":\"x\",\"problem\":\"TIMEOUT\",\"text\":\"*\"}]}",
                "{\"version\":1,\"rules\":[{\"id\":\"x\",\"problem\":\"TIMEOUT\",\"code\":17}]}",
                "{\"version\":1,\"rules\":[{\"id\":\"x\",\"problem\":\"TIMEOUT\",\"code\":\"A\"},"
                        + "{\"id\":\"x\",\"problem\":\"TIMEOUT\",\"code\":\"B\"}]}"
            })
    void aFileThatIsNotACatalogueIsRefusedWithItsReason(String json) {
        assertThatThrownBy(() -> with(json))
                .isInstanceOf(CccConfigurationException.class)
                .hasMessageStartingWith("CONFIGURATION_INVALID: ");
    }

    @Test
    void aRefusalNamesThePlaceOfTheMistake() {
        assertThatThrownBy(
                        () -> with(
                                "{\"version\":1,\"rules\":[{\"id\":\"x\",\"problem\":\"TIMEOUT\",\"code\":\"A\",\"txet\":\"b\"}]}"))
                .hasMessageContaining("rules[0] has the unknown key \"txet\"");
    }

    @Test
    void aFileCanBeGivenByItsPath(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("errors.json");
        Files.writeString(
                file, "{\"version\":1,\"rules\":[{\"id\":\"a\",\"problem\":\"ORDER_REJECTED\",\"code\":\"A_B\"}]}");

        assertThat(read(Catalogue.standard().with(file), 400, "{\"code\":\"A_B\"}")
                        .ruleId())
                .contains("a");
        assertThatThrownBy(() -> Catalogue.standard().with(directory.resolve("missing.json")))
                .isInstanceOf(CccConfigurationException.class);
    }

    @Test
    void theRuleWithTheMostConditionsWinsAndFallbacksComeLast() {
        String wrapper = "{\"response\":{\"status\":{\"code\":\"BAD_PARAMETER\",\"message\":\"%s\"}}}";

        assertThat(read(Catalogue.standard(), 400, wrapper.formatted("Bad parameter [x is invalid;] supplied"))
                        .problem())
                .isEqualTo(CccProblem.BAD_PARAMETER);
        assertThat(read(Catalogue.standard(), 400, wrapper.formatted("Ambiguous CCC Location"))
                        .problem())
                .isEqualTo(CccProblem.LOCATION_AMBIGUOUS);
        assertThat(read(
                                Catalogue.standard(),
                                400,
                                wrapper.formatted("Bad parameter [paymentInfo:creditCardInfo is empty or null;]"))
                        .ruleId())
                .contains("payment-credit-card-parameter");
        assertThat(Catalogue.standard()
                        .resolutionOf(CccProblem.USER_MISCONFIGURED)
                        .actor())
                .isEqualTo(Actor.CCC);
    }
}
