package io.github.cccsdk.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The sign-in's answer.
 *
 * @param token the session's token: a secret
 * @param lifetime how long CCC announces it to live; empty if it announces nothing that makes sense
 */
public record TokenAnswer(String token, Optional<Duration> lifetime) {
    private static final long LONGEST_SECONDS = 10L * 365 * 24 * 3600;
    /** Lets longer numbers pass than any amount of money needs: they are no reason to have no session. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(10_000)
                    .maxStringLength(100_000)
                    .build())
            .build();

    /**
     * Reads it leniently where a sign-in server may be careless ({@code expires_in} as text, zero, negative, missing:
     * all mean "not known") and strictly where not (the token).
     *
     * @throws UnreadableAnswer if there is no token; nothing of the answer is quoted
     */
    public static TokenAnswer read(WireAnswer answer) throws UnreadableAnswer {
        String token = null;
        Optional<Duration> lifetime = Optional.empty();
        try (JsonParser parser = JSON.createParser(answer.bytes(), answer.start(), answer.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableAnswer("the sign-in's answer is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("access_token") && value == JsonToken.VALUE_STRING) {
                    token = parser.getText();
                } else if (name.equals("expires_in") && value.isScalarValue()) {
                    lifetime = lifetime(parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException unreadable) {
            throw new UnreadableAnswer("the sign-in's answer is no readable JSON");
        }
        if (token == null || token.isBlank() || !isHeaderSafe(token)) {
            throw new UnreadableAnswer("the sign-in's answer holds no usable access_token");
        }
        return new TokenAnswer(token, lifetime);
    }

    private static Optional<Duration> lifetime(String text) {
        try {
            double seconds = Double.parseDouble(text.strip());
            return seconds >= 1
                    ? Optional.of(Duration.ofSeconds((long) Math.min(seconds, LONGEST_SECONDS)))
                    : Optional.empty();
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isHeaderSafe(String token) {
        return token.chars().allMatch(character -> character > 0x20 && character < 0x7f);
    }

    @Override
    public String toString() {
        return "TokenAnswer[lifetime=" + lifetime + "]";
    }
}
