package io.github.cccsdk.internal.errors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import io.github.cccsdk.internal.errors.ErrorWords.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a catalogue file and refuses, by name and place, whatever it does not know: a misspelt key must not pass. */
final class CatalogueFile {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CatalogueFile() {}

    /** What one file says. */
    record Contents(Map<CccProblem, Resolution> resolutions, List<Rule> rules, Optional<String> support) {}

    static Contents read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw invalid("The error catalogue is larger than 1 MB");
        }
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw invalid("The error catalogue is not valid JSON" + place);
        }
        onlyKeys(root, "the error catalogue", Set.of("version", "support", "problems", "rules"));
        if (root.path("version").asInt() != 1) {
            throw invalid("\"version\" of the error catalogue must be 1");
        }
        return new Contents(
                resolutions(root.path("problems")),
                rules(root.path("rules")),
                root.has("support") ? Optional.of(text(root, "support", "the error catalogue")) : Optional.empty());
    }

    private static Map<CccProblem, Resolution> resolutions(JsonNode problems) {
        Map<CccProblem, Resolution> read = new EnumMap<>(CccProblem.class);
        problems.properties()
                .forEach(entry -> read.put(
                        problem(entry.getKey(), "problems"),
                        resolution(entry.getValue(), "problems." + entry.getKey())));
        return read;
    }

    private static Resolution resolution(JsonNode node, String place) {
        onlyKeys(node, place, Set.of("summary", "steps", "actor", "source"));
        List<String> steps = texts(node, "steps", place);
        if (steps.isEmpty()) {
            throw invalid(place + " needs at least one step");
        }
        return new Resolution(
                text(node, "summary", place),
                steps,
                named(Actor.class, text(node, "actor", place), place + ".actor"),
                text(node, "source", place));
    }

    private static List<Rule> rules(JsonNode rules) {
        List<Rule> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : rules) {
            Rule rule = rule(node, "rules[" + read.size() + "]");
            if (!ids.add(rule.id())) {
                throw invalid("Two rules are called \"" + rule.id() + "\"");
            }
            read.add(rule);
        }
        return List.copyOf(read);
    }

    private static Rule rule(JsonNode node, String place) {
        onlyKeys(
                node,
                place,
                Set.of(
                        "id",
                        "problem",
                        "code",
                        "text",
                        "status",
                        "operation",
                        "signIn",
                        "shape",
                        "withoutCode",
                        "fallback",
                        "onlyNearCcc",
                        "resolution",
                        "note"));
        Rule rule = new Rule(
                text(node, "id", place),
                problem(text(node, "problem", place), place + ".problem"),
                texts(node, "code", place).stream()
                        .map(code -> code.toUpperCase(Locale.ROOT))
                        .toList(),
                texts(node, "text", place).stream().map(Phrases::of).toList(),
                texts(node, "status", place),
                texts(node, "operation", place),
                node.has("signIn") ? Optional.of(flag(node, "signIn", place)) : Optional.empty(),
                texts(node, "shape", place).stream()
                        .map(shape -> named(Shape.class, shape, place + ".shape"))
                        .toList(),
                flag(node, "withoutCode", place),
                flag(node, "fallback", place),
                flag(node, "onlyNearCcc", place),
                node.has("resolution")
                        ? Optional.of(resolution(node.path("resolution"), place + ".resolution"))
                        : Optional.empty(),
                node.has("note") ? Optional.of(text(node, "note", place)) : Optional.empty());
        check(rule, place);
        return rule;
    }

    private static void check(Rule rule, String place) {
        boolean anything = rule.codes().isEmpty()
                && rule.texts().isEmpty()
                && rule.statuses().isEmpty()
                && rule.operations().isEmpty()
                && rule.shapes().isEmpty()
                && rule.signIn().isEmpty()
                && !rule.withoutCode();
        if (anything) {
            throw invalid(place + " has no condition: it would match every answer");
        }
        for (Phrases text : rule.texts()) {
            if (text.literals() < 4) {
                throw invalid(place + ".text is too short to tell one message from another");
            }
        }
        for (String status : rule.statuses()) {
            boolean known = status.equals("none")
                    || (status.length() == 3
                            && status.charAt(0) >= '1'
                            && status.charAt(0) <= '9'
                            && (status.endsWith("xx")
                                    || (Character.isDigit(status.charAt(1)) && Character.isDigit(status.charAt(2)))));
            if (!known) {
                throw invalid(place + ".status must be like \"404\", \"5xx\" or \"none\", not \"" + status + "\"");
            }
        }
    }

    private static void onlyKeys(JsonNode node, String place, Set<String> known) {
        if (!node.isObject()) {
            throw invalid(place + " must be an object");
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw invalid(place + " has the unknown key \"" + key + "\": known are " + new TreeSet<>(known));
            }
        });
    }

    private static String text(JsonNode node, String key, String place) {
        JsonNode value = node.path(key);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw invalid(place + " needs \"" + key + "\", a text");
        }
        return value.textValue();
    }

    /** One text, or a list of them; none where the key is missing. */
    private static List<String> texts(JsonNode node, String key, String place) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return List.of();
        }
        List<String> read = new ArrayList<>();
        for (JsonNode one : value.isArray() ? value : List.of(value)) {
            if (!one.isTextual() || one.textValue().isBlank()) {
                throw invalid(place + ".\"" + key + "\" must be a text or a list of texts");
            }
            read.add(one.textValue());
        }
        return List.copyOf(read);
    }

    private static boolean flag(JsonNode node, String key, String place) {
        JsonNode value = node.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw invalid(place + ".\"" + key + "\" must be true or false");
        }
        return value.booleanValue();
    }

    private static CccProblem problem(String name, String place) {
        return named(CccProblem.class, name, place);
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name, String place) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw invalid(place + " is \"" + name + "\", which is not one of " + List.of(type.getEnumConstants()));
    }

    static CccException invalid(String detail) {
        return CccException.of(ProblemReport.builder(CccProblem.CONFIGURATION_INVALID)
                .detail(detail)
                .resolution(new Resolution(
                        "The error catalogue given to this library is wrong",
                        List.of("Correct the file, or leave it out to use the built-in catalogue"),
                        Actor.APPLICATION,
                        "ccc-sdk"))
                .build());
    }
}
