package io.github.cccsdk.works;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.OneLine;
import java.util.Locale;

/** The digits of a standard number as people and catalogues write it, freed of everything between them. */
final class NumberText {
    private static final int MAX_TEXT = 60;
    /** Hyphens and dashes that stand for one in copied text: the soft hyphen is a format character and falls away as such. */
    private static final String DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D";

    private final String field;
    private final String text;

    private NumberText(String field, String text) {
        this.field = field;
        this.text = text;
    }

    /**
     * The digits and, as the last of them, perhaps an upper-case {@code X}.
     *
     * @param field the name to complain about
     */
    static String digits(String field, String text) {
        return new NumberText(field, text).digits();
    }

    private String digits() {
        if (text.length() > MAX_TEXT) {
            throw invalid("is too long (" + text.length() + " characters): write the number alone");
        }
        StringBuilder digits = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point >= '0' && point <= '9') {
                requireNothingAfterX(digits);
                digits.append((char) point);
            } else if (point == 'x' || point == 'X') {
                requireNothingAfterX(digits);
                digits.append('X');
            } else if (!isSeparator(point)) {
                throw invalid(String.format(
                        Locale.ROOT,
                        "holds %s (U+%04X): write the number alone, as digits and hyphens",
                        quoted(Character.toString(point)),
                        point));
            }
        }
        if (digits.isEmpty()) {
            throw invalid("is empty: leave it out, or write the number");
        }
        if (digits.chars().allMatch(digit -> digit == '0')) {
            throw invalid("is all zeros, a placeholder: leave it out, or write the number");
        }
        return digits.toString();
    }

    private void requireNothingAfterX(CharSequence digits) {
        if (!digits.isEmpty() && digits.charAt(digits.length() - 1) == 'X') {
            throw invalid(quoted(text) + " has an X before the end: X can only be the last digit");
        }
    }

    private CccRequestException invalid(String problem) {
        return CccRequestException.invalid(field, problem);
    }

    private static String quoted(String outside) {
        return "\"" + OneLine.of(outside, MAX_TEXT) + "\"";
    }

    private static boolean isSeparator(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT
                || DASHES.indexOf(point) >= 0;
    }
}
