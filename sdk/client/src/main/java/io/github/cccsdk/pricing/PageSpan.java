package io.github.cccsdk.pricing;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.pricing.PageNumber.Kind;
import io.github.cccsdk.pricing.PageNumber.Series;
import java.util.ArrayList;
import java.util.List;

/** Pages from one number to another of the same series, both included. */
record PageSpan(PageNumber first, PageNumber last) {
    private static final int FIVE_HUNDRED = 500;

    /**
     * The span between two written numbers, the second perhaps abbreviated (165-83) or without the first one's letter
     * (S12-20).
     *
     * @throws CccRequestException if they are no range
     */
    static PageSpan between(PageNumber first, PageNumber end) {
        PageNumber last = end;
        if (last.series().equals(Series.PLAIN)
                && first.series().kind() == Kind.LETTERED
                && first.series().suffix().isEmpty()) {
            last = last.in(first.series());
        }
        if (!last.series().equals(first.series())) {
            throw PageRange.invalid("\"" + first + "-" + end + "\" goes from one kind of page number to another: "
                    + "write the kinds apart, such as iv-xii, 1-12");
        }
        if (last.value() < first.value()) {
            last = spelledOut(first, last);
        }
        if (looksLikeLetters(first, last)) {
            throw PageRange.invalid("\"" + first + "-" + end + "\" would be " + (last.value() - first.value() + 1)
                    + " pages in Roman numerals: if they are letters, write page numbers such as 1-10");
        }
        return new PageSpan(first, last);
    }

    long count() {
        return last.value() - first.value() + 1;
    }

    /** The same pages in order, none of them twice; spans that touch become one. */
    static List<PageSpan> merged(List<PageSpan> spans) {
        List<PageSpan> sorted = new ArrayList<>(spans);
        sorted.sort((one, other) -> {
            int series = one.first().series().compareTo(other.first().series());
            return series != 0
                    ? series
                    : Long.compare(one.first().value(), other.first().value());
        });
        List<PageSpan> merged = new ArrayList<>();
        for (PageSpan span : sorted) {
            PageSpan before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (before != null
                    && before.first.series().equals(span.first.series())
                    && span.first.value() <= before.last.value() + 1) {
                PageNumber end = span.last.value() > before.last.value() ? span.last : before.last;
                merged.set(merged.size() - 1, new PageSpan(before.first, end));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    /** 165-83 is 165-183: what the end leaves out is taken from the start. */
    private static PageNumber spelledOut(PageNumber first, PageNumber end) {
        int missing = first.digits().length() - end.digits().length();
        if (missing > 0 && !end.isRoman()) {
            String digits = first.digits().substring(0, missing) + end.digits();
            PageNumber whole = new PageNumber(end.series(), digits, Long.parseLong(digits));
            if (whole.value() >= first.value()) {
                return whole;
            }
        }
        throw PageRange.invalid("\"" + first + "-" + end
                + "\" runs backwards: write the first page, then the last, such as " + "165-183");
    }

    /** C-D is hardly 401 pages of front matter. */
    private static boolean looksLikeLetters(PageNumber first, PageNumber last) {
        return first.isRoman()
                && first.digits().length() == 1
                && last.digits().length() == 1
                && last.value() >= FIVE_HUNDRED
                && first.value() < last.value();
    }

    @Override
    public String toString() {
        return first.value() == last.value() ? first.toString() : first + "-" + last;
    }
}
