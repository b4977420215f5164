package io.github.cccsdk.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the service says in all benchmarks: one token, one price of about 1.5 KB. */
final class Answers {
    static final String WORK_ID = "122883898";
    static final String TOKEN_PATH = "/oauth/token";
    static final String PRICE_PATH = "/v1/prices";
    static final byte[] TOKEN =
            "{\"access_token\":\"a-token-of-the-usual-length-0123456789abcdef\",\"token_type\":\"Bearer\",\"expires_in\":36000}"
                    .getBytes(StandardCharsets.UTF_8);
    static final byte[] PRICE = resource("price.json");

    private Answers() {}

    static byte[] to(String path) {
        return path.endsWith(TOKEN_PATH) ? TOKEN : PRICE;
    }

    private static byte[] resource(String name) {
        try (InputStream stream = Answers.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing on the class path");
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
