package io.github.cccsdk.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes exports as ILLiad makes them. */
final class IlliadExport {
    static final String HEADING =
            "TransactionNumber,ISSN,PhotoJournalTitle,PhotoJournalYear,PhotoJournalInclusivePages,CopyrightAlreadyPaid,CCCOrder";

    /** Denied. */
    static final String DENIED = "0031-9007";

    private final StringBuilder text = new StringBuilder(HEADING + "\n");

    /** A row that costs 43.00 USD. */
    IlliadExport row(int number) {
        return row(number, "1092-4388", "2004", "165-83");
    }

    IlliadExport row(int number, String issn, String year, String pages) {
        return line(number + "," + issn + ",\"Journal of Speech, Language, and Hearing Research\"," + year + "," + pages
                + ",No,");
    }

    /** Rows of 43.00 USD. */
    IlliadExport rows(int from, int to) {
        for (int number = from; number <= to; number++) {
            row(number);
        }
        return this;
    }

    IlliadExport line(String line) {
        text.append(line).append('\n');
        return this;
    }

    Path in(Path directory) {
        return in(directory, "rows.csv");
    }

    Path in(Path directory, String name) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
