package io.github.cccsdk.cli.output;

import io.github.cccsdk.error.OneLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in columns that fit a terminal of 80 columns: the widest ones are cut with an ellipsis. Text from outside loses its
 * control characters. Not thread-safe.
 */
public final class Table {
    private static final int WIDTH = 80;
    private static final int GAP = 2;
    private static final int NARROWEST = 8;
    private static final int MAX_CELL = 300;

    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> headers;

    /** @param headers of the columns; a {@code >} before one sets its column to the right, as for amounts */
    public Table(String... headers) {
        this.headers = List.of(headers);
        rows.add(this.headers.stream()
                .map(header -> header.startsWith(">") ? header.substring(1) : header)
                .toList());
    }

    /** Adds a row: one cell for each column. */
    public Table row(String... cells) {
        rows.add(Arrays.stream(cells).map(cell -> OneLine.of(cell, MAX_CELL)).toList());
        return this;
    }

    public List<String> lines() {
        int[] widths = widths();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int[] widths() {
        int[] widths = new int[headers.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], DisplayWidth.of(row.get(column)));
            }
        }
        int room = WIDTH - GAP * (widths.length - 1);
        while (Arrays.stream(widths).sum() > room) {
            int widest = 0;
            for (int column = 1; column < widths.length; column++) {
                widest = widths[column] > widths[widest] ? column : widest;
            }
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            boolean right = headers.get(column).startsWith(">");
            String cell = DisplayWidth.cut(row.get(column), widths[column]);
            line.append(DisplayWidth.padded(cell, widths[column], right)).append(" ".repeat(GAP));
        }
        return line.toString().stripTrailing();
    }
}
