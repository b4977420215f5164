package io.github.cccsdk.contract;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cccsdk.simulator.CccSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speaks to a simulator over real sockets, with nothing but the JDK. */
final class Caller {

    static final String PRICE = """
            {"workId":"122883898","typeOfUse":"ILL_PHOTOCOPY","publicationYear":2004,"pages":19,"copies":1}""";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** An answer, its body as text and as JSON. */
    record Reply(int status, HttpHeaders headers, String text) {
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new AssertionError("No JSON: " + text, e);
            }
        }

        JsonNode content() {
            return json().path("response").path("content");
        }

        /** The code of form E1 or E2. */
        String code() {
            return status(json()).path("code").asText();
        }

        String message() {
            return status(json()).path("message").asText();
        }

        private static JsonNode status(JsonNode body) {
            return (body.isArray() ? body.get(0) : body).path("response").path("status");
        }
    }

    private final CccSimulator sim;
    private final String token;

    private Caller(CccSimulator sim, String token) {
        this.sim = sim;
        this.token = token;
    }

    static Caller signedIn(CccSimulator sim) throws Exception {
        return signedIn(sim, sim.userName(), sim.password());
    }

    static Caller signedIn(CccSimulator sim, String userName, String password) throws Exception {
        Reply reply = signIn(sim, userName, password);
        if (reply.status() != 200) {
            throw new AssertionError("Sign-in failed: " + reply);
        }
        return withToken(sim, reply.json().path("access_token").asText());
    }

    static Caller withToken(CccSimulator sim, String token) {
        return new Caller(sim, token);
    }

    static Reply signIn(CccSimulator sim, String userName, String password) throws Exception {
        return form(sim, "grant_type=password&username=" + encoded(userName) + "&password=" + encoded(password), "");
    }

    static Reply form(CccSimulator sim, String body, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sim.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return send(request);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return send(request, Duration.ofSeconds(20));
    }

    private static Reply send(HttpRequest.Builder request, Duration timeout) throws IOException, InterruptedException {
        HttpResponse<String> response =
                HTTP.send(request.timeout(timeout).build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(sim.baseUrl() + pathAndQuery))
                .header("Authorization", "Bearer " + token);
    }

    Reply get(String pathAndQuery) throws IOException, InterruptedException {
        return send(request(pathAndQuery));
    }

    Reply post(String path, String json) throws IOException, InterruptedException {
        return post(path, json, Duration.ofSeconds(20));
    }

    Reply post(String path, String json, Duration timeout) throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)),
                timeout);
    }

    Reply price() throws IOException, InterruptedException {
        return post("/v1/prices", PRICE);
    }

    Reply order(String reference) throws IOException, InterruptedException {
        return post("/v1/orders", order(reference, "122883898", 2004));
    }

    Reply cancel(String orderNumber) throws IOException, InterruptedException {
        return send(request("/v1/orders/" + orderNumber + "/cancellation").POST(HttpRequest.BodyPublishers.noBody()));
    }

    static String order(String reference, String workId, int year) {
        return """
                {"customerReference":"%s","paymentInfo":{"method":"INVOICE"},
                 "billingAddress":{"country":"US","address1":"1 Main St","city":"Fargo","state":"ND","zip":"58102"},
                 "items":[{"itemReference":"TN-481516","workId":"%s","typeOfUse":"ILL_PHOTOCOPY",
                           "publicationYear":%d,"pages":19,"copies":1,"pageRange":"165-183"}]}""".formatted(reference, workId, year);
    }
}
