package io.github.cccsdk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cccsdk.simulator.CccSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedSearchTest {

    private CccSimulator sim;
    private Caller caller;

    @BeforeEach
    void start() throws Exception {
        sim = CccSimulator.start();
        caller = Caller.signedIn(sim);
    }

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void findsTheJournalByIssnInAYearItCovers() throws Exception {
        JsonNode content = search("standardNumber=1092-4388&standardNumberType=issn&publicationYear=2004&country=US")
                .content();

        assertThat(content.path("total").asInt()).isEqualTo(1);
        JsonNode work = content.path("works").get(0);
        assertThat(work.path("workId").asText()).isEqualTo("122883898");
        assertThat(work.path("title").asText()).isEqualTo("Journal of Speech, Language, and Hearing Research");
        assertThat(work.path("publicationYears").toString()).isEqualTo("[{\"from\":1996,\"to\":2009}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"publicationYear=1975", "publicationYear=2010", "", "anyYear=false"})
    void aYearOutsideTheRecordOrNoneWhichMeansThisYearFindsNothing(String year) throws Exception {
        assertThat(ids("standardNumber=1092-4388&standardNumberType=issn&" + year))
                .isEmpty();
    }

    @Test
    void thisYearIsTheYearOfTheSimulatorsClock() throws Exception {
        sim.clock().advance(Duration.ofDays(-365 * 20));
        caller = Caller.signedIn(sim);

        assertThat(ids("standardNumber=1092-4388&standardNumberType=issn")).containsExactly("122883898");
    }

    @Test
    void anyYearFindsItWhateverTheYear() throws Exception {
        assertThat(ids("standardNumber=10924388&standardNumberType=issn&anyYear=true"))
                .containsExactly("122883898");
    }

    @Test
    void aRecordWithoutDatesIsFoundInAnyYear() throws Exception {
        assertThat(ids("standardNumber=0363-0277&standardNumberType=issn&publicationYear=1899"))
                .hasSize(1);
    }

    @Test
    void theFullTitleMatchesInAnyCaseAndAnAbbreviationDoesNot() throws Exception {
        assertThat(ids("publicationYear=2004&title=journal+of+speech%2C%20LANGUAGE%2C+and+Hearing+Research"))
                .containsExactly("122883898");
        assertThat(ids("publicationYear=2004&title=J+Speech+Lang+Hear+Res")).isEmpty();
        assertThat(ids("publicationYear=2004&title=Speech")).isEmpty();
    }

    @Test
    void oneTitleMayBelongToSeveralWorks() throws Exception {
        assertThat(ids("publicationYear=2004&title=Medicine")).hasSize(2);
    }

    @Test
    void oneNumberHasItsRightsholdersOneAfterTheOther() throws Exception {
        String issn = "standardNumber=0305-1048&standardNumberType=issn&publicationYear=";

        assertThat(ids(issn + 1990)).hasSize(1);
        assertThat(ids(issn + 1995)).hasSize(1).doesNotContainAnyElementsOf(ids(issn + 1990));
    }

    @Test
    void oneNumberMayBeAmbiguousInAYear() throws Exception {
        String issn = "standardNumber=0031-4005&standardNumberType=issn&publicationYear=";

        assertThat(ids(issn + 1990)).hasSize(1);
        assertThat(ids(issn + 2004)).hasSize(2);
    }

    @Test
    void anIsbnIsFoundInBothLengths() throws Exception {
        assertThat(ids("standardNumber=978-0-201-63361-0&standardNumberType=isbn&publicationYear=1994"))
                .hasSize(1)
                .isEqualTo(ids("standardNumber=0201633612&standardNumberType=isbn&publicationYear=1994"));
    }

    @Test
    void resultsComeInPages() throws Exception {
        JsonNode content =
                search("title=Medicine&publicationYear=2004&limit=1&offset=1").content();

        assertThat(content.path("total").asInt()).isEqualTo(2);
        assertThat(content.path("works")).hasSize(1);
        assertThat(search("title=Medicine&publicationYear=2004&offset=2")
                        .content()
                        .path("works"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|standardNumber is empty or null",
                "publicationYear=2004|standardNumber is empty or null",
                "standardNumber=1092-4388|standardNumberType is empty or null",
                "standardNumberType=issn|standardNumber is empty or null",
                "standardNumber=1092-4388&standardNumberType=oclc|standardNumberType is invalid",
                "standardNumber=12345678901&standardNumberType=issn|standardNumber is invalid",
                "title=&publicationYear=2004|title is empty or null",
                "title=Nature&publicationYear=abc|publicationYear is invalid",
                "title=Nature&publicationYear=12|publicationYear is invalid",
                "title=Nature&publicationYear=2004&anyYear=true|anyYear is invalid",
                "title=Nature&anyYear=yes|anyYear is invalid",
                "title=Nature&limit=0|limit is invalid",
                "title=Nature&limit=101|limit is invalid",
                "title=Nature&offset=-1|offset is invalid",
                "title=Nature&country=usa|country is invalid",
                "title=Nature&title=Science|title is invalid",
                "title=Nature&issn=0028-0836|issn is unknown",
                "title=%zz|encoding is invalid",
            })
    void whatBreaksTheContractIsABadParameter(String queryAndViolation) throws Exception {
        int bar = queryAndViolation.indexOf('|');
        // The JDK's URI class refuses %zz itself, hence the socket-level form below for that one.
        String query = queryAndViolation.substring(0, bar);
        Caller.Reply reply = query.contains("%zz") ? rawSearch(query) : search(query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().isArray()).isTrue();
        assertThat(reply.code()).isEqualTo("BAD_PARAMETER");
        assertThat(reply.message()).isEqualTo("Bad parameter [" + queryAndViolation.substring(bar + 1) + ";] supplied");
    }

    @Test
    void aServiceWithoutAnyYearRefusesIt() throws Exception {
        try (CccSimulator old = CccSimulator.builder().anyYear(false).start()) {
            Caller.Reply reply = Caller.signedIn(old).get("/v1/works?title=Nature&anyYear=true");

            assertThat(reply.message()).isEqualTo("Bad parameter [anyYear is invalid;] supplied");
        }
    }

    private Caller.Reply search(String query) throws Exception {
        return caller.get("/v1/works?" + query);
    }

    private Caller.Reply rawSearch(String query) throws Exception {
        String token = "simulator-token-1";
        return RawHttp.send(
                sim, "GET /v1/works?" + query + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    }

    private List<String> ids(String query) throws Exception {
        Caller.Reply reply = search(query);
        assertThat(reply.status()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        reply.content()
                .path("works")
                .forEach(work -> ids.add(work.path("workId").asText()));
        return ids;
    }
}
