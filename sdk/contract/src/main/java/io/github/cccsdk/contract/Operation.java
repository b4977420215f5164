package io.github.cccsdk.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A method and a path of the contract. */
final class Operation {

    /** A query parameter, and where its schema is. */
    record Parameter(String name, boolean required, String type, String schemaPlace) {}

    /** A body of some content type; without a schema if the place is empty. */
    record Body(String contentType, String schemaPlace) {}

    private final WireContract contract;
    private final String method;
    private final Pattern path;
    private final JsonNode node;

    Operation(WireContract contract, String method, String template, JsonNode node) {
        this.contract = contract;
        this.method = method.toUpperCase(Locale.ROOT);
        this.path = Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+"));
        this.node = node;
    }

    boolean is(String sentMethod, String sentPath) {
        return method.equals(sentMethod) && path.matcher(sentPath).matches();
    }

    WireContract contract() {
        return contract;
    }

    /** Whether a bearer token is needed; the document says so for all operations that say nothing else. */
    boolean needsToken() {
        return !node.has("security");
    }

    List<Parameter> queryParameters() {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode entry : node.path("parameters")) {
            JsonNode parameter = contract.resolved(entry);
            if (parameter.path("in").asText().equals("query")) {
                parameters.add(new Parameter(
                        parameter.path("name").asText(),
                        parameter.path("required").asBoolean(false),
                        contract.resolved(parameter.path("schema")).path("type").asText(),
                        placeOf(entry) + "/schema"));
            }
        }
        return parameters;
    }

    Optional<Body> requestBody() {
        return bodyIn(node.path("requestBody"));
    }

    Optional<JsonNode> response(int status) {
        JsonNode declared = node.path("responses").path(Integer.toString(status));
        return declared.isMissingNode() ? Optional.empty() : Optional.of(contract.resolved(declared));
    }

    /** The body a request or a response declares. */
    static Optional<Body> bodyIn(JsonNode declared) {
        for (var content : declared.path("content").properties()) {
            return Optional.of(
                    new Body(content.getKey(), placeOf(content.getValue().path("schema"))));
        }
        return Optional.empty();
    }

    private static String placeOf(JsonNode reference) {
        return reference.path("$ref").asText().substring(1);
    }
}
