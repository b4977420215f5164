package io.github.cccsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteIT {
    private final CccSimulator sim = CccSimulator.start();

    @TempDir
    Path home;

    @AfterEach
    void close() {
        sim.close();
    }

    private CccProcess ccc() {
        return new CccProcess(home).against(sim);
    }

    @Test
    void aQuoteIsOneJsonDocumentWithMoneyAsDecimalStrings() {
        CccProcess.Finished run =
                ccc().run("quote", "--issn", "1092-4388", "--year", "2004", "--pages", "165-83", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode quote = run.json();
        assertThat(quote.path("outcome").textValue()).isEqualTo("QUOTE");
        assertThat(quote.path("workId").textValue()).isEqualTo("122883898");
        assertThat(quote.path("title").textValue()).isEqualTo("Journal of Speech, Language, and Hearing Research");
        assertThat(quote.path("right").textValue()).isEqualTo("AVAILABLE");
        assertThat(quote.path("pages").isInt()).isTrue();
        assertThat(quote.path("pages").intValue()).isEqualTo(19);
        assertThat(quote.path("baseFee").textValue()).isEqualTo("30.00");
        assertThat(quote.path("perPageFee").textValue()).isEqualTo("0.50");
        assertThat(quote.path("processingFee").textValue()).isEqualTo("3.50");
        assertThat(quote.path("total").textValue()).isEqualTo("43.00");
        assertThat(quote.path("currency").textValue()).isEqualTo("USD");
        assertThat(quote.path("asOf").textValue()).isEqualTo("2026-11-23T10:15:00Z");
    }

    @Test
    void peopleGetAListOfFacts() {
        CccProcess.Finished run = ccc().run("quote", "--issn", "1092-4388", "--year", "2004", "--pages", "165-83");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Pages         19 (165-83)").contains("Total         43.00 USD");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @CsvSource({
        "0017-8012, 2000, SPECIAL_REQUEST",
        "0031-9007, 2000, DENIED",
        "0021-9258, 2000, UNAVAILABLE",
        "0003-4819, 2000, UNAVAILABLE",
        "1092-4388, 1975, NO_MATCH",
        "0031-4005, 1999, AMBIGUOUS",
        "0066-4154, 2000, NO_ESTIMATE"
    })
    void anAnswerThatIsNoPriceIsAResultWithExitCode6(String issn, String year, String outcome) {
        String[] question = {"quote", "--issn", issn, "--year", year, "--page-count", "3"};
        CccProcess.Finished text = ccc().run(question);
        assertThat(text.exitCode()).isEqualTo(6);
        assertThat(text.out()).contains(outcome.replace('_', ' '));

        String[] json = {"quote", "--issn", issn, "--year", year, "--page-count", "3", "--json"};
        CccProcess.Finished run = ccc().run(json);
        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.json().path("outcome").textValue()).isEqualTo(outcome);
        assertThat(run.json().has("error")).isFalse();
    }

    @Test
    void aMissTellsWhyAndWhichYearsTheRecordCovers() {
        JsonNode miss = ccc().run("quote", "--issn", "1092-4388", "--year", "1975", "--page-count", "3", "--json")
                .json();

        assertThat(miss.path("reason").textValue()).isEqualTo("YEAR_OUTSIDE_RECORD");
        assertThat(miss.path("recordYears").path(0).path("from").intValue()).isEqualTo(1996);
        assertThat(miss.path("recordYears").path(0).path("to").intValue()).isEqualTo(2009);
    }

    @Test
    void anAmbiguousAnswerListsTheCandidates() {
        JsonNode several = ccc().run("quote", "--issn", "0031-4005", "--year", "1999", "--page-count", "3", "--json")
                .json();

        assertThat(several.path("candidates")).hasSize(2);
        String workId = several.path("candidates").path(1).path("workId").textValue();
        CccProcess.Finished picked =
                ccc().run("quote", "--work-id", workId, "--year", "1999", "--page-count", "3", "--json");
        assertThat(picked.exitCode()).isZero();
        assertThat(picked.json().path("workId").textValue()).isEqualTo(workId);
    }

    @Test
    void argumentsAreUtf8WithoutAnyLocale() {
        String title = "Zeitschrift für Überprüfung 日本";
        CccProcess.Finished run = ccc().run("quote", "--title", title, "--year", "2004", "--page-count", "1", "--json");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(sim.requests(Call.SEARCH_WORKS).get(0).query())
                .contains("title="
                        + URLEncoder.encode(title, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    @Test
    void allFlagsOfAUseReachCcc() {
        CccProcess.Finished run = ccc().with("CCC_COUNTRY", "CA")
                .run(
                        "quote",
                        "--issn",
                        "1092-4388",
                        "--any-year",
                        "--pages",
                        "1-3",
                        "--copies",
                        "2",
                        "--country",
                        "US",
                        "--location",
                        "L1",
                        "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().path("yearAssumed").booleanValue()).isTrue();
        assertThat(sim.requests(Call.PRICE).get(0).body())
                .contains("\"pages\":3", "\"copies\":2", "\"country\":\"US\"", "\"locationId\":\"L1\"");
    }

    @Test
    void aTitleIsTriedAfterANumberOnlyWhereAllowed() {
        String[] question = {
            "quote",
            "--issn",
            "2434-561X",
            "--title",
            "Pediatrics in Review",
            "--any-year",
            "--page-count",
            "1",
            "--json"
        };
        CccProcess.Finished run = ccc().run(question);

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(sim.requests(Call.SEARCH_WORKS))
                .noneMatch(request -> request.query().contains("title="));
    }

    @Test
    void searchShowsWorksAndTheirNumber() {
        CccProcess.Finished run = ccc().run("search", "--title", "Medicine", "--any-year", "--limit", "1", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().path("total").intValue()).isEqualTo(2);
        assertThat(run.json().path("works")).hasSize(1);
        assertThat(run.json().path("works").path(0).path("workId").textValue()).isNotEmpty();
        assertThat(ccc().run("search", "--title", "Medicine", "--any-year").out())
                .contains("WORK ID", "Medicine", "2 of 2");
    }

    @Test
    void searchWithoutAMatchIsExitCode6() {
        CccProcess.Finished run = ccc().run("search", "--title", "No Such Journal", "--any-year", "--json");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.json().path("works")).isEmpty();
    }
}
