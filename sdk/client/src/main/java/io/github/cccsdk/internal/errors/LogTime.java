package io.github.cccsdk.internal.errors;

import java.util.Optional;
import java.util.Set;

/** The time that a log line carries, as it is written there. */
final class LogTime {
    /** A time further on than this is part of the message. */
    private static final int MAX_LOOKED = 160;

    private static final Set<String> MONTHS =
            Set.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private LogTime() {}

    /** The first date with a time of day near the beginning of the line, or a time of day at its very beginning. */
    static Optional<String> in(String line) {
        int monthly = monthly(line);
        if (monthly > 0) {
            return Optional.of(line.substring(0, monthly));
        }
        int end = Math.min(line.length(), MAX_LOOKED);
        for (int at = 0; at < end; at++) {
            char c = line.charAt(at);
            if (c >= '0' && c <= '9' && (at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1)))) {
                int stop = dateTime(line, at);
                if (stop < 0 && at <= 1) {
                    stop = timeOfDay(line, at);
                }
                if (stop > 0) {
                    return Optional.of(line.substring(at, stop));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the line begins with a time, as the first line of a log record does. */
    static boolean leads(String line) {
        int at = 0;
        while (at < line.length() && at < 3 && "[( ".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return dateTime(line, at) > 0 || timeOfDay(line, at) > 0 || monthly(line) > 0;
    }

    /** The end of {@code Nov 23 10:15:02}, with which syslog begins a line, or -1. */
    private static int monthly(String line) {
        if (line.length() < 15 || line.charAt(3) != ' ' || !MONTHS.contains(line.substring(0, 3))) {
            return -1;
        }
        int at = line.charAt(4) == ' ' ? 5 : 4;
        at = digits(line, at, 2);
        return at < 0 || !line.startsWith(" ", at) ? -1 : timeOfDay(line, at + 1);
    }

    /** The end of {@code 2026-11-23 10:15:02,123}, {@code 2026-11-23T10:15:02Z} or {@code 11/23/2026 9:15:02 AM}, or -1. */
    private static int dateTime(String line, int from) {
        int at = shape(line, from, "dddd-dd-dd");
        if (at < 0) {
            at = shape(line, from, "dddd/dd/dd");
        }
        if (at < 0) {
            at = slashed(line, from);
        }
        if (at < 0 || at >= line.length() || (line.charAt(at) != ' ' && line.charAt(at) != 'T')) {
            return -1;
        }
        return timeOfDay(line, at + 1);
    }

    private static int timeOfDay(String line, int from) {
        int at = shape(line, from, "dd:dd:dd");
        if (at < 0) {
            at = shape(line, from, "d:dd:dd");
        }
        if (at < 0) {
            return -1;
        }
        if (at + 1 < line.length() && (line.charAt(at) == '.' || line.charAt(at) == ',') && isDigit(line, at + 1)) {
            at++;
            while (isDigit(line, at)) {
                at++;
            }
        }
        if (line.startsWith(" AM", at) || line.startsWith(" PM", at)) {
            return at + 3;
        }
        if (line.startsWith("Z", at)) {
            return at + 1;
        }
        if (at < line.length() && (line.charAt(at) == '+' || line.charAt(at) == '-')) {
            int zone = shape(line, at + 1, "dd:dd");
            zone = zone < 0 ? shape(line, at + 1, "dddd") : zone;
            return zone < 0 ? at : zone;
        }
        return at;
    }

    private static int slashed(String line, int from) {
        int at = digits(line, from, 2);
        if (at < 0 || !line.startsWith("/", at)) {
            return -1;
        }
        at = digits(line, at + 1, 2);
        return at < 0 || !line.startsWith("/", at) ? -1 : shape(line, at + 1, "dddd");
    }

    private static int digits(String line, int from, int most) {
        int at = from;
        while (at - from < most && isDigit(line, at)) {
            at++;
        }
        return at == from ? -1 : at;
    }

    private static int shape(String line, int from, String shape) {
        if (from + shape.length() > line.length()) {
            return -1;
        }
        for (int i = 0; i < shape.length(); i++) {
            boolean fits = shape.charAt(i) == 'd' ? isDigit(line, from + i) : line.charAt(from + i) == shape.charAt(i);
            if (!fits) {
                return -1;
            }
        }
        return from + shape.length();
    }

    private static boolean isDigit(String line, int at) {
        return at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9';
    }
}
