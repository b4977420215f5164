package io.github.cccsdk.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code sdk/docs/errors.md} says what the catalogue says. */
class ErrorsPageTest {
    /** Tests run in the directory of their module. */
    private static final Path PAGE = Path.of("..", "docs", "errors.md");

    @Test
    void thePageIsTheOneMadeFromTheCatalogue() throws IOException {
        String made = page();
        if (Boolean.getBoolean("ccc.writeErrorsPage")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, made);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("sdk/docs/errors.md; to write it anew: mvn -pl sdk/client -am test -Dtest=ErrorsPageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dccc.writeErrorsPage=true")
                .isEqualTo(made);
    }

    @Test
    void everyProblemPointsToItsSection() {
        String made = page();
        for (CccProblem problem : CccProblem.values()) {
            assertThat(problem.documentation())
                    .isEqualTo("sdk/docs/errors.md#" + problem.name().toLowerCase(Locale.ROOT));
            assertThat(made).contains("\n## " + problem.name() + "\n");
        }
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Errors

                One section for each problem that this library tells apart. The text is made from the error catalogue
                (`sdk/client/src/main/resources/io/github/cccsdk/error-catalogue.json`), which a test holds it to; change
                it there. `source` says where the advice comes from: SEED is the ILLiad help article on CCC errors; Atlas,
                OCLC, Talis and CCC are their public help pages; ccc-sdk is this library itself. Whatever is called an
                assumption is not CCC's word.

                An answer is recognised by the rule of which most conditions hold; a text is compared without regard to
                case, apostrophes, dashes and white space. What became of a request, and whether it is repeated, is
                decided by the transport and the HTTP status and stands in no catalogue.

                | problem | who acts | exception |
                |---|---|---|
                """);
        for (CccProblem problem : CccProblem.values()) {
            page.append("| [")
                    .append(problem)
                    .append("](#")
                    .append(problem.name().toLowerCase(Locale.ROOT))
                    .append(") | ")
                    .append(Catalogue.standard().resolutionOf(problem).actor())
                    .append(" | `")
                    .append(exception(problem))
                    .append("` |\n");
        }
        for (CccProblem problem : CccProblem.values()) {
            append(page, problem);
        }
        return page.toString();
    }

    private static String exception(CccProblem problem) {
        return CccException.of(ProblemReport.builder(problem).build())
                .getClass()
                .getSimpleName();
    }

    private static void append(StringBuilder page, CccProblem problem) {
        Resolution resolution = Catalogue.standard().resolutionOf(problem);
        page.append("\n## ").append(problem).append("\n\n");
        append(page, resolution);
        List<Rule> rules = Catalogue.standard().rules().stream()
                .filter(rule -> rule.problem() == problem)
                .toList();
        if (rules.isEmpty()) {
            page.append(
                    switch (problem) {
                        case UNEXPECTED_RESPONSE, UNKNOWN_CODE -> "";
                        default -> "\nFound by this library itself.\n";
                    });
            return;
        }
        page.append("\nRecognised by:\n\n");
        rules.forEach(rule -> page.append("- `")
                .append(rule.id())
                .append("`: ")
                .append(conditions(rule))
                .append('\n'));
        rules.stream().filter(rule -> rule.resolution().isPresent()).forEach(rule -> {
            page.append("\nWhere `").append(rule.id()).append("` recognised it:\n\n");
            append(page, Catalogue.standard().resolutionOf(rule));
        });
    }

    private static void append(StringBuilder page, Resolution resolution) {
        page.append(resolution.summary()).append(".\n\n");
        int number = 1;
        for (String step : resolution.steps()) {
            page.append(number++).append(". ").append(step).append(".\n");
        }
        page.append("\nWho acts: ")
                .append(resolution.actor())
                .append(". Source: ")
                .append(resolution.source())
                .append(".\n");
    }

    private static String conditions(Rule rule) {
        StringBuilder words = new StringBuilder();
        add(words, "code", rule.codes());
        add(
                words,
                "text",
                rule.texts().stream()
                        .map(text -> String.join(" * ", text.phrases()))
                        .toList());
        add(words, "status", rule.statuses());
        add(words, "call", rule.operations());
        rule.signIn().ifPresent(signIn -> add(words, signIn ? "at sign-in" : "not at sign-in"));
        add(
                words,
                "body",
                rule.shapes().stream()
                        .map(shape -> shape.name().toLowerCase(Locale.ROOT))
                        .toList());
        if (rule.withoutCode()) {
            add(words, "without a code");
        }
        if (rule.fallback()) {
            add(words, "where nothing else matches");
        }
        rule.remark().ifPresent(remark -> words.append(" (").append(remark).append(')'));
        return words.toString();
    }

    private static void add(StringBuilder words, String name, List<String> values) {
        if (!values.isEmpty()) {
            add(
                    words,
                    name + " " + values.stream().map(value -> "`" + value + "`").collect(Collectors.joining(" or ")));
        }
    }

    private static void add(StringBuilder words, String condition) {
        words.append(words.isEmpty() ? "" : "; ").append(condition);
    }
}
