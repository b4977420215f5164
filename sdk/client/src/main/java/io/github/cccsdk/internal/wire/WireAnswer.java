package io.github.cccsdk.internal.wire;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;

/**
 * An answer as it came: status, headers, and as much of the body as arrived and as is allowed.
 *
 * <p>While it is being read, its body may still lie in OkHttp's own memory, which the next exchange will use; what is to
 * outlive the reading is {@link #kept()}.
 */
public final class WireAnswer {
    static final int MAX_ERROR_BYTES = 64 * 1024;
    private static final byte[] NO_BODY = {};
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
    private final byte[] bytes;
    private final int start;
    private final int length;
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
        this(status, headers, body, 0, body.length, ending);
    }

    WireAnswer(int status, Headers headers, byte[] bytes, int start, int length, Ending ending) {
        this.status = status;
        this.headers = headers;
        this.bytes = bytes;
        this.start = start;
        this.length = length;
        this.ending = ending;
    }

    /** The same with a body of its own. */
    public WireAnswer kept() {
        return new WireAnswer(status, headers, Arrays.copyOfRange(bytes, start, start + length), ending);
    }

    /** The same without its body. */
    public WireAnswer withoutBody() {
        return new WireAnswer(status, headers, NO_BODY, ending);
    }

    public int status() {
        return status;
    }

    public Ending ending() {
        return ending;
    }

    /** Holds the body; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** Where in {@link #bytes()} the body starts. */
    int start() {
        return start;
    }

    /** How many bytes it has. */
    int length() {
        return length;
    }

    /** The beginning of the body, for reading an error. */
    public byte[] bodyStart() {
        return Arrays.copyOfRange(bytes, start, start + Math.min(length, MAX_ERROR_BYTES));
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
