package io.github.cccsdk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A JSON object of a request; what is unknown, missing or of another type is a violation. Paths are written a:b. */
final class StrictObject {

    private final ObjectNode node;
    private final String prefix;
    private final Violations violations;

    private StrictObject(ObjectNode node, String prefix, Set<String> allowed, Violations violations) {
        this.node = node;
        this.prefix = prefix;
        this.violations = violations;
        node.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                violations.unknown(prefix + name);
            }
        });
    }

    /** The object a request's body is; refuses at once what is no JSON object. */
    static StrictObject body(ReceivedRequest request, Set<String> allowed, Violations violations) {
        if (!MediaType.isJson(request.header("Content-Type").orElse(""))) {
            violations.invalid("Content-Type");
            violations.refuseIfAny();
        }
        Optional<ObjectNode> body = StrictJson.readObject(request.body());
        if (body.isEmpty()) {
            if (request.body().isBlank()) {
                violations.missing("body");
            } else {
                violations.invalid("body");
            }
            violations.refuseIfAny();
        }
        return new StrictObject(body.orElseThrow(), "", allowed, violations);
    }

    /** A required text; an empty one stands in where it is wrong, and the violation is kept. */
    String text(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            violations.missing(prefix + name);
            return "";
        }
        return textOf(name, value);
    }

    Optional<String> optionalText(String name) {
        JsonNode value = node.get(name);
        return value == null ? Optional.empty() : Optional.of(textOf(name, value));
    }

    private String textOf(String name, JsonNode value) {
        if (value.isNull() || (value.isTextual() && value.textValue().isBlank())) {
            violations.missing(prefix + name);
            return "";
        }
        if (!value.isTextual()) {
            violations.invalid(prefix + name);
            return "";
        }
        return value.textValue();
    }

    /** A required whole number within bounds; the least one stands in where it is wrong. */
    int integer(String name, int min, int max) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            violations.missing(prefix + name);
            return min;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            violations.invalid(prefix + name);
            return min;
        }
        return value.intValue();
    }

    Optional<StrictObject> object(String name, Set<String> allowed) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            violations.missing(prefix + name);
            return Optional.empty();
        }
        return objectOf(prefix + name, value, allowed);
    }

    Optional<StrictObject> optionalObject(String name, Set<String> allowed) {
        return node.has(name) ? object(name, allowed) : Optional.empty();
    }

    /** A required list of at least one object. */
    List<StrictObject> objects(String name, Set<String> allowed) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull() || (value.isArray() && value.isEmpty())) {
            violations.missing(prefix + name);
            return List.of();
        }
        if (!value.isArray()) {
            violations.invalid(prefix + name);
            return List.of();
        }
        List<StrictObject> objects = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            objectOf(prefix + name + "[" + i + "]", value.get(i), allowed).ifPresent(objects::add);
        }
        return objects;
    }

    private Optional<StrictObject> objectOf(String path, JsonNode value, Set<String> allowed) {
        if (value instanceof ObjectNode object) {
            return Optional.of(new StrictObject(object, path + ":", allowed, violations));
        }
        violations.invalid(path);
        return Optional.empty();
    }

    void invalid(String name) {
        violations.invalid(prefix + name);
    }
}
