package io.github.cccsdk.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.cli.output.LocalFileException;
import io.github.cccsdk.cli.rows.UnreadableRow.Reason;
import io.github.cccsdk.error.CccRequestException;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowFileTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String COLUMNS =
            "TransactionNumber,ISSN,PhotoJournalTitle,PhotoJournalYear,PhotoJournalInclusivePages,CopyrightAlreadyPaid";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r"})
    void readsRowsWhateverTheirLineEndAndKeepsTheirBytes(String lineEnd) throws Exception {
        String first = "1,1092-4388,\"A, \"\"b\"\"" + lineEnd + "c\",2004,165-83,No" + lineEnd;
        String second = "2,,Title,2005,1-2,Yes";
        Path file = file("\uFEFF" + COLUMNS + lineEnd + first + second, StandardCharsets.UTF_8);

        try (RowFile rows = RowFile.open(file, StandardCharsets.UTF_8, RowFormat.CSV)) {
            assertThat(new String(rows.heading(), StandardCharsets.UTF_8)).isEqualTo("\uFEFF" + COLUMNS + lineEnd);
            Row one = rows.next().orElseThrow();
            Row two = rows.next().orElseThrow();
            assertThat(rows.next()).isEmpty();
            assertThat(one.number()).isEqualTo(1);
            assertThat(one.line()).isEqualTo(2);
            assertThat(two.number()).isEqualTo(2);
            assertThat(two.line()).isEqualTo(4);
            assertThat(raw(one)).isEqualTo(first);
            assertThat(raw(two)).isEqualTo(second);
            IlliadTransaction transaction = transaction(one);
            assertThat(transaction.itemReference()).isEqualTo("TN-1");
            assertThat(transaction.title()).isEqualTo("A, \"b\"" + lineEnd + "c");
            assertThat(transaction.alreadyPaid()).isFalse();
            assertThat(transaction(two).alreadyPaid()).isTrue();
        }
    }

    @Test
    void findsTheSemicolonAndReadsWindows1252() throws Exception {
        Path file = file(
                "CCCOrder;CCCNumber;" + COLUMNS.replace(',', ';') + "\r\n"
                        + "501;122908898;7;0028-0836;L\u2019\u00e9t\u00e9, encore;2004;10\u201312;No\r\n"
                        + ";Pay Publisher;8;0028-0836;Nature;2004;1-2;\r\n",
                WINDOWS);

        List<Row> rows = rows(file, WINDOWS, RowFormat.CSV);

        IlliadTransaction first = transaction(rows.get(0));
        assertThat(first.title()).isEqualTo("L\u2019\u00e9t\u00e9, encore");
        assertThat(first.priceRequest().pageCount().pages()).isEqualTo(3);
        assertThat(first.priceRequest().workId()).contains("122908898");
        assertThat(first.cccOrder()).contains("501");
        assertThat(transaction(rows.get(1)).workId()).isEmpty();
        assertThat(transaction(rows.get(1)).cccOrder()).isEmpty();
    }

    @Test
    void namesTheColumnThatIsWrong() throws Exception {
        IlliadTransaction row =
                transaction(rows("1,0028-0836,Nature,2020-21,1-2,No\n").get(0));
        assertThatThrownBy(row::priceRequest)
                .isInstanceOf(CccRequestException.class)
                .hasMessageContaining("PhotoJournalYear");
        assertThatThrownBy(transaction(rows("1,0028-0837,Nature,2020,1-2,No\n").get(0))::priceRequest)
                .hasMessageContaining("ISSN");
        assertThatThrownBy(
                        transaction(rows("1,0028-0836,Nature,2020,A-Fz123,No\n").get(0))::priceRequest)
                .hasMessageContaining("PhotoJournalInclusivePages");
    }

    @Test
    void givesUpUnreadableRowsAlone() throws Exception {
        String good = "9%d,0028-0836,Nature,2019,1-2,No\n";
        assertThat(reasons("1,0028-0836,Nature,2019,No\n" + good.formatted(1)))
                .containsExactly(Reason.WRONG_FIELD_COUNT, null);
        assertThat(reasons("x,0028-0836,Nature,2019,1-2,No\n" + good.formatted(1)))
                .containsExactly(Reason.NUMBER_MISSING, null);
        assertThat(reasons(good.formatted(1) + good.formatted(1) + good.formatted(2)))
                .containsExactly(null, Reason.NUMBER_REPEATED, null);
        assertThat(reasons("1,0028-0836,Nature,2019,1-2,Maybe\n" + good.formatted(1)))
                .containsExactly(Reason.PAID_UNCLEAR, null);
        assertThat(reasons("1,0028-0836,\"Nat\"ure,2019,1-2,No\n" + good.formatted(1)))
                .containsExactly(Reason.TEXT_AFTER_QUOTE, null);
        assertThat(reasons("1,0028-0836,\"Nature,2019,1-2,No\n" + good.formatted(1) + good.formatted(2)))
                .containsExactly(Reason.UNCLOSED_QUOTE, null, null);
        assertThat(reasons("1,0028-0836,\"Nature,2019,1-2,No\n2,0028-0836,\"A, b\",2019,1-2,No\n"))
                .containsExactly(Reason.TEXT_AFTER_QUOTE, null);
        assertThat(unreadable(rows(good.formatted(1) + good.formatted(1)).get(1))
                        .message())
                .contains("line 2");
    }

    @Test
    void givesUpRowsThatAreNotInTheEncoding() throws Exception {
        Path file = file(COLUMNS + "\n1,,caf\u00e9,2019,1-2,No\n2,,cafe,2019,1-2,No\n", WINDOWS);

        List<Row> rows = rows(file, StandardCharsets.UTF_8, RowFormat.CSV);

        assertThat(unreadable(rows.get(0)).reason()).isEqualTo(Reason.NOT_IN_ENCODING);
        assertThat(transaction(rows.get(1)).number()).isEqualTo("2");
    }

    @Test
    void passesOverARowThatIsTooLongButKeepsItsBytes() throws Exception {
        String tooLong = "1,,\"" + "x".repeat(3_000_000) + "\",2019,1-2,No\r\n";
        Path file = file(COLUMNS + "\r\n" + tooLong + "2,,cafe,2019,1-2,No\r\n", StandardCharsets.UTF_8);

        try (RowFile rows = RowFile.open(file, StandardCharsets.UTF_8, RowFormat.CSV)) {
            Row row = rows.next().orElseThrow();
            assertThat(unreadable(row).reason()).isEqualTo(Reason.TOO_LONG);
            assertThat(row.rawLength()).isEqualTo(tooLong.length());
            assertThat(raw(row)).isEqualTo(tooLong);
            Row next = rows.next().orElseThrow();
            assertThat(next.line()).isEqualTo(3);
            assertThat(transaction(next).number()).isEqualTo("2");
        }
    }

    @Test
    void passesOverEmptyLines() throws Exception {
        List<Row> rows = rows("\n\r\n1,,a,2019,1-2,No\n\n\n");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).line()).isEqualTo(4);
        assertThat(raw(rows.get(0))).isEqualTo("1,,a,2019,1-2,No\n");
    }

    @Test
    void readsJsonLinesLikeItemsOfAnOrderFile() throws Exception {
        Path file = directory.resolve("rows.jsonl");
        String good = "{\"item\":\"TN-1\",\"issn\":\"1092-4388\",\"year\":2004,\"pages\":\"165-83\",\"volume\":\"47\"}";
        Files.writeString(
                file,
                good + "\r\n{\"item\":\"TN-2\",\n" + good
                        + "\n{\"issn\":\"1092-4388\"}\n{\"item\":\"TN-3\",\"isn\":1}\n"
                        + "{\"item\":\"TN-4\",\"issn\":\"1092-4389\",\"year\":2004,\"pages\":\"1\"}");

        List<Row> rows = rows(file, StandardCharsets.UTF_8, RowFormat.ofName(file));

        ItemTransaction first = (ItemTransaction) rows.get(0).content();
        assertThat(first.itemReference()).isEqualTo("TN-1");
        assertThat(first.priceRequest().pageCount().pages()).isEqualTo(19);
        assertThat(first.citation().volume()).contains("47");
        assertThat(raw(rows.get(0))).isEqualTo(good + "\r\n");
        assertThat(unreadable(rows.get(1)).message()).contains("line 2");
        assertThat(rows.subList(1, 5))
                .extracting(row -> unreadable(row).reason())
                .containsExactly(Reason.NOT_AN_ITEM, Reason.NUMBER_REPEATED, Reason.NUMBER_MISSING, Reason.NOT_AN_ITEM);
        assertThat(unreadable(rows.get(4)).message()).contains("isn");
        ItemTransaction wrong = (ItemTransaction) rows.get(5).content();
        assertThatThrownBy(wrong::priceRequest).hasMessageContaining("issn");
    }

    @Test
    void refusesWhatIsNoSuchExport() throws Exception {
        assertRefused("", StandardCharsets.UTF_8, "empty");
        assertRefused("\uFEFF", StandardCharsets.UTF_8, "empty");
        assertRefused(COLUMNS.replace(",ISSN", "") + "\n", StandardCharsets.UTF_8, "no column ISSN");
        assertRefused(COLUMNS + ",issn\n", StandardCharsets.UTF_8, "twice");
        assertRefused(COLUMNS.replace(',', '\t') + "\n", StandardCharsets.UTF_8, "separated by");
        assertRefused(COLUMNS + "\n", StandardCharsets.UTF_16, "UTF-16");
        assertRefused(COLUMNS + "\n", StandardCharsets.UTF_16LE, "UTF-16");
        assertRefused(COLUMNS + ",caf\u00e9\n", WINDOWS, "encoding");
        Path marked = file("\uFEFF" + COLUMNS + "\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> RowFile.open(marked, WINDOWS, RowFormat.CSV)).hasMessageContaining("byte order mark");
        for (String unusable : List.of("UTF-16", "UTF-32", "IBM037", "Shift_JIS")) {
            assertThatThrownBy(() -> RowFile.open(marked, Charset.forName(unusable), RowFormat.CSV))
                    .isInstanceOf(CccRequestException.class)
                    .hasMessageContaining(unusable);
        }
        assertThatThrownBy(() -> RowFile.open(directory.resolve("none"), WINDOWS, RowFormat.CSV))
                .isInstanceOf(LocalFileException.class);
        assertThatThrownBy(() -> RowFile.open(directory, WINDOWS, RowFormat.CSV))
                .isInstanceOf(LocalFileException.class);
    }

    @Test
    void readsBackWhatALibraryWrites() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("RowFileTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            char separator = random.nextBoolean() ? ',' : ';';
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(separator)
                    .setRecordSeparator(List.of("\r\n", "\n", "\r").get(random.nextInt(3)))
                    .get();
            StringBuilder text =
                    new StringBuilder(format.format((Object[]) COLUMNS.split(","))).append(format.getRecordSeparator());
            List<String> titles = new ArrayList<>();
            for (int row = 0; row < 200; row++) {
                String title = text(random);
                titles.add(title);
                text.append(format.format(row, text(random), title, text(random), text(random), "No"))
                        .append(format.getRecordSeparator());
            }
            Path file = file(text.toString(), StandardCharsets.UTF_8);

            List<Row> rows = rows(file, StandardCharsets.UTF_8, RowFormat.CSV);

            assertThat(rows)
                    .as("seed " + seed)
                    .extracting(row -> transaction(row).title())
                    .containsExactlyElementsOf(
                            titles.stream().map(String::strip).toList());
            assertThat(whole(file)).as("seed " + seed).isEqualTo(text.toString());
        }
    }

    @Test
    void losesNoByteOfAnything() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("RowFileTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder(COLUMNS).append('\n');
            for (int at = random.nextInt(60); at > 0; at--) {
                text.append("\"\",,a 1\t\r\n".charAt(random.nextInt(9)));
            }
            Path file = file(text.toString(), StandardCharsets.UTF_8);
            assertThat(whole(file).replaceAll("[\r\n]", ""))
                    .as("seed " + seed)
                    .isEqualTo(text.toString().replaceAll("[\r\n]", ""));
        }
    }

    @Test
    void holdsNoMoreThanTheNumbersOfManyRows() throws Exception {
        Path file = directory.resolve("large.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(COLUMNS + "\n");
            for (int row = 1; row <= 50_000; row++) {
                out.write(row + ",,a,2019,1,No\n");
            }
            out.write("50000,,a,2019,1,No\n");
        }
        try (RowFile rows = RowFile.open(file, StandardCharsets.UTF_8, RowFormat.CSV)) {
            Row last = null;
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                last = row.get();
            }
            assertThat(last).isNotNull();
            assertThat(last.number()).isEqualTo(50_001);
            assertThat(unreadable(last).reason()).isEqualTo(Reason.NUMBER_REPEATED);
            assertThat(rows.heldBytes()).isLessThan(2_000_000);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int at = random.nextInt(12); at > 0; at--) {
            text.append("ab \"\",;\r\n\u00e9\u674e\t'=".charAt(random.nextInt(14)));
        }
        return text.toString();
    }

    private void assertRefused(String text, Charset encoding, String message) throws IOException {
        Path file = file(text, encoding);
        assertThatThrownBy(() -> RowFile.open(file, StandardCharsets.UTF_8, RowFormat.CSV))
                .isInstanceOf(CccRequestException.class)
                .hasMessageContaining(message);
    }

    private List<Reason> reasons(String text) throws IOException {
        List<Reason> reasons = new ArrayList<>();
        for (Row row : rows(text)) {
            reasons.add(row.content() instanceof UnreadableRow unreadable ? unreadable.reason() : null);
        }
        return reasons;
    }

    private List<Row> rows(String text) throws IOException {
        return rows(file(COLUMNS + "\n" + text, StandardCharsets.UTF_8), StandardCharsets.UTF_8, RowFormat.CSV);
    }

    private static List<Row> rows(Path file, Charset encoding, RowFormat format) {
        List<Row> all = new ArrayList<>();
        try (RowFile rows = RowFile.open(file, encoding, format)) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                all.add(row.get());
            }
        }
        return all;
    }

    private static String whole(Path file) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (RowFile rows = RowFile.open(file, StandardCharsets.UTF_8, RowFormat.CSV)) {
            whole.writeBytes(rows.heading());
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                row.get().writeRaw(Channels.newChannel(whole));
            }
        }
        return whole.toString(StandardCharsets.UTF_8);
    }

    private Path file(String text, Charset encoding) throws IOException {
        return Files.write(directory.resolve("rows.csv"), text.getBytes(encoding));
    }

    private static IlliadTransaction transaction(Row row) {
        return (IlliadTransaction) row.content();
    }

    private static UnreadableRow unreadable(Row row) {
        return (UnreadableRow) row.content();
    }

    private static String raw(Row row) throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        row.writeRaw(Channels.newChannel(raw));
        return raw.toString(StandardCharsets.UTF_8);
    }
}
