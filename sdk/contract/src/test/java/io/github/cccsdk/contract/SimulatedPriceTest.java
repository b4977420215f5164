package io.github.cccsdk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cccsdk.simulator.Account;
import io.github.cccsdk.simulator.Catalogue;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.Work;
import java.net.http.HttpRequest;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedPriceTest {

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
    void nineteenPagesOfTheJournalIn2004CostFortyThreeDollars() throws Exception {
        Caller.Reply reply = caller.price();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text())
                .contains("\"currency\":\"USD\",\"baseFee\":30.00,\"perPageFee\":0.50,\"processingFee\":3.50,"
                        + "\"total\":43.00")
                .contains("\"asOf\":\"2026-11-23T10:15:00Z\"");
    }

    @Test
    void everyCopyCostsItsPagesAndTheProcessingFeeIsDueOnce() throws Exception {
        JsonNode content = caller.post("/v1/prices", Caller.PRICE.replace("\"copies\":1", "\"copies\":3"))
                .content();

        assertThat(content.path("total").asText()).isEqualTo("122.00");
    }

    @Test
    void aChangedFeeIsInForceAtOnce() throws Exception {
        sim.changeFees("122883898", Work.Fees.of("USD", "31.00", "0.50", "3.50"));

        assertThat(caller.price().content().path("total").asText()).isEqualTo("44.00");
    }

    @ParameterizedTest
    @CsvSource({
        "0017-8012, SPECIAL_REQUEST",
        "0031-9007, DENIED",
        "0021-9258, UNAVAILABLE",
        "0003-4819, SUBSCRIPTION_ONLY",
        "0066-4154, AVAILABLE"
    })
    void whatCannotBeBoughtHasItsRightAndNoFees(String issn, String right) throws Exception {
        JsonNode content = caller.post("/v1/prices", Caller.PRICE.replace("122883898", workId(issn)))
                .content();

        assertThat(content.path("right").asText()).isEqualTo(right);
        assertThat(content.has("total")).isFalse();
        assertThat(content.has("baseFee")).isFalse();
        assertThat(content.has("currency")).isFalse();
    }

    @Test
    void aYearTheWorkDoesNotCoverIsUnavailable() throws Exception {
        assertThat(caller.post("/v1/prices", Caller.PRICE.replace("2004", "1975"))
                        .content()
                        .path("right")
                        .asText())
                .isEqualTo("UNAVAILABLE");
    }

    @Test
    void anUnknownWorkIsNotFound() throws Exception {
        Caller.Reply reply = caller.post("/v1/prices", Caller.PRICE.replace("122883898", "1"));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("WORK_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"pages\":19'|'\"pages\":0'|pages is invalid",
                "'\"pages\":19'|'\"pages\":-3'|pages is invalid",
                "'\"pages\":19'|'\"pages\":1.5'|pages is invalid",
                "'\"pages\":19'|'\"pages\":\"19\"'|pages is invalid",
                "'\"pages\":19'|'\"pages\":null'|pages is empty or null",
                "'\"pages\":19,'|''|pages is empty or null",
                "'\"pages\":19'|'\"pages\":99999999999'|pages is invalid",
                "'\"copies\":1'|'\"copies\":0'|copies is invalid",
                "'2004'|'20'|publicationYear is invalid",
                "'\"122883898\"'|'122883898'|workId is invalid",
                "'\"122883898\"'|'\" \"'|workId is empty or null",
                "'\"copies\":1'|'\"copies\":1,\"country\":\"usa\"'|country is invalid",
                "'\"copies\":1'|'\"copies\":1,\"country\":null'|country is empty or null",
                "'\"copies\":1'|'\"copies\":1,\"locationId\":\"\"'|locationId is empty or null",
                "'\"copies\":1'|'\"copies\":1,\"colour\":true'|colour is unknown",
                "'\"copies\":1}'|'\"copies\":1'|body is invalid",
                "'\"copies\":1}'|'\"copies\":1,\"copies\":1}'|body is invalid",
                "'\"copies\":1}'|'\"copies\":1} x'|body is invalid",
            })
    void whatBreaksTheContractIsABadParameter(String part, String broken, String violation) throws Exception {
        Caller.Reply reply = caller.post("/v1/prices", Caller.PRICE.replace(part, broken));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualTo("Bad parameter [" + violation + ";] supplied");
    }

    @Test
    void allViolationsAreToldAtOnce() throws Exception {
        Caller.Reply reply =
                caller.post("/v1/prices", "{\"workId\":\"\",\"typeOfUse\":\"X\",\"publicationYear\":2004,\"pages\":0}");

        assertThat(reply.message())
                .isEqualTo("Bad parameter [workId is empty or null; pages is invalid; copies is empty or null;]"
                        + " supplied");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/json; charset=iso-8859-1", "application/x-www-form-urlencoded"})
    void anotherContentTypeIsABadParameter(String contentType) throws Exception {
        Caller.Reply reply = Caller.send(caller.request("/v1/prices")
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(Caller.PRICE)));

        assertThat(reply.message()).isEqualTo("Bad parameter [Content-Type is invalid;] supplied");
    }

    @Test
    void aBodyOfMoreThanAMebibyteIsRefused() throws Exception {
        Caller.Reply reply = caller.post("/v1/prices", "{\"workId\":\"" + "x".repeat(1024 * 1024) + "\"}");

        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void aMisconfiguredUserGetsTheArticlesWords() throws Exception {
        String words =
                "User for given transaction is misconfigured: could be the result of not having the correct role,"
                        + " or user is associated with multiple organizations.";

        Caller.Reply role = priceAs(account -> account.roleMisconfigured(true));
        Caller.Reply organizations = priceAs(account -> account.organizations(
                new Account.Organization("O1", "RightsLink"), new Account.Organization("O2", "Marketplace")));

        assertThat(role.status()).isEqualTo(400);
        assertThat(role.code()).isEqualTo("USER_MISCONFIGURED");
        assertThat(role.message()).isEqualTo(words);
        assertThat(organizations.text()).isEqualTo(role.text());
        assertThat(caller.get("/v1/works?title=Nature").code()).isEqualTo("USER_MISCONFIGURED");
    }

    @Test
    void anAccountCccHasNotCompletedGetsTheArticlesWords() throws Exception {
        assertThat(priceAs(account -> account.unknownUser(true)).message()).isEqualTo("user couldn’t be found");
        assertThat(priceAs(account -> account.unknownUser(false).locations()).message())
                .isEqualTo("can’t find location");
    }

    @Test
    void missingDefaultPricingGetsTheArticlesWords() throws Exception {
        assertThat(priceAs(account -> account.defaultPricing(false)).message())
                .isEqualTo("Error retrieving price information from CCC");
    }

    @Test
    void withSeveralLocationsOneMustBeNamed() throws Exception {
        Caller.Reply none = priceAs(
                account -> account.locations(new Account.Location("L1", "US"), new Account.Location("L2", "CA")));

        assertThat(none.code()).isEqualTo("BAD_PARAMETER");
        assertThat(none.message()).isEqualTo("Ambiguous CCC Location");
        assertThat(caller.post("/v1/prices", Caller.PRICE.replace("}", ",\"locationId\":\"L2\",\"country\":\"CA\"}"))
                        .status())
                .isEqualTo(200);
        assertThat(caller.post("/v1/prices", Caller.PRICE.replace("}", ",\"locationId\":\"L3\"}"))
                        .message())
                .isEqualTo("can’t find location");
    }

    private Caller.Reply priceAs(UnaryOperator<Account.Builder> change) throws Exception {
        sim.changeAccount(sim.userName(), change);
        return caller.price();
    }

    private static String workId(String issn) {
        return Catalogue.standard().works().stream()
                .filter(work -> work.standardNumbers().stream()
                        .anyMatch(number -> number.value().equals(issn)))
                .findFirst()
                .orElseThrow()
                .workId();
    }
}
