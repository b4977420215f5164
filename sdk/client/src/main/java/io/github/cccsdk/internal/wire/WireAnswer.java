package io.github.cccsdk.internal.wire;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;

/** An answer as it came: status, headers, and as much of the body as arrived and as is allowed. */
public final class WireAnswer {
    static final int MAX_ERROR_BYTES = 64 * 1024;
    private static final List<String> KEPT_HEADERS = List.of(
            "x-request-id",
            "x-amzn-requestid",
            "x-amzn-errortype",
            "content-type",
            "content-length",
            "www-authenticate",
            "date",
            "server");

    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final Ending ending;

    /** How the body ended. */
    public enum Ending {
        COMPLETE,
        TOO_LONG,
        BROKEN_OFF,
        TIMED_OUT,
        INTERRUPTED
    }

    WireAnswer(int status, Headers headers, byte[] body, Ending ending) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.ending = ending;
    }

    public int status() {
        return status;
    }

    public Ending ending() {
        return ending;
    }

    /** As much of the body as is kept; not to be changed. */
    byte[] body() {
        return body;
    }

    /** The beginning of the body, for reading an error. */
    public byte[] bodyStart() {
        return Arrays.copyOf(body, Math.min(body.length, MAX_ERROR_BYTES));
    }

    /** CCC's own id of the request. */
    public Optional<String> requestId() {
        return Optional.ofNullable(headers.get("x-request-id"))
                .or(() -> Optional.ofNullable(headers.get("x-amzn-requestid")));
    }

    /** The header as CCC sent it, before it was kept from OkHttp. */
    public Optional<String> retryAfter() {
        return Optional.ofNullable(headers.get(RetryAfterMover.MOVED));
    }

    /** The headers worth keeping on an exception, by lower-case name. */
    public Map<String, String> keptHeaders() {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = headers.get(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        retryAfter().ifPresent(value -> kept.put("retry-after", value));
        return kept;
    }
}
