package io.github.cccsdk.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAnswerTest {
    private static final Duration LONGEST = Duration.ofDays(3650);

    /** Trap 51. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "3600 | PT1H",
                "3600.9 | PT1H",
                "3.6e3 | PT1H",
                "1 | PT1S",
                "\"3600\" | PT1H",
                "\" 3600 \" | PT1H",
                "0 |",
                "0.9 |",
                "-1 |",
                "-1e400 |",
                "null |",
                "true |",
                "\"\" |",
                "\"soon\" |",
                "\"NaN\" |",
                "[3600] |",
                "{\"seconds\":3600} |"
            })
    void readsTheAnnouncedLifetimeOrNone(String json, Duration lifetime) throws UnreadableAnswer {
        assertThat(read("{\"access_token\":\"t\",\"expires_in\":" + json + "}"))
                .isEqualTo(new TokenAnswer("t", Optional.ofNullable(lifetime)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999", "9223372036854775808", "1e300", "1e999999999", "\"Infinity\""})
    void boundsAHugeLifetime(String json) throws UnreadableAnswer {
        assertThat(read("{\"expires_in\":" + json + ",\"access_token\":\"t\"}").lifetime())
                .contains(LONGEST);
    }

    @Test
    void boundsALifetimeOfThousandsOfDigits() throws UnreadableAnswer {
        assertThat(read("{\"access_token\":\"t\",\"expires_in\":" + "9".repeat(5000) + "}")
                        .lifetime())
                .contains(LONGEST);
    }

    @Test
    void skipsWhatItDoesNotKnow() throws UnreadableAnswer {
        assertThat(
                        read(
                                "{\"scope\":{\"a\":[1]},\"access_token\":\"t\",\"refresh_token\":\"r\",\"token_type\":\"Bearer\"}"))
                .isEqualTo(new TokenAnswer("t", Optional.empty()));
    }

    /** Trap 43: nothing of the answer is quoted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary",
                "[\"canary\"]",
                "{\"access_token\":\"canary",
                "{\"access_token\":\"canary\" \"x\"}",
                "{\"access_token\":\"canary\",\"access_token\":\"canary\"}",
                "{\"access_token\":\"canary token\"}",
                "{\"access_token\":\"canary\\r\\nX: y\"}",
                "{\"access_token\":\"canary\\u00fc\"}",
                "{\"access_token\":{\"canary\":1}}",
                "{\"access_token\":12345}",
                "{\"access_token\":\" \"}",
                "{\"canary\":\"canary\"}",
                "<html>canary</html>"
            })
    void refusesAnAnswerWithoutAUsableTokenAndQuotesNothing(String body) {
        Throwable refused = catchThrowable(() -> read(body));
        assertThat(refused).isInstanceOf(UnreadableAnswer.class).hasNoCause();
        assertThat(((UnreadableAnswer) refused).why()).doesNotContain("canary").startsWith("the sign-in's answer");
    }

    @Test
    void doesNotShowTheToken() throws UnreadableAnswer {
        assertThat(read("{\"access_token\":\"canary\"}").toString()).doesNotContain("canary");
    }

    private static TokenAnswer read(String body) throws UnreadableAnswer {
        return TokenAnswer.read(
                new WireAnswer(200, Headers.of(), body.getBytes(StandardCharsets.UTF_8), WireAnswer.Ending.COMPLETE));
    }
}
