package io.github.cccsdk.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that arrived. This is a fake: passwords and tokens can be read here, so that a test can assert on them. Only
 * {@link #toString()} hides them.
 *
 * @param call which call it is
 * @param method the HTTP method
 * @param path the path, as it was sent
 * @param query what came after the question mark, as it was sent; may be empty
 * @param headers all headers, names in lower case
 * @param body the body read as UTF-8; at most one mebibyte is kept
 * @param at when it arrived, on the simulator's clock
 * @param userName whose session it came with, or who wanted to sign in, as far as known
 * @param connection the number of the connection it came on, from 0
 * @param exchange how many requests had come on that connection before it; 0 means a fresh connection
 */
public record ReceivedRequest(
        Call call,
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        String body,
        Instant at,
        Optional<String> userName,
        int connection,
        int exchange) {

    /**
     * Returns the first header of a name.
     *
     * @param name the name, in any case
     * @return its value, if there is one
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    ReceivedRequest by(Optional<String> user) {
        return new ReceivedRequest(call, method, path, query, headers, body, at, user, connection, exchange);
    }

    Optional<String> bearerToken() {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }

    /** Shows neither headers nor query nor body. */
    @Override
    public String toString() {
        return "ReceivedRequest[" + call + " " + method + " " + path + " at " + at + " on connection " + connection
                + "#" + exchange + "]";
    }
}
