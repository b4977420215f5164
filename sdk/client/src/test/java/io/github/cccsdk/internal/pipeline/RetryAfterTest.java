package io.github.cccsdk.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trap 4: {@code Retry-After} of any spelling is a bounded wait or none, and never an error. */
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "120, 120", "' 7 ', 7", "3600, 3600", "3601, 3600", "99999999999, 3600"})
    void readsSecondsUpToAnHour(String value, long seconds) {
        assertThat(RetryAfter.parse(value, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void readsADateAgainstTheClock() {
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 10:00:30 GMT", NOW)).contains(Duration.ofSeconds(30));
    }

    @Test
    void aPastDateIsNoWaitAndAFarOneAnHour() {
        assertThat(RetryAfter.parse("Sun, 23 Nov 2025 10:00:00 GMT", NOW)).contains(Duration.ZERO);
        assertThat(RetryAfter.parse("Fri, 23 Nov 2029 10:00:00 GMT", NOW)).contains(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "0,120", "1.5", "soon", "+5", "0x10", "٣", "1e9", "\u0000"})
    void whatIsNeitherIsNoWait(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }

    @Test
    void tenKilobytesOfDigitsAreAnHour() {
        assertThat(RetryAfter.parse("9".repeat(10_000), NOW)).contains(RetryAfter.LONGEST);
    }

    @Test
    void neverThrowsAndStaysWithinBounds() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "0123456789 ,-+.:eGMTSunMonNov\u0000é٣";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Optional<Duration> wait = RetryAfter.parse(value.toString(), NOW);
            assertThat(wait.orElse(Duration.ZERO))
                    .as("seed %d, value %s", seed, value)
                    .isBetween(Duration.ZERO, RetryAfter.LONGEST);
        }
    }

    @Test
    void everyDateWrittenAsTheRfcSaysIsRead() {
        DateTimeFormatter format = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
        for (long ahead = 0; ahead <= 3600; ahead += 97) {
            assertThat(RetryAfter.parse(format.format(NOW.plusSeconds(ahead)), NOW))
                    .contains(Duration.ofSeconds(ahead));
        }
    }
}
