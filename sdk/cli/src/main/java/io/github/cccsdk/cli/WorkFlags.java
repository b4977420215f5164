package io.github.cccsdk.cli;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say which work is meant. */
final class WorkFlags {
    /** The library's name of a field, and the flag that sets it. */
    private static final Map<String, String> FLAGS = Map.ofEntries(
            Map.entry("workId", "--work-id"),
            Map.entry("issn", "--issn"),
            Map.entry("isbn", "--isbn"),
            Map.entry("title", "--title"),
            Map.entry("standardNumber", "--issn"),
            Map.entry("publicationYear", "--year"),
            Map.entry("pages", "--pages"),
            Map.entry("pageCount", "--page-count"),
            Map.entry("copies", "--copies"),
            Map.entry("typeOfUse", "--type-of-use"),
            Map.entry("country", "--country"),
            Map.entry("locationId", "--location"),
            Map.entry("limit", "--limit"),
            Map.entry("offset", "--offset"),
            Map.entry("orderNumber", "NUMBER"),
            Map.entry("reference", "REFERENCE"));

    @Option(
            names = "--issn",
            paramLabel = "ISSN",
            description = "ISSN, with or without hyphen; its check digit is verified.")
    private @Nullable String issn;

    @Option(
            names = "--isbn",
            paramLabel = "ISBN",
            description = "ISBN of 10 or 13 digits; its check digit is verified.")
    private @Nullable String isbn;

    @Option(
            names = "--title",
            paramLabel = "TITLE",
            description = "Full title: CCC does not match abbreviated ones. The strongest identifier given decides.")
    private @Nullable String title;

    @Option(names = "--year", paramLabel = "YEAR", description = "Year of publication.")
    private @Nullable Integer year;

    @Option(
            names = "--any-year",
            description =
                    "Take a record of any year. Without --year or this, CCC would look at this year only, so one of"
                            + " the two is required.")
    private boolean anyYear;

    Optional<String> issn() {
        return Optional.ofNullable(issn);
    }

    Optional<String> isbn() {
        return Optional.ofNullable(isbn);
    }

    Optional<String> title() {
        return Optional.ofNullable(title);
    }

    OptionalInt year() {
        return year == null ? OptionalInt.empty() : OptionalInt.of(year);
    }

    boolean anyYear() {
        return anyYear;
    }

    /** The flag that sets a field of the library's. */
    static String flagOf(String field) {
        return FLAGS.getOrDefault(field, field);
    }
}
