package io.github.cccsdk.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.ObservedExchange;
import io.github.cccsdk.simulator.ReceivedRequest;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractCheckTest {

    private static final String PRICE_ANSWER = """
            {"response":{"status":{"code":"OK","message":""},"content":{"workId":"1","right":"AVAILABLE",\
            "currency":"USD","baseFee":30.00,"total":43.00,"asOf":"2026-11-23T10:15:00Z","new":1}}}""";

    private static final Map<String, List<String>> JSON = Map.of("content-type", List.of("application/json"));

    @Test
    void aRequestThatKeepsToTheContractHasNoViolations() {
        assertThat(price(Caller.PRICE)).isEmpty();
        assertThat(ContractCheck.violationsOfRequest(
                        "GET",
                        "/v1/works",
                        "standardNumber=1092-4388&standardNumberType=issn&publicationYear=2004&limit=20",
                        Map.of("authorization", List.of("Bearer x")),
                        ""))
                .isEmpty();
        assertThat(ContractCheck.violationsOfRequest(
                        "POST",
                        "/oauth/token",
                        "",
                        Map.of("content-type", List.of("application/x-www-form-urlencoded; charset=UTF-8")),
                        "grant_type=password&username=a%40b&password=c+d"))
                .isEmpty();
        assertThat(ContractCheck.violationsOfRequest(
                        "POST", "/v1/orders/50%201/cancellation", "", Map.of("authorization", List.of("Bearer x")), ""))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"pages\":19'|'\"pages\":0'|/pages",
                "'\"pages\":19'|'\"pages\":\"19\"'|/pages",
                "'\"pages\":19'|'\"pages\":null'|/pages",
                "'\"pages\":19,'|''|pages",
                "'2004'|'20'|/publicationYear",
                "'\"122883898\"'|'7'|/workId",
                "'\"122883898\"'|'\"  \"'|/workId",
                "'}'|',\"colour\":1}'|colour",
                "'}'|',\"copies\":1}'|JSON",
                "'}'|''|JSON",
                "'}'|'} x'|JSON"
            })
    void aBodyThatBreaksTheSchemaIsNamed(String part, String broken, String named) {
        assertThat(Caller.PRICE).contains(part);
        assertThat(price(Caller.PRICE.replace(part, broken))).anyMatch(violation -> violation.contains(named));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/works, '', no such method and path",
        "GET, /v3/works, '', no such method and path",
        "GET, /v1/works, colour=red, colour is unknown",
        "GET, /v1/works, title=a&title=b, title is repeated",
        "GET, /v1/works, title=%zz, not percent-encoded",
        "GET, /v1/works, limit=many, limit",
        "GET, /v1/works, limit=1000, limit",
        "GET, /v1/works, anyYear=1, anyYear",
        "GET, /v1/works, standardNumberType=oclc, standardNumberType",
        "GET, /v1/orders, '', customerReference is missing",
        "GET, /v1/account, x=1, x is unknown"
    })
    void aPathMethodOrParameterOutsideTheContractIsNamed(String method, String path, String query, String named) {
        assertThat(ContractCheck.violationsOfRequest(
                        method, path, query, Map.of("authorization", List.of("Bearer x")), ""))
                .anyMatch(violation -> violation.contains(named));
    }

    @Test
    void aMissingTokenAWrongContentTypeAndAnUnexpectedBodyAreNamed() {
        assertThat(ContractCheck.violationsOfRequest("GET", "/v1/account", "", Map.of(), ""))
                .containsExactly("no bearer token");
        assertThat(ContractCheck.violationsOfRequest(
                        "POST",
                        "/v1/prices",
                        "",
                        Map.of("authorization", List.of("Bearer x"), "content-type", List.of("text/plain")),
                        Caller.PRICE))
                .containsExactly("the content type is not application/json");
        assertThat(ContractCheck.violationsOfRequest(
                        "POST", "/v1/orders/5/cancellation", "", Map.of("authorization", List.of("Bearer x")), "{}"))
                .containsExactly("a body where none is expected");
    }

    @Test
    void anAnswerWithFieldsUnknownToTheContractKeepsToIt() {
        assertThat(ContractCheck.violationsOfAnswer("POST", "/v1/prices", 200, JSON, PRICE_ANSWER))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'43.00'|'\"43.00\"'",
                "'43.00'|'-1'",
                "'\"USD\"'|'\"dollars\"'",
                "'\"currency\":\"USD\",'|''",
                "'AVAILABLE'|'DENIED'",
                "'\"OK\"'|'\"FINE\"'",
                "'\"workId\":\"1\",'|''",
                "'2026-11-23T10:15:00Z'|'yesterday'",
                "'\"content\"'|'\"contents\"'"
            })
    void anAnswerThatBreaksTheSchemaIsFound(String part, String broken) {
        assertThat(PRICE_ANSWER).contains(part);
        assertThat(ContractCheck.violationsOfAnswer(
                        "POST", "/v1/prices", 200, JSON, PRICE_ANSWER.replace(part, broken)))
                .isNotEmpty();
    }

    @Test
    void anUndeclaredStatusOrContentTypeIsFound() {
        assertThat(ContractCheck.violationsOfAnswer("POST", "/v1/prices", 201, JSON, PRICE_ANSWER))
                .containsExactly("the status is not declared");
        assertThat(ContractCheck.violationsOfAnswer("POST", "/v1/prices", 200, Map.of(), PRICE_ANSWER))
                .containsExactly("the content type is not application/json");
        assertThat(ContractCheck.violationsOfAnswer("GET", "/nowhere", 200, JSON, "{}"))
                .isNotEmpty();
        assertThat(ContractCheck.violationsOfAnswer("GET", "/v1/account", 401, Map.of(), ""))
                .isEmpty();
        assertThat(ContractCheck.violationsOfAnswer("GET", "/v1/account", 403, Map.of(), ""))
                .isNotEmpty();
    }

    @Test
    void aRequestOfTheSdkMayNeverBreakTheContractEvenIfItIsRefused() {
        List<String> found = observe("ccc-sdk-java/1", Caller.PRICE.replace("19", "0"), 400, REFUSED, false);

        assertThat(found).hasSize(1).first().asString().contains("request of the SDK", "/pages");
    }

    @Test
    void aRequestOfTheSdkIsCheckedUnderAFaultToo() {
        assertThat(observe("ccc-sdk-java/1", Caller.PRICE.replace("19", "0"), 503, "", true))
                .hasSize(1);
    }

    @Test
    void anotherClientsRequestThatBreaksTheContractMustBeRefused() {
        String broken = Caller.PRICE.replace("19", "0");

        assertThat(observe("curl/8", broken, 400, REFUSED, false)).isEmpty();
        assertThat(observe("curl/8", broken, 200, PRICE_ANSWER, false))
                .hasSize(1)
                .first()
                .asString()
                .contains("accepted", "/pages");
    }

    @Test
    void anUnscriptedAnswerIsCheckedAndAScriptedOneIsNot() {
        assertThat(observe("curl/8", Caller.PRICE, 200, "{}", false)).isNotEmpty();
        assertThat(observe("curl/8", Caller.PRICE, 200, "{}", true)).isEmpty();
    }

    @Test
    void theSdkSendsAcceptAndACorrelationId() {
        Map<String, List<String>> headers = headers("ccc-sdk-java/1");
        headers.remove("accept");
        headers.put("x-correlation-id", List.of("7"));

        assertThat(new ContractCheck().observe(exchange(headers, Caller.PRICE, 200, PRICE_ANSWER, false)))
                .containsExactly(
                        "POST /v1/prices, request of the SDK: no Accept: application/json",
                        "POST /v1/prices, request of the SDK: X-Correlation-Id is no UUID");
    }

    @Test
    void aSimulatorThatSawTheSdkBreakTheContractFailsWhenItCloses() throws Exception {
        CccSimulator sim = CccSimulator.start();
        Caller caller = Caller.signedIn(sim);
        for (int i = 0; i < 30; i++) {
            Caller.send(caller.request("/v1/prices")
                    .header("User-Agent", "ccc-sdk-java/0 (test)")
                    .header("Accept", "application/json")
                    .header("X-Correlation-Id", "1f0e2d3c-0000-4000-8000-000000000000")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(Caller.PRICE.replace("19", "0"))));
        }

        assertThatThrownBy(sim::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("POST /v1/prices, request of the SDK: /pages")
                .hasMessageContaining("and 10 more");
        sim.close();
    }

    private static final String REFUSED =
            "[{\"response\":{\"status\":{\"code\":\"BAD_PARAMETER\",\"message\":\"Bad parameter [pages is invalid;]"
                    + " supplied\"}}}]";

    private static List<String> price(String body) {
        return ContractCheck.violationsOfRequest("POST", "/v1/prices", "", headers("curl/8"), body);
    }

    private static List<String> observe(
            String userAgent, String requestBody, int status, String answerBody, boolean scripted) {
        return new ContractCheck().observe(exchange(headers(userAgent), requestBody, status, answerBody, scripted));
    }

    private static ObservedExchange exchange(
            Map<String, List<String>> headers, String requestBody, int status, String answerBody, boolean scripted) {
        ReceivedRequest request = new ReceivedRequest(
                Call.PRICE, "POST", "/v1/prices", "", headers, requestBody, Instant.EPOCH, Optional.empty(), 0, 0);
        return new ObservedExchange(
                request, Optional.of(new ObservedExchange.Answered(status, JSON, answerBody)), scripted);
    }

    private static Map<String, List<String>> headers(String userAgent) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("user-agent", List.of(userAgent));
        headers.put("accept", List.of("application/json"));
        headers.put("authorization", List.of("Bearer x"));
        headers.put("content-type", List.of("application/json"));
        headers.put("x-correlation-id", List.of("1f0e2d3c-0000-4000-8000-000000000000"));
        return headers;
    }
}
