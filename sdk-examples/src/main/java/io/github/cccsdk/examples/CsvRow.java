package io.github.cccsdk.examples;

import java.util.List;

/**
 * One row of a CSV file.
 *
 * @param line the line of the file it starts on, counted from 1
 * @param fields its fields, at least one
 */
record CsvRow(int line, List<String> fields) {
    CsvRow {
        fields = List.copyOf(fields);
    }
}
