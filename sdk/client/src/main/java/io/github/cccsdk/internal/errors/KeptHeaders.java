package io.github.cccsdk.internal.errors;

import io.github.cccsdk.error.OneLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The headers of an answer that may be kept: a list of those known to hold no secret, never of those known to. */
final class KeptHeaders {
    private static final int MAX_VALUE = 256;
    private static final String CHALLENGE = "www-authenticate";
    private static final List<String> ALLOWED = List.of(
            "x-request-id",
            "x-amzn-requestid",
            "x-amzn-errortype",
            "retry-after",
            "content-type",
            "content-length",
            "date",
            "server");

    private KeptHeaders() {}

    static Map<String, String> of(Map<String, String> headers) {
        Map<String, String> kept = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (ALLOWED.contains(lower)) {
                kept.put(lower, OneLine.of(value, MAX_VALUE));
            } else if (lower.equals(CHALLENGE)) {
                BearerError.in(value).ifPresent(error -> kept.put(lower, "error=\"" + error + "\""));
            }
        });
        return kept;
    }

    static Optional<String> requestId(Map<String, String> kept) {
        return Optional.ofNullable(kept.get("x-request-id"))
                .or(() -> Optional.ofNullable(kept.get("x-amzn-requestid")))
                .filter(id -> !id.isBlank());
    }
}
