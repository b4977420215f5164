package io.github.cccsdk.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cccsdk.CccLogReader;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.LogFinding;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every text of the ILLiad help article on CCC errors, and every row of what else is publicly known about them: the
 * problem it becomes, who acts, and the first step. What has no row says why.
 */
class KnownTextsTest {
    private static final JsonNode TABLE = table();

    private static JsonNode table() {
        try (InputStream in = KnownTextsTest.class.getResourceAsStream("/io/github/cccsdk/error-rows.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRowBecomesItsProblemWithItsActorAndFirstStep() {
        return stream(TABLE.get("rows"))
                .map(row -> DynamicTest.dynamicTest(row.get("from").textValue(), () -> check(row)));
    }

    private static void check(JsonNode row) {
        CccProblem problem = CccProblem.valueOf(row.get("problem").textValue());
        int checked = 0;
        if (row.has("answer")) {
            ProblemReport report = read(row.get("answer"));
            assertThat(report.problem()).as("the answer").isEqualTo(problem);
            assertResolution(row, report.resolution());
            checked++;
        }
        if (row.has("log")) {
            List<LogFinding> findings = CccLogReader.explain(row.get("log").textValue());
            assertThat(findings).as("the log").hasSize(1);
            assertThat(findings.get(0).problem()).as("the log").isEqualTo(problem);
            assertThat(findings.get(0).count()).isEqualTo(1);
            assertResolution(row, findings.get(0).resolution());
            checked++;
        }
        if (row.has("ours")) {
            assertResolution(
                    row, ErrorReader.standard().problem(problem, "").build().resolution());
            checked++;
        }
        assertThat(checked).as("ways in which the row is checked").isPositive();
    }

    private static ProblemReport read(JsonNode answer) {
        return ErrorReader.standard()
                .read(new ReceivedError(
                        answer.get("operation").textValue(),
                        answer.get("signIn").booleanValue(),
                        answer.get("status").intValue(),
                        Map.of(),
                        answer.get("body").textValue().getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private static void assertResolution(JsonNode row, Resolution resolution) {
        assertThat(resolution.actor().name()).isEqualTo(row.get("actor").textValue());
        assertThat(resolution.steps().get(0)).startsWith(row.get("firstStep").textValue());
        if (row.has("anyStep")) {
            assertThat(String.join("\n", resolution.steps()))
                    .contains(row.get("anyStep").textValue());
        }
    }

    @Test
    void noRowOfThePublicFactsIsForgotten() {
        List<String> named = new ArrayList<>();
        stream(TABLE.get("rows")).forEach(row -> named.add(row.get("from").textValue()));
        stream(TABLE.get("notCovered")).forEach(row -> {
            assertThat(row.get("why").textValue()).isNotBlank();
            named.add(row.get("from").textValue());
        });
        List<String> expected = new ArrayList<>(List.of("2a", "2b", "2c", "2d", "2e", "2f"));
        IntStream.rangeClosed(1, 39).mapToObj(String::valueOf).forEach(expected::add);

        assertThat(expected)
                .allSatisfy(number -> assertThat(named).anyMatch(name -> name.matches("facts " + number + "(,.*)?")));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all.stream();
    }
}
