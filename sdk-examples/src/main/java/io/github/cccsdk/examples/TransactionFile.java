package io.github.cccsdk.examples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An export of ILLiad's transactions: a CSV file whose first line names the columns as ILLiad does. Columns may come in any
 * order, and those not needed are passed over.
 */
final class TransactionFile {
    private static final String NUMBER = "TransactionNumber";
    private static final String STANDARD_NUMBER = "ISSN";
    private static final String JOURNAL = "PhotoJournalTitle";
    private static final String YEAR = "PhotoJournalYear";
    private static final String PAGES = "PhotoJournalInclusivePages";
    private static final String ALREADY_PAID = "CopyrightAlreadyPaid";
    private static final List<String> REQUIRED = List.of(NUMBER, STANDARD_NUMBER, JOURNAL, YEAR, PAGES, ALREADY_PAID);

    private final Map<String, Integer> columns;
    private final int width;
    private final Map<String, Integer> linesByNumber = new HashMap<>();

    private TransactionFile(CsvRow header) throws BadFileException {
        columns = columns(header);
        width = header.fields().size();
    }

    /**
     * The rows in the file's order; one that is not safe to act on is an {@link UnreadableRow}.
     *
     * @throws BadFileException if the file as a whole is not such an export
     */
    static List<FileRow> read(String text) throws BadFileException {
        List<CsvRow> rows = CsvReader.read(text);
        if (rows.isEmpty()) {
            throw new BadFileException("is empty: export the transactions again, with column names in the first line");
        }
        TransactionFile file = new TransactionFile(rows.get(0));
        List<FileRow> found = new ArrayList<>();
        for (CsvRow row : rows.subList(1, rows.size())) {
            found.add(file.row(row));
        }
        if (found.isEmpty()) {
            throw new BadFileException("names its columns but holds no transactions");
        }
        return found;
    }

    private static Map<String, Integer> columns(CsvRow header) throws BadFileException {
        Map<String, Integer> columns = new HashMap<>();
        for (int at = 0; at < header.fields().size(); at++) {
            String name = key(header.fields().get(at));
            if (columns.putIfAbsent(name, at) != null && !name.isEmpty()) {
                throw new BadFileException(
                        "names the column " + header.fields().get(at).strip() + " twice: remove one");
            }
        }
        List<String> missing = REQUIRED.stream()
                .filter(name -> !columns.containsKey(key(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new BadFileException("has no column " + String.join(", ", missing) + ": " + advice(header));
        }
        return columns;
    }

    private static String advice(CsvRow header) {
        String first = header.fields().get(0);
        return header.fields().size() == 1 && (first.contains(";") || first.contains("\t"))
                ? "the columns seem to be separated by semicolons or tabs, so save it with commas"
                : "the first line must hold ILLiad's column names, separated by commas";
    }

    private FileRow row(CsvRow row) {
        if (row.fields().size() != width) {
            return new UnreadableRow(
                    row.line(),
                    "has " + row.fields().size() + " fields where the first line names " + width
                            + ": look for a comma or quote too many or too few");
        }
        String number = field(row, NUMBER);
        if (!number.matches("[0-9]{1,10}")) {
            return new UnreadableRow(
                    row.line(), "has no TransactionNumber of digits: an order could not be traced back");
        }
        Integer earlier = linesByNumber.putIfAbsent(number, row.line());
        if (earlier != null) {
            return new UnreadableRow(
                    row.line(), "repeats transaction " + number + " of line " + earlier + ", which alone counts");
        }
        String paid = field(row, ALREADY_PAID).toLowerCase(Locale.ROOT);
        if (!List.of("", "no", "yes").contains(paid)) {
            return new UnreadableRow(
                    row.line(),
                    "does not say whether transaction " + number
                            + " is paid: write Yes or No under CopyrightAlreadyPaid");
        }
        return transaction(row, number, paid.equals("yes"));
    }

    private Transaction transaction(CsvRow row, String number, boolean alreadyPaid) {
        return new Transaction(
                number,
                field(row, STANDARD_NUMBER),
                field(row, JOURNAL),
                field(row, "PhotoJournalVolume"),
                field(row, "PhotoJournalIssue"),
                field(row, YEAR),
                field(row, PAGES),
                field(row, "PhotoArticleTitle"),
                field(row, "PhotoArticleAuthor"),
                workId(field(row, "CCCNumber")),
                alreadyPaid);
    }

    /** Libraries also note things like "Pay Publisher" in this column (Atlas); CCC's ids are digits. */
    private static String workId(String cccNumber) {
        return cccNumber.matches("[0-9]{1,50}") ? cccNumber : "";
    }

    private String field(CsvRow row, String name) {
        Integer column = columns.get(key(name));
        return column == null ? "" : row.fields().get(column).strip();
    }

    private static String key(String columnName) {
        return columnName.strip().toLowerCase(Locale.ROOT);
    }
}
