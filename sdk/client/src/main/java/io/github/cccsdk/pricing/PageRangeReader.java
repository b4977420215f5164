package io.github.cccsdk.pricing;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.pricing.PageNumber.Kind;
import io.github.cccsdk.pricing.PageNumber.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads page ranges from left to right, every character once or twice: no regular expression, whose backtracking hostile
 * text could make slow.
 */
final class PageRangeReader {
    private static final int MAX_DIGITS = 12;
    private static final int MAX_PREFIX = 2;
    private static final int MAX_QUOTED = 40;
    /** Beside the ASCII hyphen: soft, typographic, figure, en and em dash, horizontal bar, minus, small and full width. */
    private static final String DASHES = "-\u00AD\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D";

    private static final Set<String> PAGE_WORDS = Set.of("p", "pp", "pg", "pgs", "page", "pages");
    private static final Set<String> OTHER_THINGS = Set.of("v", "no", "ch");
    private static final Set<String> AND_FOLLOWING = Set.of("f", "ff");
    private static final String WRITE_INSTEAD = "write page numbers such as 1-10, S12-S20, iv-xii or 12, 14-16";

    private final String text;
    private int at;

    private PageRangeReader(String text) {
        this.text = text;
    }

    /**
     * The spans in the order written, at least one.
     *
     * @throws CccRequestException if the text is anything else
     */
    static List<PageSpan> read(String text) {
        return new PageRangeReader(text).readAll();
    }

    private List<PageSpan> readAll() {
        skipBlanks();
        if (atEnd()) {
            throw PageRange.invalid("is empty: " + WRITE_INSTEAD + ", or give a page count");
        }
        List<PageSpan> spans = new ArrayList<>();
        spans.add(readSpan());
        skipBlanks();
        while (skip(",;")) {
            skipBlanks();
            if (atEnd()) {
                throw PageRange.invalid("ends with a separator: add the missing pages, or leave it out");
            }
            spans.add(readSpan());
            skipBlanks();
        }
        if (skip(".")) {
            skipBlanks();
        }
        if (!atEnd()) {
            throw unexpected();
        }
        return spans;
    }

    private PageSpan readSpan() {
        PageNumber first = readNumber();
        skipBlanks();
        if (!skipDash()) {
            return new PageSpan(first, first);
        }
        skipBlanks();
        if (atEnd() || isOneOf(",;.")) {
            throw PageRange.invalid("\"" + first + "-\" has no last page: write both, such as 1-10");
        }
        return PageSpan.between(first, readNumber());
    }

    private PageNumber readNumber() {
        skipPageWords();
        int start = at;
        String prefix = takeLetters();
        String digits = takeDigits();
        if (digits.isEmpty()) {
            if (prefix.isEmpty()) {
                throw unexpected();
            }
            return roman(prefix);
        }
        String suffix = takeLetters();
        String written = quoted(text.substring(start, at));
        if (AND_FOLLOWING.contains(lower(suffix))) {
            throw following();
        }
        if (PAGE_WORDS.contains(lower(suffix))) {
            throw countNotPages();
        }
        boolean readable = prefix.length() <= MAX_PREFIX
                && (suffix.isEmpty() || (prefix.isEmpty() && lower(suffix).equals("s")));
        if (!readable) {
            throw PageRange.invalid(written + " is not a page number: " + WRITE_INSTEAD);
        }
        if (OTHER_THINGS.contains(lower(prefix))) {
            throw PageRange.invalid(written + " looks like a volume, number or chapter: " + WRITE_INSTEAD);
        }
        if (digits.length() > MAX_DIGITS) {
            throw PageRange.invalid(
                    written + " has more than " + MAX_DIGITS + " digits: look for a missing hyphen or comma");
        }
        long value = Long.parseLong(digits);
        if (value == 0) {
            throw PageRange.invalid(written + " is page zero: pages count from 1");
        }
        if (isOneOf("+")) {
            throw following();
        }
        if (startsOnlinePages()) {
            throw PageRange.invalid(
                    written + " is followed by online-only pages: write them apart, such as 1230-1240, e1-e3");
        }
        Series series = prefix.isEmpty() && suffix.isEmpty()
                ? Series.PLAIN
                : new Series(Kind.LETTERED, canonicalLetters(prefix), canonicalLetters(suffix));
        return new PageNumber(series, digits, value);
    }

