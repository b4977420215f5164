package io.github.cccsdk.cli;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.OneLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When the orders that a command shows were first written. */
final class TimeSpan {
    /** Later than any entry, and still a time that every database can hold. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "First moment: a date such as 2026-11-01 (UTC), or 2026-11-01T08:00:00Z.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "TIME", description = "First moment that is left out, in the same form.")
    private @Nullable String until;

    Instant from() {
        return from == null ? Instant.EPOCH : parsed("--from", from);
    }

    Instant until() {
        return until == null ? END_OF_TIME : parsed("--until", until);
    }

    private static Instant parsed(String flag, String text) {
        try {
            return text.length() == "2026-11-01".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notOne) {
            throw CccRequestException.invalid(
                    flag, "\"" + OneLine.of(text, 40) + "\" is no time: write 2026-11-01, or 2026-11-01T08:00:00Z");
        }
    }
}
