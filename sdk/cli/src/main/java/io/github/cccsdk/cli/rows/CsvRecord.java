package io.github.cccsdk.cli.rows;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The fields of one row of CSV that {@link RawRows} has found well formed. */
final class CsvRecord {
    private CsvRecord() {}

    /** @throws UncheckedIOException if it is not well formed */
    static List<String> fields(String row, char separator) {
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(row))
                .setFormat(format)
                .get()) {
            return parser.iterator().next().toList();
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
