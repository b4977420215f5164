package io.github.cccsdk.ledger.jdbc;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** A moment as the ledger writes it: always with six fraction digits, so that texts sort as times. */
final class Stamp {
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

    private Stamp() {}

    static String write(Instant moment) {
        return FORMAT.format(moment);
    }

    static Instant read(String text) {
        return Instant.parse(text);
    }
}
