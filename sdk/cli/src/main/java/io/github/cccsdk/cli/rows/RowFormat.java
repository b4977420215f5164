package io.github.cccsdk.cli.rows;

import java.nio.file.Path;
import java.util.Locale;

/** How the rows of a file are written. */
public enum RowFormat {
    /** Values separated by commas or semicolons, whichever separates the known column names of the first line. */
    CSV,
    /** Values separated by commas. */
    CSV_COMMA,
    /** Values separated by semicolons, as spreadsheets write them where the comma is the decimal mark. */
    CSV_SEMICOLON,
    /** A JSON object on each line, with the fields of an item of an order file. */
    JSON_LINES;

    /** The format that a file's name tells: JSON lines for {@code .jsonl} and {@code .ndjson}, otherwise CSV. */
    public static RowFormat ofName(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".jsonl") || name.endsWith(".ndjson") ? JSON_LINES : CSV;
    }
}
