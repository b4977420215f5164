package io.github.cccsdk.session;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rule of the wire contract. */
enum StandardExpiredSessionRule implements ExpiredSessionRule {
    INSTANCE;

    private static final Set<String> EXPIRED = Set.of("INVALID_TOKEN", "TOKEN_EXPIRED", "SESSION_EXPIRED");
    private static final Set<String> OTHER_401 =
            Set.of("INVALID_CLIENT", "UNAUTHORIZED_CLIENT", "INVALID_REQUEST", "INSUFFICIENT_SCOPE");
    private static final String ERROR = "error=";

    @Override
    public boolean isExpired(int httpStatus, Optional<String> code, Map<String, String> headers) {
        String said = code.or(() -> challengeError(headers.getOrDefault("www-authenticate", "")))
                .orElse("")
                .toUpperCase(Locale.ROOT);
        return switch (httpStatus) {
            case 401 -> !OTHER_401.contains(said);
            case 400, 403 -> EXPIRED.contains(said);
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
