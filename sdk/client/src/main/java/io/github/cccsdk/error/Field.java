package io.github.cccsdk.error;

import java.util.Locale;

/** Checks one field of a request before any network call; what it throws names the field and the way out. */
public final class Field {
    private Field() {}

    /**
     * A text that must be there.
     *
     * @param maxLength the most characters
     * @return the text without white space at its ends
     * @throws CccRequestException {@code REQUEST_INVALID} if it is blank, too long, or holds control characters
     */
    public static String text(String name, String value, int maxLength) {
        String text = value.strip();
        if (text.isEmpty()) {
            throw CccRequestException.invalid(name, "is blank: give a value");
        }
        if (text.length() > maxLength) {
            throw CccRequestException.invalid(
                    name,
                    String.format(
                            Locale.ROOT,
                            "has %d characters, at most %d are allowed: shorten it",
                            text.length(),
                            maxLength));
        }
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (Character.isISOControl(character) || character == '\u2028' || character == '\u2029') {
                throw CccRequestException.invalid(
                        name,
                        String.format(
                                Locale.ROOT,
                                "holds the control character U+%04X at position %d: remove it",
                                (int) character,
                                at + 1));
            }
        }
        return text;
    }

    /**
     * A number within bounds, both included.
     *
     * @throws CccRequestException {@code REQUEST_INVALID} if it is outside
     */
    public static int between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw CccRequestException.invalid(
                    name, String.format(Locale.ROOT, "is %d: give a number from %d to %d", value, least, most));
        }
        return value;
    }
}
