package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.errors.ReceivedError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads an error without what it repeats of the request's secrets: some servers quote what they refuse. What the error
 * means is read from the whole answer, because a user name may be part of a word in it; what is kept of its text is not.
 */
final class EchoFreeReading {
    private static final int SHORTEST_SECRET = 4;

    private EchoFreeReading() {}

    static ProblemReport.Builder read(ErrorReader errors, ReceivedError received, Stream<String> secrets) {
        String whole = new String(received.body(), StandardCharsets.ISO_8859_1);
        String clean = whole;
        List<String> forms = secrets.filter(secret -> secret.length() >= SHORTEST_SECRET)
                .flatMap(secret -> Stream.of(asRead(secret), URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .toList();
        for (String form : forms) {
            clean = clean.replace(form, "[redacted]");
        }
        ProblemReport.Builder meaning = errors.read(received);
        if (clean.equals(whole)) {
            return meaning;
        }
        ProblemReport text = errors.read(new ReceivedError(
                        received.operation(),
                        received.signIn(),
                        received.status(),
                        received.headers(),
                        clean.getBytes(StandardCharsets.ISO_8859_1)))
                .build();
        return meaning.cccMessage(text.cccMessage().orElse(null))
                .violations(text.violations())
                .body(text.body().orElse(null));
    }

    /** UTF-8 bytes read one by one, as the body is. */
    private static String asRead(String secret) {
        return new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
