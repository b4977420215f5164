package io.github.cccsdk.internal.errors;

import java.util.Locale;
import java.util.Optional;

/** The {@code error} of a {@code WWW-Authenticate} header (RFC 6750, section 3). */
public final class BearerError {
    private static final int MAX_LOOKED = 2048;
    private static final int MAX_CODE = 64;

    private BearerError() {}

    /** The code, such as {@code invalid_token}; empty where the header has none. */
    public static Optional<String> in(String header) {
        String text = header.length() > MAX_LOOKED ? header.substring(0, MAX_LOOKED) : header;
        String lower = text.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("error=");
        while (at > 0 && " ,\t".indexOf(lower.charAt(at - 1)) < 0) {
            at = lower.indexOf("error=", at + 1);
        }
        if (at < 0) {
            return Optional.empty();
        }
        int start = at + "error=".length();
        if (start < lower.length() && lower.charAt(start) == '"') {
            start++;
        }
        int end = start;
        while (end < lower.length() && end - start < MAX_CODE && isCodeCharacter(lower.charAt(end))) {
            end++;
        }
        return end == start ? Optional.empty() : Optional.of(lower.substring(start, end));
    }

    private static boolean isCodeCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    }
}
