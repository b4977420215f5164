package io.github.cccsdk.session;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rule of the wire contract. */
enum StandardExpiredSessionRule implements ExpiredSessionRule {
    INSTANCE;

    private static final Set<String> EXPIRED = Set.of("INVALID_TOKEN", "TOKEN_EXPIRED", "SESSION_EXPIRED");
    private static final Set<String> OTHER_401 =
            Set.of("INVALID_CLIENT", "UNAUTHORIZED_CLIENT", "INVALID_REQUEST", "INSUFFICIENT_SCOPE");
    private static final String ERROR = "error=";

    @Override
    public boolean isExpired(int httpStatus, Optional<String> code, Map<String, String> headers) {
        Set<String> said = Stream.of(code, challengeError(headers.getOrDefault("www-authenticate", "")))
                .flatMap(Optional::stream)
                .map(word -> word.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return switch (httpStatus) {
            case 401 -> Collections.disjoint(said, OTHER_401);
            case 400, 403 -> !Collections.disjoint(said, EXPIRED);
            default -> false;
        };
    }

    /** The {@code error} of a {@code WWW-Authenticate} header (RFC 6750, section 3). */
    private static Optional<String> challengeError(String header) {
        int at = header.toLowerCase(Locale.ROOT).indexOf(ERROR);
        if (at < 0) {
            return Optional.empty();
        }
        String rest = header.substring(at + ERROR.length()).strip();
        String value = rest.startsWith("\"") ? rest.substring(1).split("\"", 2)[0] : rest.split("[,\\s]", 2)[0];
        return Optional.of(value.strip());
    }
}
