package io.github.cccsdk.works;

import io.github.cccsdk.error.CccRequestException;

/**
 * The number of a book (ISO 2108), with 10 or 13 digits, its check digit verified. Immutable. The two forms of one number
 * are not equal; compare by {@link #isbn13()}.
 *
 * @param value the digits alone, such as {@code 9780306406157} or {@code 080442957X}
 */
public record Isbn(String value) {
    private static final int OLD_LENGTH = 10;
    private static final int LENGTH = 13;

    /**
     * The same as {@link #parse}.
     *
     * @throws CccRequestException with the violation path {@code isbn}
     */
    public Isbn {
        value = canonical(value);
    }

    /**
     * Reads an ISBN with or without hyphens; hyphens of all kinds, spaces and a lower-case {@code x} are accepted.
     *
     * @throws CccRequestException (violation path {@code isbn}) if it has neither 10 nor 13 digits, if 13 digits start with
     *     neither 978 nor 979, if its check digit is wrong, naming the one that would fit, or if it is all zeros
     */
    public static Isbn parse(String text) {
        return new Isbn(text);
    }

    /** The form with 13 digits: this one, or the one that a number with 10 digits has had since 2007. */
    public Isbn isbn13() {
        if (value.length() == LENGTH) {
            return this;
        }
        String digits = "978" + value.substring(0, OLD_LENGTH - 1);
        return new Isbn(digits + CheckDigit.modulo10(digits));
    }

    /** The digits alone. */
    @Override
    public String toString() {
        return value;
    }

    private static String canonical(String text) {
        String digits = NumberText.digits("isbn", text);
        if (digits.length() != OLD_LENGTH && digits.length() != LENGTH) {
            String hint = digits.length() == 8 ? ": it may be an ISSN" : "";
            throw invalid("has " + digits.length() + " digits, 10 or 13 expected" + hint);
        }
        boolean old = digits.length() == OLD_LENGTH;
        if (!old && digits.indexOf('X') >= 0) {
            throw invalid("has an X: only an ISBN with 10 digits can end in X");
        }
        if (!old && !digits.startsWith("978") && !digits.startsWith("979")) {
            throw invalid("starts with " + digits.substring(0, 3) + ": an ISBN with 13 digits starts with 978 or 979");
        }
        String unchecked = digits.substring(0, digits.length() - 1);
        char fitting = old ? CheckDigit.modulo11(unchecked) : CheckDigit.modulo10(unchecked);
        char found = digits.charAt(digits.length() - 1);
        if (found != fitting) {
            throw invalid(CheckDigit.mismatch(digits, found, fitting));
        }
        return digits;
    }

    private static CccRequestException invalid(String problem) {
        return CccRequestException.invalid("isbn", problem);
    }
}
