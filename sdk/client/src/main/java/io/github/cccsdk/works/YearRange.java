package io.github.cccsdk.works;

import java.util.OptionalInt;

/**
 * The publication years a record covers, both ends included.
 *
 * @param from the first year; empty if open
 * @param to the last year; empty if open
 */
public record YearRange(OptionalInt from, OptionalInt to) {
    /** Whether the year lies in this range. */
    public boolean includes(int year) {
        return (from.isEmpty() || from.getAsInt() <= year) && (to.isEmpty() || year <= to.getAsInt());
    }

    /** Such as {@code 1996-2009}, {@code 1996-} or {@code -2009}. */
    @Override
    public String toString() {
        return (from.isPresent() ? Integer.toString(from.getAsInt()) : "") + "-"
                + (to.isPresent() ? Integer.toString(to.getAsInt()) : "");
    }
}
