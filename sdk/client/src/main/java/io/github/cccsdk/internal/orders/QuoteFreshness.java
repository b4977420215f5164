package io.github.cccsdk.internal.orders;

import io.github.cccsdk.pricing.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Whether a quote may still be ordered on: not if it is older than the setting, and not across the start of a quarter,
 * when CCC's catalogue changes its fees. Counted from when it arrived here, on this machine's clock, so that a wrong clock
 * at CCC makes no quote stale for ever.
 */
record QuoteFreshness(Duration maxAge, ZoneId zone) {
    boolean isFresh(Quote quote, Instant now) {
        Instant received = quote.receivedAt();
        return !received.plus(maxAge).isBefore(now) && quarter(received).equals(quarter(now));
    }

    /** The first day of the quarter. */
    private LocalDate quarter(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return day.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1);
    }
}
