package io.github.cccsdk.internal.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Reads the times in CCC's answers: ISO 8601 with an offset, as {@link OffsetDateTime} takes it. Nearly all are whole seconds
 * of UTC; these are read here, because every price has one and Java's own parser spends a fifth of such a call's memory on
 * it. Any other spelling goes to Java's.
 */
final class WireTime {
    private static final String SHAPE = "0000-00-00T00:00:00Z";

    private WireTime() {}

    /** @throws DateTimeException if the text is no such time */
    static Instant parse(String text) {
        return isWholeSecondOfUtc(text)
                ? wholeSecond(text)
                : OffsetDateTime.parse(text).toInstant();
    }

    private static boolean isWholeSecondOfUtc(String text) {
        if (text.length() != SHAPE.length()) {
            return false;
        }
        for (int at = 0; at < SHAPE.length(); at++) {
            char shape = SHAPE.charAt(at);
            char character = text.charAt(at);
            if (shape == '0' ? character < '0' || character > '9' : character != shape) {
                return false;
            }
        }
        return true;
    }

    private static Instant wholeSecond(String text) {
        LocalDate day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no such time of day");
        }
        return Instant.ofEpochSecond(((day.toEpochDay() * 24 + hour) * 60 + minute) * 60 + second);
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int at = from; at < to; at++) {
            value = 10 * value + text.charAt(at) - '0';
        }
        return value;
    }
}
