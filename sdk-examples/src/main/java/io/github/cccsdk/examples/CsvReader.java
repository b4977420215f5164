package io.github.cccsdk.examples;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values as RFC 4180 describes them: quoted fields may hold commas, line breaks, and quotes written
 * twice. Lines may end in CRLF, LF or CR. A byte order mark and empty lines are passed over. A quote inside a field that
 * does not start with one is taken as it is, as spreadsheets do.
 */
final class CsvReader {
    private static final int END = -1;

    private final String text;
    private int at;
    private int line = 1;

    private CsvReader(String text) {
        this.text = text;
    }

    /** @throws BadFileException if the quotes are such that nobody can tell where a field ends */
    static List<CsvRow> read(String text) throws BadFileException {
        return new CsvReader(text.startsWith("\uFEFF") ? text.substring(1) : text).readAll();
    }

    private List<CsvRow> readAll() throws BadFileException {
        List<CsvRow> rows = new ArrayList<>();
        while (next() != END) {
            if (!skipLineBreak()) {
                rows.add(readRow());
            }
        }
        return rows;
    }

    private CsvRow readRow() throws BadFileException {
        int firstLine = line;
        List<String> fields = new ArrayList<>();
        fields.add(readField());
        while (next() == ',') {
            at++;
            fields.add(readField());
        }
        skipLineBreak();
        return new CsvRow(firstLine, fields);
    }

    private String readField() throws BadFileException {
        return next() == '"' ? readQuoted() : readPlain();
    }

    private String readPlain() {
        int start = at;
        while (!atFieldEnd()) {
            at++;
        }
        return text.substring(start, at);
    }

    private String readQuoted() throws BadFileException {
        int firstLine = line;
        StringBuilder field = new StringBuilder();
        at++;
        while (true) {
            if (next() == END) {
                throw new BadFileException("the quote opened on line " + firstLine + " is never closed");
            }
            int start = at;
            if (skipLineBreak()) {
                field.append(text, start, at);
                continue;
            }
            char character = text.charAt(at++);
            if (character != '"') {
                field.append(character);
            } else if (next() == '"') {
                field.append('"');
                at++;
            } else if (atFieldEnd()) {
                return field.toString();
            } else {
                throw new BadFileException(
                        "line " + line
                                + " has text after a closing quote: write quotes inside a quoted field twice, and a comma after it");
            }
        }
    }

    private boolean atFieldEnd() {
        int next = next();
        return next == END || next == ',' || next == '\r' || next == '\n';
    }

    private boolean skipLineBreak() {
        int start = at;
        if (next() == '\r') {
            at++;
        }
        if (next() == '\n') {
            at++;
        }
        if (at == start) {
            return false;
        }
        line++;
        return true;
    }

    private int next() {
        return at < text.length() ? text.charAt(at) : END;
    }
}
