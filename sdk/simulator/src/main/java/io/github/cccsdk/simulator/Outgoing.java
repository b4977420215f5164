package io.github.cccsdk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import okio.Buffer;

/** From an answer to what MockWebServer sends, to what observers see, and to the error it names. */
final class Outgoing {

    private Outgoing() {}

    static MockResponse.Builder sent(Answer answer) {
        MockResponse.Builder response = new MockResponse.Builder().code(answer.status());
        if (!answer.contentType().isEmpty()) {
            response.setHeader("Content-Type", answer.contentType());
        }
        for (Answer.Header header : answer.headers()) {
            response.addHeaderLenient(header.name(), header.value());
        }
        return response.body(new Buffer().write(answer.body()));
    }

    static ObservedExchange.Answered observed(Answer answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        if (!answer.contentType().isEmpty()) {
            headers.put("content-type", List.of(answer.contentType()));
        }
        for (Answer.Header header : answer.headers()) {
            headers.computeIfAbsent(header.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.value());
        }
        return new ObservedExchange.Answered(
                answer.status(), headers, answer.body().utf8());
    }

    /** The OAuth error or the code of the wrapper; empty if there is neither. */
    static String errorIn(Answer answer) {
        Optional<JsonNode> body = StrictJson.read(answer.body().utf8());
        String oauth = body.map(node -> node.path("error").asText("")).orElse("");
        return oauth.isEmpty()
                ? body.map(node -> node.path("response")
                                .path("status")
                                .path("code")
                                .asText(""))
                        .orElse("")
                : oauth;
    }
}
