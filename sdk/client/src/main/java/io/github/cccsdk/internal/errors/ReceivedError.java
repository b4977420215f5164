package io.github.cccsdk.internal.errors;

import java.util.Map;

/**
 * One answer that is an error, as received.
 *
 * @param operation the call it answers, such as {@code pricing.quote}
 * @param signIn whether it came from the sign-in endpoint
 * @param status the HTTP status, or 0 where none is known
 * @param headers by lower-case name; only those of the {@linkplain KeptHeaders allow-list} are looked at
 * @param body the bytes, already bounded by the transport
 */
// Compared with nothing and made once for each answer, so an array costs less than a copy.
@SuppressWarnings("ArrayRecordComponent")
public record ReceivedError(String operation, boolean signIn, int status, Map<String, String> headers, byte[] body) {
    /** Shows no header and no body: both may hold secrets. */
    @Override
    public String toString() {
        return "ReceivedError[" + operation + ", status " + status + ", " + body.length + " bytes]";
    }
}
