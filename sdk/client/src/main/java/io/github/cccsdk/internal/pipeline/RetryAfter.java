package io.github.cccsdk.internal.pipeline;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Reads {@code Retry-After} in both spellings of RFC 9110, 10.2.3: seconds, or a date. Bounded at both ends; what is
 * neither is no wait at all, never an error.
 */
final class RetryAfter {
    /** The longest wait that is believed. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    static Optional<Duration> parse(String value, Instant now) {
        String text = value.length() > 200 && isDigits(value) ? "9".repeat(MOST_DIGITS) : value.strip();
        if (text.length() > 200 || text.isEmpty()) {
            return Optional.empty();
        }
        if (isDigits(text)) {
            long seconds = text.length() > MOST_DIGITS ? LONGEST.toSeconds() : Long.parseLong(text);
            return Optional.of(bounded(Duration.ofSeconds(seconds)));
        }
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(bounded(Duration.between(now, date)));
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
