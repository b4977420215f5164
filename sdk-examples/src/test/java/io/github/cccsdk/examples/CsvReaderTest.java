package io.github.cccsdk.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
    @Test
    void splitsFieldsAtCommasAndRowsAtAnyLineBreak() throws Exception {
        assertThat(CsvReader.read("a,b\r\nc,d\ne,f\rg,h"))
                .containsExactly(row(1, "a", "b"), row(2, "c", "d"), row(3, "e", "f"), row(4, "g", "h"));
    }

    @Test
    void keepsCommasQuotesAndLineBreaksOfQuotedFields() throws Exception {
        assertThat(CsvReader.read("\"a,b\",\"say \"\"so\"\"\",\"one\r\ntwo\"\r\n"))
                .containsExactly(row(1, "a,b", "say \"so\"", "one\r\ntwo"));
    }

    @Test
    void countsLinesAndNotRows() throws Exception {
        assertThat(CsvReader.read("a\r\n\"b\nb\r\nb\rb\"\r\n\r\n\nc"))
                .extracting(CsvRow::line)
                .containsExactly(1, 2, 8);
    }

    @Test
    void keepsEmptyFieldsButNoEmptyLines() throws Exception {
        assertThat(CsvReader.read("\n,,\n\n\"\"\n")).containsExactly(row(2, "", "", ""), row(4, ""));
    }

    @Test
    void passesOverAByteOrderMarkAtTheStartAlone() throws Exception {
        assertThat(CsvReader.read("\uFEFF\"a\",\uFEFFb")).containsExactly(row(1, "a", "\uFEFFb"));
    }

    @Test
    void takesAQuoteInsideAPlainFieldAsItIs() throws Exception {
        assertThat(CsvReader.read("5\" disks,x \"y\" z")).containsExactly(row(1, "5\" disks", "x \"y\" z"));
    }

    @Test
    void findsNothingInAnEmptyText() throws Exception {
        assertThat(CsvReader.read("")).isEmpty();
        assertThat(CsvReader.read("\uFEFF")).isEmpty();
        assertThat(CsvReader.read("\r\n\r\n")).isEmpty();
    }

    @Test
    void saysWhereAQuoteWasOpenedThatIsNeverClosed() {
        assertThatThrownBy(() -> CsvReader.read("a\nb,\"c\nd\ne"))
                .isInstanceOf(BadFileException.class)
                .hasMessage("the quote opened on line 2 is never closed");
    }

    @Test
    void refusesTextAfterAClosingQuote() {
        assertThatThrownBy(() -> CsvReader.read("a\n\"b\"c,d"))
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith("line 2 has text after a closing quote");
    }

    @Test
    void readsBackWhateverAWriterWrites() throws Exception {
        long seed = 481_502;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<List<String>> rows = randomRows(random);
            String text = written(rows, random);
            assertThat(CsvReader.read(text))
                    .as("seed %d, round %d, text %s", seed, round, text)
                    .extracting(CsvRow::fields)
                    .isEqualTo(rows);
        }
    }

    private static List<List<String>> randomRows(Random random) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = random.nextInt(5); row > 0; row--) {
            List<String> fields = new ArrayList<>();
            for (int field = 1 + random.nextInt(4); field > 0; field--) {
                fields.add(randomText(random));
            }
            rows.add(fields);
        }
        return rows;
    }

    private static String randomText(Random random) {
        String[] pieces = {",", "\"", "\r\n", "\n", "\r", " ", "é", "日", "😀", "a", "7", "\uFEFF", "\t"};
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    private static String written(List<List<String>> rows, Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
        for (int row = 0; row < rows.size(); row++) {
            List<String> fields = rows.get(row);
            for (int at = 0; at < fields.size(); at++) {
                text.append(at == 0 ? "" : ",").append(writtenField(fields.get(at), fields.size(), random));
            }
            boolean last = row == rows.size() - 1;
            if (!last || random.nextBoolean()) {
                text.append(random.nextBoolean() ? "\r\n" : "\n");
            }
        }
        return text.toString();
    }

    /** An empty field that is a row by itself, and a first field that could be taken for a byte order mark, need quotes. */
    private static String writtenField(String field, int fieldsInRow, Random random) {
        boolean needsQuotes = field.matches("(?s).*[,\"\r\n].*")
                || field.startsWith("\uFEFF")
                || (field.isEmpty() && fieldsInRow == 1);
        return needsQuotes || random.nextBoolean() ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }

    private static CsvRow row(int line, String... fields) {
        return new CsvRow(line, List.of(fields));
    }
}
