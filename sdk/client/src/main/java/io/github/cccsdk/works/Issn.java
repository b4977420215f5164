package io.github.cccsdk.works;

import io.github.cccsdk.error.CccRequestException;

/**
 * The number of a serial (ISO 3297), its check digit verified. Immutable.
 *
 * @param value the canonical form, such as {@code 1092-4388}
 */
public record Issn(String value) {
    private static final int LENGTH = 8;

    /**
     * The same as {@link #parse}.
     *
     * @throws CccRequestException with the violation path {@code issn}
     */
    public Issn {
        value = canonical(value);
    }

    /**
     * Reads an ISSN with or without its hyphen; hyphens of all kinds, spaces and a lower-case {@code x} are accepted.
     *
     * @throws CccRequestException (violation path {@code issn}) if it has not 8 digits, if its check digit is wrong, naming
     *     the one that would fit, or if it is the placeholder 0000-0000
     */
    public static Issn parse(String text) {
        return new Issn(text);
    }

    /** The canonical form, such as {@code 1092-4388}. */
    @Override
    public String toString() {
        return value;
    }

    private static String canonical(String text) {
        String digits = NumberText.digits("issn", text);
        if (digits.length() != LENGTH) {
            String hint = digits.length() == 10 || digits.length() == 13 ? ": it may be an ISBN" : "";
            throw invalid("has " + digits.length() + " digits, " + LENGTH + " expected" + hint);
        }
        String hyphenated = digits.substring(0, 4) + "-" + digits.substring(4);
        char fitting = CheckDigit.modulo11(digits.substring(0, LENGTH - 1));
        char found = digits.charAt(LENGTH - 1);
        if (found != fitting) {
            throw invalid(CheckDigit.mismatch(hyphenated, found, fitting));
        }
        return hyphenated;
    }

    private static CccRequestException invalid(String problem) {
        return CccRequestException.invalid("issn", problem);
    }
}
