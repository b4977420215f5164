package io.github.cccsdk.orders;

import java.util.Objects;
import java.util.Optional;

/**
 * What went over the wire in one step of an order's history.
 *
 * @param sentHash SHA-256, in hexadecimal, of the bytes that were to be sent
 * @param sent the same as JSON, without the billing address
 * @param answered what came back, in one line
 */
public record WireRecord(Optional<String> sentHash, Optional<String> sent, Optional<String> answered) {
    /** A step without any exchange. */
    public static final WireRecord NONE = new WireRecord(Optional.empty(), Optional.empty(), Optional.empty());

    public WireRecord {
        Objects.requireNonNull(sentHash, "sentHash");
        Objects.requireNonNull(sent, "sent");
        Objects.requireNonNull(answered, "answered");
    }

    public static WireRecord sent(String hash, String redactedJson) {
        return new WireRecord(Optional.of(hash), Optional.of(redactedJson), Optional.empty());
    }

    public static WireRecord answered(String answer) {
        return new WireRecord(Optional.empty(), Optional.empty(), Optional.of(answer));
    }
}
