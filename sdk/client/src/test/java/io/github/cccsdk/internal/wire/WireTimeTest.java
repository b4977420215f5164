package io.github.cccsdk.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T10:00:00Z",
                "2024-02-29T23:59:59Z",
                "0000-01-01T00:00:00Z",
                "2026-11-23T10:00Z",
                "2026-11-23T10:00:00.123456789Z",
                "2026-11-23T10:00:00-05:00",
                "+12026-11-23T10:00:00Z",
                "2026-11-23t10:00:00z"
            })
    void everySpellingOfJavaIsReadAsJavaReadsIt(String text) {
        assertThat(WireTime.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-23",
                "2026-11-23T10:00:00",
                "2025-02-29T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-00-01T10:00:00Z",
                "2026-11-31T10:00:00Z",
                "2026-11-23T24:00:00Z",
                "2026-11-23T10:60:00Z",
                "2026-11-23T10:00:60Z",
                "2026-11-23T10:00:0\u0660Z",
                "2026/11/23T10:00:00Z"
            })
    void whatJavaRefusesIsRefused(String text) {
        assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> WireTime.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void aHundredThousandRandomTextsAreReadAsJavaReadsThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 100_000; round++) {
            StringBuilder text =
                    new StringBuilder(Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 250_000_000_000L))
                            .toString());
            for (int change = random.nextInt(3); change > 0; change--) {
                text.setCharAt(random.nextInt(text.length()), "0123456789-:TZ.+".charAt(random.nextInt(16)));
            }
            if (!read(text.toString()).equals(javas(text.toString()))) {
                fail("seed " + seed + ", text " + text);
            }
        }
    }

    private static Optional<Instant> read(String text) {
        try {
            return Optional.of(WireTime.parse(text));
        } catch (DateTimeException refused) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> javas(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException refused) {
            return Optional.empty();
        }
    }
}
