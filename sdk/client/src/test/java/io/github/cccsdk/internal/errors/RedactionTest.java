package io.github.cccsdk.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.ProblemReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Traps 43 and 60: what was received is kept without the secrets in it. */
class RedactionTest {
    private static final String CANARY = "Canary-7aY3";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"Canary-7aY3\"}",
                "{\"message\":\"bad\",\"access_token\" : \"Canary-7aY3\"",
                "{\"message\":\"password=Canary-7aY3&x=1\"}",
                "Authorization: Bearer Canary-7aY3",
                "authorization: Basic Canary-7aY3=",
                "{\\\"password\\\":\\\"Canary-7aY3\\\"}",
                "The password Canary-7aY3 is wrong",
                "client_secret: Canary-7aY3",
                "Cookie: JSESSIONID=Canary-7aY3; a=b",
                "grant_type=password&username=u&password=Canary-7aY3",
                "{'apiKey':'Canary-7aY3'}"
            })
    void theValueAfterATellingNameIsTakenOut(String text) {
        assertThat(Redaction.of(text)).doesNotContain("Canary").contains("[redacted]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User for given transaction is misconfigured: could be the result of not having the correct role",
                "Bad parameter [paymentInfo:creditCardInfo is empty or null;] supplied",
                "Your password must be changed",
                "invalid_token: The access token expired",
                "Bad credentials",
                "Request 6f9619ff-8b86-d011-b42d-00cf4fc964ff failed for work 122883898, ISBN 9780123456786",
                "504 Gateway Time-out",
                "can’t find location"
            })
    void ordinaryWordsStay(String text) {
        assertThat(Redaction.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF",
                "4111111111111111",
                "a8f5f167f44f4964e6c998dee827110c"
            })
    void whatLooksLikeATokenOrACardNumberIsTakenOut(String token) {
        assertThat(Redaction.of("got " + token + " here")).isEqualTo("got [redacted] here");
    }

    @Test
    void noPartOfAReportHoldsTheSecretsOfAnAnswer() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Set-Cookie", "s=" + CANARY);
        headers.put("authorization", "Bearer " + CANARY);
        headers.put("x-secret", CANARY);
        headers.put("www-authenticate", "Bearer realm=\"" + CANARY + "\", error=\"invalid_token\"");
        headers.put("X-Request-Id", "req-1");
        headers.put("x-amzn-requestid", "amzn-2");
        for (String body : new String[] {
            "{\"access_token\":\"" + CANARY + "\",\"note\":1}",
            "{\"code\":\"BRAND_NEW\",\"message\":\"token=" + CANARY + "\"}",
            "{\"code\":\"BAD_PARAMETER\",\"message\":\"Bad parameter [password=" + CANARY + " is invalid;] supplied\"}"
        }) {
            ProblemReport report = ErrorReader.standard()
                    .read(new ReceivedError(
                            "pricing.quote", false, 400, headers, body.getBytes(StandardCharsets.UTF_8)))
                    .build();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(CccException.of(report));
            }

            assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain(CANARY);
            assertThat(report.headers()).containsOnlyKeys("www-authenticate", "x-request-id", "x-amzn-requestid");
            assertThat(report.headers()).containsEntry("www-authenticate", "error=\"invalid_token\"");
            assertThat(report.requestId()).contains("req-1");
        }
    }

    @Test
    void withoutARequestIdOfCccTheGatewaysCounts() {
        ProblemReport report = ErrorReader.standard()
                .read(new ReceivedError("works.search", false, 504, Map.of("x-amzn-requestid", "amzn-2"), new byte[0]))
                .build();

        assertThat(report.requestId()).contains("amzn-2");
    }
}
