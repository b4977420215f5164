package io.github.cccsdk.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {
    private static final String[] FIELDS = {
        "problem",
        "message",
        "operation",
        "actor",
        "steps",
        "outcome",
        "httpStatus",
        "cccCode",
        "requestId",
        "correlationId",
        "exitCode"
    };

    @ParameterizedTest
    @EnumSource(CccProblem.class)
    void everyErrorHasAllTheFieldsThatScriptsHoldOnTo(CccProblem problem) {
        JsonNode error = json(Failure.of(CccException.of(
                ProblemReport.builder(problem).operation("orders.get").build())));

        assertThat(names(error)).contains(FIELDS);
        assertThat(error.path("problem").textValue()).isEqualTo(problem.name());
        assertThat(error.path("exitCode").intValue()).isEqualTo(ExitCode.of(problem));
    }

    @Test
    void errorsThatAreNotCccsHaveTheSameFields() {
        assertThat(names(json(Failure.usage("Unknown option", "ccc quote")))).contains(FIELDS);
        assertThat(names(json(Failure.of(new LocalFileException("gone"), "explain"))))
                .contains(FIELDS);
        assertThat(names(json(Failure.internal(new IllegalStateException("secret"), "explain"))))
                .contains(FIELDS);
        assertThat(names(json(Failure.of(CccRequestException.invalid("pages", "is missing")))))
                .contains(FIELDS);
    }

    @Test
    void whatIsKnownIsShown() {
        JsonNode error = json(Failure.of(CccException.of(ProblemReport.builder(CccProblem.USER_MISCONFIGURED)
                .operation("pricing.quote")
                .outcome(Outcome.REJECTED)
                .httpStatus(400)
                .cccCode("USER_MISCONFIGURED")
                .cccMessage("User for given …")
                .requestId("r-1")
                .correlationId("c-1")
                .resolution(new Resolution("Misconfigured", List.of("Ask CCC", "Wait"), Actor.CCC, "SEED"))
                .build())));

        assertThat(error.path("actor").textValue()).isEqualTo("CCC");
        assertThat(error.path("steps").path(1).textValue()).isEqualTo("Wait");
        assertThat(error.path("outcome").textValue()).isEqualTo("REJECTED");
        assertThat(error.path("httpStatus").intValue()).isEqualTo(400);
        assertThat(error.path("cccCode").textValue()).isEqualTo("USER_MISCONFIGURED");
        assertThat(error.path("requestId").textValue()).isEqualTo("r-1");
        assertThat(error.path("correlationId").textValue()).isEqualTo("c-1");
        assertThat(error.path("exitCode").intValue()).isEqualTo(5);
    }

    @Test
    void aFaultOfThisProgramShowsNoValues() {
        Failure fault = Failure.internal(new IllegalStateException("password=secret"), "orders.get");

        assertThat(fault.message()).contains("IllegalStateException").doesNotContain("secret");
        assertThat(fault.exitCode()).isEqualTo(1);
    }

    @Test
    void textThatIsNoUnicodeStillGivesADocument() {
        JsonNode error = json(Failure.of(CccException.of(ProblemReport.builder(CccProblem.UNKNOWN_CODE)
                .cccCode("lone \ud800 surrogate")
                .cccMessage("\u0000\u001b[31m")
                .build())));

        assertThat(error.path("cccMessage").textValue()).isEqualTo("\u0000\u001b[31m");
    }

    private static JsonNode json(Failure failure) {
        try {
            String text = failure.json().text();
            assertThat(text).doesNotContain("\n");
            JsonNode document = new JsonMapper().readTree(text);
            assertThat(names(document)).containsExactly("error");
            return document.path("error");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
