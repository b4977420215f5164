package io.github.cccsdk.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/** What is wrong with a request. */
final class RequestCheck {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern INTEGER = Pattern.compile("\\d{1,9}");

    private final List<String> found = new ArrayList<>();

    private RequestCheck() {}

    static List<String> violations(Operation operation, String query, Map<String, List<String>> headers, String body) {
        RequestCheck check = new RequestCheck();
        check.token(operation, headers);
        check.query(operation, query);
        check.body(operation, headers, body);
        return check.found;
    }

    private void token(Operation operation, Map<String, List<String>> headers) {
        boolean sent = headers.getOrDefault("authorization", List.of()).stream()
                .anyMatch(value -> value.regionMatches(true, 0, "Bearer ", 0, 7));
        if (operation.needsToken() && !sent) {
            found.add("no bearer token");
        }
    }

    private void query(Operation operation, String query) {
        Map<String, String> values = pairs(query);
        for (Operation.Parameter parameter : operation.queryParameters()) {
            String value = values.remove(parameter.name());
            if (value != null) {
                operation.contract().violations(parameter.schemaPlace(), typed(parameter.type(), value)).stream()
                        .map(violation -> "parameter " + parameter.name() + violation)
                        .forEach(found::add);
            } else if (parameter.required()) {
                found.add("parameter " + parameter.name() + " is missing");
            }
        }
        values.keySet().forEach(name -> found.add("parameter " + name + " is unknown"));
    }

    private static JsonNode typed(String type, String value) {
        if (type.equals("integer") && INTEGER.matcher(value).matches()) {
            return IntNode.valueOf(Integer.parseInt(value));
        }
        if (type.equals("boolean") && (value.equals("true") || value.equals("false"))) {
            return BooleanNode.valueOf(value.equals("true"));
        }
        return TextNode.valueOf(value);
    }

    private void body(Operation operation, Map<String, List<String>> headers, String body) {
        Optional<Operation.Body> declared = operation.requestBody();
        if (declared.isEmpty()) {
            if (!body.isEmpty()) {
                found.add("a body where none is expected");
            }
            return;
        }
        if (!MediaTypes.announced(declared.get().contentType(), headers)) {
            found.add("the content type is not " + declared.get().contentType());
            return;
        }
        WireContract contract = operation.contract();
        String place = declared.get().schemaPlace();
        found.addAll(
                declared.get().contentType().equals(FORM)
                        ? contract.violations(place, form(contract, body))
                        : contract.violations(place, body));
    }

    private JsonNode form(WireContract contract, String body) {
        ObjectNode form = contract.json().createObjectNode();
        pairs(body).forEach(form::put);
        return form;
    }

    private Map<String, String> pairs(String encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        StringTokenizer pairs = new StringTokenizer(encoded, "&");
        while (pairs.hasMoreTokens()) {
            String pair = pairs.nextToken();
            int equals = pair.indexOf('=');
            try {
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                if (values.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1))) != null) {
                    found.add("parameter " + name + " is repeated");
                }
            } catch (IllegalArgumentException malformed) {
                found.add("a parameter is not percent-encoded");
            }
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
