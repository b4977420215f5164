package io.github.cccsdk.pricing;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.OneLine;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The pages of an article, read from what libraries write. A fee depends on their number, and CCC does not credit a wrong
 * one, so what could be read in two ways is refused with a reason instead of guessed. Immutable.
 *
 * <p>Understood are single pages and ranges, in lists with commas or semicolons:
 *
 * <ul>
 *   <li>{@code 1-10}; also with an en dash or any other dash, BibTeX's {@code --}, spaces, and {@code p.} or {@code pp.}
 *       before it;
 *   <li>{@code 165-83}: an abbreviated end takes the digits it leaves out from the start (165–183, 19 pages);
 *   <li>{@code S12-S20}, {@code s12-20}, {@code e1-e12}, {@code H165-83}: one or two letters before the digits, the end with
 *       the same or none; {@code 64S-78S};
 *   <li>{@code iv-xii}: Roman numerals in their canonical spelling, all lower or all upper case;
 *   <li>{@code e1234}, {@code 104567}: a single number, an article number too, is one page. Where such an article has more,
 *       say so with a page count.
 * </ul>
 *
 * <p>Pages named twice, as in {@code 12-14, 14-16}, count once: a page is copied once, and paid for once. Refused are page
 * zero, open ends ({@code 12+}, {@code 12ff}), ranges that run backwards and that no abbreviation explains, ranges from one
 * kind of number to another ({@code iv-12}), text that is no page number ({@code A-Fz123}), text of more than 200 characters,
 * and more than 10,000 pages. Two page ranges are equal if their {@linkplain #normalized() normalized} texts are.
 */
public final class PageRange {
    private static final int MAX_TEXT = 200;
    private static final int MAX_PAGES = 10_000;

    private final String text;
    private final String normalized;
    private final int pageCount;

    private PageRange(String text, String normalized, int pageCount) {
        this.text = text;
        this.normalized = normalized;
        this.pageCount = pageCount;
    }

    /**
     * Reads a page range.
     *
     * @throws CccRequestException (violation path {@code pages}) if it is not understood, with the reason and what to write
     *     instead
     */
    public static PageRange parse(String text) {
        if (text.length() > MAX_TEXT) {
            throw invalid("is too long (" + text.length() + " characters, at most " + MAX_TEXT
                    + "): write the page numbers alone");
        }
        List<PageSpan> spans = PageSpan.merged(PageRangeReader.read(text));
        long count = spans.stream().mapToLong(PageSpan::count).sum();
        if (count > MAX_PAGES) {
            throw invalid("would be " + count + " pages, more than " + MAX_PAGES
                    + ": look for a missing hyphen or comma, or a digit too many");
        }
        return new PageRange(
                shown(text), spans.stream().map(PageSpan::toString).collect(Collectors.joining(", ")), (int) count);
    }

    /** How many pages, 1 to 10,000. */
    public int pageCount() {
        return pageCount;
    }

    /** The text as it was given, on one line and without invisible characters. */
    public String text() {
        return text;
    }

    /**
     * The same pages in one spelling: in order, ends written out, each page once, ASCII hyphens, such as {@code 165-183, 190}.
     */
    public String normalized() {
        return normalized;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PageRange range && range.normalized.equals(normalized);
    }

    @Override
    public int hashCode() {
        return normalized.hashCode();
    }

    @Override
    public String toString() {
        return normalized;
    }

    /** A soft hyphen means a hyphen here; as an invisible character it would fall away and join two numbers. */
    private static String shown(String text) {
        return OneLine.of(text.replace('\u00AD', '-'), MAX_TEXT);
    }

    static CccRequestException invalid(String problem) {
        return CccRequestException.invalid("pages", problem);
    }
}
