package io.github.cccsdk.pricing;

import java.util.Objects;
import java.util.Optional;

/**
 * How many pages a price is for, and where the number comes from.
 *
 * @param pages 1 to 10,000
 * @param source where the number comes from
 * @param range the page range as given; empty if only a number was
 */
public record PageCount(int pages, Source source, Optional<String> range) {
    /** Where a page count comes from. */
    public enum Source {
        /** Counted from the page range. */
        RANGE,
        /** Given as a number. */
        GIVEN,
        /** The default the caller allowed, because the page range was missing or could not be read. */
        ASSUMED
    }

    public PageCount {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(range, "range");
    }
}
