package io.github.cccsdk.pricing;

import java.util.Comparator;

/**
 * One page number as printed: digits (perhaps with letters before or behind them), or a Roman numeral.
 *
 * @param series the pages it can form a range with
 * @param digits as written, leading zeros included: they tell how much an abbreviated end leaves out, and belong to article
 *     numbers; for a Roman numeral its letters
 * @param value at least 1
 */
record PageNumber(Series series, String digits, long value) {

    /** Pages that are counted through: a work can have an S12, a 12 and a xii. */
    record Series(Kind kind, String prefix, String suffix) implements Comparable<Series> {
        static final Series PLAIN = new Series(Kind.PLAIN, "", "");
        static final Series ROMAN_LOWER = new Series(Kind.ROMAN_LOWER, "", "");
        static final Series ROMAN_UPPER = new Series(Kind.ROMAN_UPPER, "", "");

        private static final Comparator<Series> ORDER =
                Comparator.comparing(Series::kind).thenComparing(Series::prefix).thenComparing(Series::suffix);

        @Override
        public int compareTo(Series other) {
            return ORDER.compare(this, other);
        }
    }

    /** In the order in which a volume has them. */
    enum Kind {
        ROMAN_LOWER,
        ROMAN_UPPER,
        PLAIN,
        LETTERED
    }

    boolean isRoman() {
        return series.kind() == Kind.ROMAN_LOWER || series.kind() == Kind.ROMAN_UPPER;
    }

    PageNumber in(Series other) {
        return new PageNumber(other, digits, value);
    }

    @Override
    public String toString() {
        return series.equals(Series.PLAIN) ? Long.toString(value) : series.prefix() + digits + series.suffix();
    }
}
