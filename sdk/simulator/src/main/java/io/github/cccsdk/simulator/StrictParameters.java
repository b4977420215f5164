package io.github.cccsdk.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/** The parameters of a query or a form; what is unknown, repeated or malformed is a violation. */
final class StrictParameters {

    private static final Pattern INTEGER = Pattern.compile("\\d{1,9}");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Violations violations;

    private StrictParameters(Violations violations) {
        this.violations = violations;
    }

    static StrictParameters parse(String encoded, Set<String> allowed, Violations violations) {
        StrictParameters parameters = new StrictParameters(violations);
        StringTokenizer pairs = new StringTokenizer(encoded, "&");
        while (pairs.hasMoreTokens()) {
            parameters.add(pairs.nextToken(), allowed);
        }
        return parameters;
    }

    private void add(String pair, Set<String> allowed) {
        int equals = pair.indexOf('=');
        try {
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!allowed.contains(name)) {
                violations.unknown(name);
            } else if (values.put(name, value) != null) {
                violations.invalid(name);
            }
        } catch (IllegalArgumentException malformed) {
            violations.invalid("encoding");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The value, if the parameter is there; blank is a violation. */
    Optional<String> text(String name) {
        String value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isBlank()) {
            violations.missing(name);
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** The value as it is, blank or not, because a password may be. */
    Optional<String> raw(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<Integer> integer(String name, int min, int max) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!INTEGER.matcher(text.get()).matches()) {
            violations.invalid(name);
            return Optional.empty();
        }
        int value = Integer.parseInt(text.get());
        if (value < min || value > max) {
            violations.invalid(name);
            return Optional.empty();
        }
        return Optional.of(value);
    }

    boolean flag(String name) {
        Optional<String> text = text(name);
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            violations.invalid(name);
        }
        return text.isPresent() && text.get().equals("true");
    }
}