    private static PageNumber roman(String letters) {
        String upper = letters.toUpperCase(Locale.ROOT);
        boolean oneCase = letters.equals(upper) || letters.equals(lower(letters));
        OptionalInt value = oneCase ? RomanNumeral.value(upper) : OptionalInt.empty();
        if (value.isEmpty()) {
            throw PageRange.invalid(
                    quoted(letters) + " is neither a page number nor a Roman numeral: " + WRITE_INSTEAD);
        }
        Series series = letters.equals(upper) ? Series.ROMAN_UPPER : Series.ROMAN_LOWER;
        return new PageNumber(series, letters, value.getAsInt());
    }

    /** One spelling for one page, the usual one: S12 and s12, e7 and E7 are each the same. */
    private static String canonicalLetters(String letters) {
        String upper = letters.toUpperCase(Locale.ROOT);
        return upper.startsWith("E") ? "e" + upper.substring(1) : upper;
    }

    private CccRequestException unexpected() {
        if (atEnd()) {
            return PageRange.invalid("stops where a page number should follow: " + WRITE_INSTEAD);
        }
        if (isOneOf("+")) {
            return following();
        }
        int start = at;
        String word = lower(takeLetters());
        if (AND_FOLLOWING.contains(word)) {
            return following();
        }
        if (PAGE_WORDS.contains(word)) {
            return countNotPages();
        }
        at = start;
        if (isOneOf(DASHES)) {
            return PageRange.invalid("has a hyphen too many: write one range as 1-10, several as 1-10, 12-14");
        }
        if (isDigit(text.charAt(at)) || !word.isEmpty()) {
            return PageRange.invalid("has nothing between two page numbers before " + quoted(text.substring(at))
                    + ": write a hyphen for a range, a comma for a list");
        }
        int point = text.codePointAt(at);
        return PageRange.invalid(String.format(
                Locale.ROOT, "holds %s (U+%04X): %s", quoted(Character.toString(point)), point, WRITE_INSTEAD));
    }

    private static CccRequestException following() {
        return PageRange.invalid("does not say where the pages end: write the last page too, such as 12-20");
    }

    private static CccRequestException countNotPages() {
        return PageRange.invalid("seems to say how many pages, not which: give it as the page count, or write 1-10");
    }

    /** Elsevier's 1230-1240.e3: printed pages and online ones behind them. */
    private boolean startsOnlinePages() {
        return at + 2 < text.length()
                && text.charAt(at) == '.'
                && (text.charAt(at + 1) == 'e' || text.charAt(at + 1) == 'E')
                && isDigit(text.charAt(at + 2));
    }

    /** All of them, so that a p is never taken for a letter of the number itself: p12 and p. p. 12 are page 12. */
    private void skipPageWords() {
        int start = at;
        while (PAGE_WORDS.contains(lower(takeLetters()))) {
            skip(".:");
            skipBlanks();
            start = at;
        }
        at = start;
    }

    /** Also the double hyphen that BibTeX writes for an en dash. */
    private boolean skipDash() {
        if (!skip(DASHES)) {
            return false;
        }
        skip(DASHES);
        return true;
    }

    private void skipBlanks() {
        while (!atEnd() && isBlank(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
    }

    private boolean skip(String characters) {
        boolean found = isOneOf(characters);
        if (found) {
            at++;
        }
        return found;
    }

    private String takeLetters() {
        int start = at;
        while (!atEnd() && isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String takeDigits() {
        int start = at;
        while (!atEnd() && isDigit(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean atEnd() {
        return at >= text.length();
    }

    private boolean isOneOf(String characters) {
        return !atEnd() && characters.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    /** Invisible characters count as spaces: 1 and 2 with one between them must not be read as 12. */
    private static boolean isBlank(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || (Character.getType(point) == Character.FORMAT && point != 0xAD);
    }

    private static String lower(String letters) {
        return letters.toLowerCase(Locale.ROOT);
    }

    private static String quoted(String outside) {
        return "\"" + OneLine.of(outside, MAX_QUOTED) + "\"";
    }
}
