package io.github.cccsdk.cli.rows;

import io.github.cccsdk.cli.rows.UnreadableRow.Reason;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.OneLine;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where an export has which of ILLiad's columns. They may come in any order; those not needed are passed over. */
final class IlliadColumns {
    private static final String NUMBER = "TransactionNumber";
    private static final String STANDARD_NUMBER = "ISSN";
    private static final String TITLE = "PhotoJournalTitle";
    private static final String YEAR = "PhotoJournalYear";
    private static final String PAGES = "PhotoJournalInclusivePages";
    private static final String ALREADY_PAID = "CopyrightAlreadyPaid";
    private static final List<String> REQUIRED = List.of(NUMBER, STANDARD_NUMBER, TITLE, YEAR, PAGES, ALREADY_PAID);

    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,10}");
    private static final Pattern WORK_ID = Pattern.compile("[0-9]{1,50}");

    private final Map<String, Integer> columns;
    private final int width;
    private final char separator;

    private IlliadColumns(Map<String, Integer> columns, int width, char separator) {
        this.columns = columns;
        this.width = width;
        this.separator = separator;
    }

    /**
     * Reads the line of column names.
     *
     * @param file its name, for messages
     * @param separators those that are possible; the one that separates the most known names is taken
     * @throws CccRequestException {@code REQUEST_INVALID} if a column is missing or named twice
     */
    static IlliadColumns of(String heading, String file, List<Character> separators) {
        char separator = separators.get(0);
        long most = -1;
        for (char candidate : separators) {
            List<String> names = names(heading, candidate);
            long known =
                    REQUIRED.stream().filter(name -> names.contains(key(name))).count();
            if (known > most) {
                most = known;
                separator = candidate;
            }
        }
        return of(names(heading, separator), file, separator);
    }

    private static IlliadColumns of(List<String> names, String file, char separator) {
        Map<String, Integer> columns = new HashMap<>();
        for (int at = 0; at < names.size(); at++) {
            String name = names.get(at);
            if (columns.putIfAbsent(name, at) != null && !name.isEmpty()) {
                throw CccRequestException.invalid(
                        file, "names the column " + OneLine.of(name, 60) + " twice: remove one of them");
            }
        }
        List<String> missing = REQUIRED.stream()
                .filter(name -> !columns.containsKey(key(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw CccRequestException.invalid(
                    file,
                    "has no column " + String.join(", ", missing)
                            + ": its first line must hold ILLiad's column names, separated by commas or semicolons");
        }
        return new IlliadColumns(Map.copyOf(columns), names.size(), separator);
    }

    private static List<String> names(String heading, char separator) {
        try {
            return CsvRecord.fields(heading, separator).stream()
                    .map(IlliadColumns::key)
                    .toList();
        } catch (UncheckedIOException malformed) {
            // Quotes are closed differently under the other separator; if under neither, no column is found.
            return List.of(OneLine.of(heading, 60));
        }
    }

    char separator() {
        return separator;
    }

    /**
     * What a row says.
     *
     * @param text without its line end
     * @param line it starts on
     * @param seen the numbers of the rows before it; its own is added
     */
    RowContent content(String text, long line, SeenNumbers seen) {
        List<String> fields = CsvRecord.fields(text, separator);
        if (fields.size() != width) {
            return new UnreadableRow(
                    Optional.empty(),
                    Reason.WRONG_FIELD_COUNT,
                    "has " + fields.size() + " fields where the first line names " + width
                            + ": look for a separator or quote too many or too few");
        }
        String number = field(fields, NUMBER);
        if (!NUMBERS.matcher(number).matches()) {
            return new UnreadableRow(
                    Optional.empty(),
                    Reason.NUMBER_MISSING,
                    "has no TransactionNumber of 1 to 10 digits: an order could not be traced back");
        }
        int earlier = seen.add(Long.parseLong(number), line);
        if (earlier > 0) {
            return new UnreadableRow(
                    Optional.of(number),
                    Reason.NUMBER_REPEATED,
                    "repeats transaction " + number + " of line " + earlier + ", which alone counts");
        }
        String paid = field(fields, ALREADY_PAID).toLowerCase(Locale.ROOT);
        if (!paid.isEmpty() && !paid.equals("no") && !paid.equals("yes")) {
            return new UnreadableRow(
                    Optional.of(number),
                    Reason.PAID_UNCLEAR,
                    "does not say whether transaction " + number
                            + " is paid: write Yes or No under CopyrightAlreadyPaid");
        }
        return new IlliadTransaction(
                number,
                field(fields, STANDARD_NUMBER),
                field(fields, TITLE),
                field(fields, "PhotoJournalVolume"),
                field(fields, "PhotoJournalIssue"),
                field(fields, YEAR),
                field(fields, PAGES),
                field(fields, "PhotoArticleTitle"),
                field(fields, "PhotoArticleAuthor"),
                // Libraries also note things like "Pay Publisher" in this column (Atlas); CCC's ids are digits.
                Optional.of(field(fields, "CCCNumber"))
                        .filter(id -> WORK_ID.matcher(id).matches()),
                paid.equals("yes"),
                Optional.of(field(fields, "CCCOrder")).filter(order -> !order.isEmpty()));
    }

    private String field(List<String> fields, String name) {
        Integer column = columns.get(key(name));
        return column == null ? "" : fields.get(column).strip();
    }

    private static String key(String columnName) {
        return columnName.strip().toLowerCase(Locale.ROOT);
    }
}
