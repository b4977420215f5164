package io.github.cccsdk.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.PlacedOrder;
import io.github.cccsdk.simulator.Work;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearanceRunTest {
    private static final String HEADER =
            "TransactionNumber,ISSN,PhotoJournalTitle,PhotoJournalYear,PhotoJournalInclusivePages,CopyrightAlreadyPaid\n";

    private final Captured out = new Captured();
    private final Captured err = new Captured();

    @TempDir
    Path directory;

    @Test
    void buysTheSampleExactlyOnceAcrossAnExpiredSession() throws Exception {
        try (CccSimulator simulator = CccSimulator.start()) {
            new ClearanceRun(simulator, OrderLedger.inMemory(), out.stream, err.stream).clear(sample());

            assertThat(simulator.orders())
                    .extracting(order -> order.customerReference().orElseThrow(), PlacedOrder::total)
                    .containsExactly(
                            tuple("ILL-2026-11-23-A", new BigDecimal("619.61")),
                            tuple("ILL-2026-11-23-B", new BigDecimal("667.94")));
            List<String> bought = simulator.orders().stream()
                    .flatMap(order -> order.items().stream())
                    .map(PlacedOrder.Item::itemReference)
                    .toList();
            assertThat(bought).hasSize(36).doesNotHaveDuplicates().contains("TN-481502", "TN-481595");
            assertThat(simulator.signIns()).hasSize(2).allMatch(signIn -> signIn.accepted());
            // The third is the one the dead session refused.
            assertThat(simulator.count(Call.SUBMIT_ORDER)).isEqualTo(3);
        }
        assertThat(out.text())
                .contains("Order 501234567 (our reference ILL-2026-11-23-A): 18 items for 619.61 USD, status OPEN")
                .contains("Order 501234568 (our reference ILL-2026-11-23-B): 18 items for 667.94 USD, status OPEN")
                .contains("64 rows read")
                .contains("36 bought on 2 orders for 1287.55 USD")
                .contains("26 not ordered")
                .contains("2 skipped because already paid")
                .contains(
                        "2 sign-ins counted at the simulated CCC: the session expired in the 2 hours between the orders");
    }

    @Test
    void saysOfEveryRowOfTheSampleWhatToDoNext() throws Exception {
        clear(sample());

        assertThat(lineOf("481502")).contains("165-83", "19  Available", "43.00 USD  Order");
        assertThat(lineOf("481503")).contains("1210–1226", "17  Available");
        assertThat(lineOf("481505")).contains("No match", "Check the year");
        assertThat(lineOf("481506")).contains("S12-S20", "9  Available");
        assertThat(lineOf("481508")).contains("iv-xii", "9  Available");
        assertThat(lineOf("481511")).contains("Not asked", "Correct the ISSN");
        assertThat(lineOf("481514")).contains("Available").doesNotContain("No match");
        assertThat(lineOf("481515")).contains("No match", "Write the full title");
        assertThat(lineOf("481517")).contains("Not asked", "Give the year");
        assertThat(lineOf("481518")).contains("Denied", "Try another source");
        assertThat(lineOf("481520")).contains("Special request", "Ask on CCC's site");
        assertThat(lineOf("481521")).contains("Unavailable", "Try another source");
        assertThat(lineOf("481523")).contains("No estimate", "Look at CCC's site");
        assertThat(lineOf("481524")).contains("Several works", "Pick one");
        assertThat(lineOf("481526")).contains("Available", "33.00 USD");
        assertThat(lineOf("481532")).contains("A-Fz123", "Not asked", "Correct the pages");
        assertThat(lineOf("481535")).contains("Effective Java", "Available");
        assertThat(lineOf("481536")).contains("39  Available");
        assertThat(lineOf("481548")).contains("Already paid", "Nothing");
        assertThat(lineOf("481556")).contains("Not asked", "Give the pages");
        assertThat(lineOf("481565")).contains("日本耳鼻咽喉科学会会報", "No match", "Check ISSN and title");
        assertThat(lineOf("481583")).contains("Not asked", "Correct the year");
        assertThat(lineOf("line 59")).contains("Not asked", "Correct the file");
        assertThat(out.text())
                .contains("CCC's record covers 1996-2009, not the year asked for")
                .contains("The row repeats transaction 481502 of line 2");
    }

    @Test
    void explainsEveryRowThatIsNeitherOrderedNorPaid() throws Exception {
        clear(sample());

        String explained = out.text()
                .substring(out.text().indexOf("NOT ORDERED"), out.text().indexOf("IN ALL"));
        List<String> left = out.text()
                .lines()
                .skip(2)
                .limit(64)
                .filter(line -> !line.contains("Available") && !line.contains("Already paid"))
                .map(line -> line.substring(0, 7).strip())
                .toList();
        assertThat(left).hasSize(26).allSatisfy(label -> assertThat(explained).contains("  " + label + " "));
    }

    @Test
    void staysWithinAHundredColumns() throws Exception {
        clear(TransactionFile.read(HEADER
                + "1,0092-8674," + "漢".repeat(300) + ",2018,1-9,No\n"
                + "2147483647,0092-8674,\u001b[31m" + "Journal ".repeat(90) + ",2018,\"" + "12, ".repeat(90) + "\",No\n"
                + "3,\"" + "9".repeat(500) + "\",x,2018,1-9,No\n"
                + "4,0092-8674,\"e\u0301\u0301\nx\",20🙂18,1-9,No\n"
                + "5,,J. Abbr.,2018,1-9\n"));
        clear(sample());

        assertThat(out.text().lines())
                .allSatisfy(line -> assertThat(TextColumn.width(line)).isLessThanOrEqualTo(100))
                .noneMatch(line -> line.contains("\u001b"));
    }

    @Test
    void printsTheSameBytesEachTime() {
        Captured again = new Captured();

        assertThat(ClearanceRun.run(new String[0], out.stream, err.stream)).isZero();
        assertThat(ClearanceRun.run(new String[0], again.stream, err.stream)).isZero();

        assertThat(again.text()).isEqualTo(out.text()).contains("2 sign-ins counted");
    }

    @Test
    void printsWhatTheReadmeShows() throws Exception {
        run();

        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("Item     Journal");
        assertThat(readme.substring(start, readme.indexOf("```", start)).lines())
                .filteredOn(line -> !line.strip().equals("…"))
                .hasSizeGreaterThan(15)
                .isSubsetOf(out.text().lines().toList());
    }

    @Test
    void readsTheFileGivenAsArgument() throws Exception {
        Path file = Files.writeString(directory.resolve("March 2026.csv"), HEADER + "7,0092-8674,Cell,2018,1-9,no\r\n");

        assertThat(run(file.toString())).isZero();

        assertThat(err.text()).startsWith("Read 1 row from " + file);
        assertThat(out.text())
                .contains("1 bought on 1 order for 45.00 USD")
                .contains("1 sign-in counted at the simulated CCC\n")
                .doesNotContain("NOT ORDERED");
    }

    @Test
    void buysNothingWhereNothingIsAvailable() throws Exception {
        clear(TransactionFile.read(HEADER + "7,0031-9007,Physical Review Letters,2018,1-9,no\n"));

        assertThat(out.text())
                .contains("BOUGHT\n  Nothing\n")
                .contains("0 bought on 0 orders")
                .contains("1 not ordered");
    }

    @Test
    void keepsEachOrderBelowItsLimitAndInOneCurrency() throws Exception {
        StringBuilder file = new StringBuilder(HEADER + "1,0012-821X,Earth and Planetary Science Letters,2018,1-9,\n");
        for (int number = 2; number <= 61; number++) {
            file.append(number).append(",0140-6736,The Lancet,2018,1-9,No\n");
        }
        try (CccSimulator simulator = CccSimulator.start()) {
            new ClearanceRun(simulator, OrderLedger.inMemory(), out.stream, err.stream)
                    .clear(TransactionFile.read(file.toString()));

            assertThat(simulator.orders())
                    .extracting(order -> order.total().toPlainString())
                    .containsExactly("990.00", "990.00");
        }
        assertThat(lineOf("1 ")).contains("42.00 EUR  Order later");
        assertThat(lineOf("61")).contains("45.00 USD  Order later");
        assertThat(out.text())
                .contains("Is priced in EUR and this run orders in USD: order it by itself")
                .contains("The order would grow beyond 1000.00 USD or 500 items: leave it for the next run")
                .contains("44 bought on 2 orders for 1980.00 USD")
                .contains("17 not ordered");
    }

    @Test
    void saysThatAnOrderMayHaveBeenBoughtAndGoesOn() throws Exception {
        try (CccSimulator simulator = CccSimulator.start()) {
            simulator.faults().next(Call.SUBMIT_ORDER).processThenDrop();
            simulator.faults().always(Call.FIND_ORDERS).status(400);
            new ClearanceRun(simulator, OrderLedger.inMemory(), out.stream, err.stream)
                    .clear(TransactionFile.read(
                            HEADER + "7,0092-8674,Cell,2018,1-9,No\n" + "8,0028-0836,Nature,2018,1-9,No\n"));

            assertThat(simulator.orders()).hasSize(2);
        }
        assertThat(out.text().replaceAll("\\s+", " "))
                .contains("Order of 1 item as ILL-2026-11-23-A was not confirmed. It may have been bought: "
                        + "look the reference up at CCC before ordering again.")
                .contains("Its transactions: 7")
                .contains("1 bought on 1 order for 41.50 USD")
                .contains("1 on orders that were not confirmed");
    }

    @Test
    void saysWhenCccChargesMoreThanItQuoted() throws Exception {
        try (CccSimulator simulator = CccSimulator.start()) {
            Work.Fees dearer = new Work.Fees("USD", new BigDecimal("50"), BigDecimal.ZERO, new BigDecimal("3.50"));
            simulator.faults().next(Call.SUBMIT_ORDER).before(() -> simulator.changeFees("122892898", dearer));
            new ClearanceRun(simulator, OrderLedger.inMemory(), out.stream, err.stream)
                    .clear(TransactionFile.read(HEADER + "7,0092-8674,Cell,2018,1-9,No\n"));
        }
        assertThat(out.text())
                .contains("1 item for 53.50 USD")
                .contains("the quotes came to 45.00 USD, a difference of 8.50 USD");
    }

    @Test
    void aRefusedPriceIsALineInTheTable() throws Exception {
        try (CccSimulator simulator = CccSimulator.start()) {
            simulator.faults().next(Call.PRICE).status(400).body("{\"error\":\"odd\"}");
            new ClearanceRun(simulator, OrderLedger.inMemory(), out.stream, err.stream)
                    .clear(TransactionFile.read(
                            HEADER + "7,0092-8674,Cell,2018,1-9,No\n" + "8,0028-0836,Nature,2018,1-9,No\n"));
        }
        assertThat(lineOf("7 ")).contains("No answer", "See below");
        assertThat(out.text()).contains("1 bought on 1 order for 41.50 USD");
    }

    @Test
    void aBadFileGivesOneLineAndExitCodeTwo() throws Exception {
        assertRefused(directory.resolve("none.csv").toString(), "does not exist");
        assertRefused(directory.toString(), "is a directory");
        assertRefused("a\0b", "is not a file name");
        assertRefused(write("empty.csv", new byte[0]), "is empty");
        assertRefused(write("blank.csv", bytes("\uFEFF\r\n\r\n")), "is empty");
        assertRefused(
                write("no-header.csv", bytes("481501,0092-8674,Cell,2018,1-9,No\n")), "has no column Transaction");
        assertRefused(
                write("latin-1.csv", (HEADER + "1,,Ärzteblatt,2018,1,No").getBytes(StandardCharsets.ISO_8859_1)),
                "is not UTF-8");
        assertRefused(write("utf-16.csv", HEADER.getBytes(StandardCharsets.UTF_16)), "is not UTF-8");
        assertRefused(write("quote.csv", bytes(HEADER + "1,\"2\n3\n")), "the quote opened on line 2 is never closed");
        assertRefused(write("header-only.csv", bytes(HEADER)), "holds no transactions");
        assertRefused(write("huge.csv", new byte[20_000_001]), "is larger than 20 MB");
    }

    @Test
    void takesOneFileAtMost() {
        assertThat(run("a.csv", "b.csv")).isEqualTo(2);
        assertThat(err.text()).hasLineCount(1).contains("one file at most");
    }

    private void assertRefused(String fileName, String problem) {
        err.reset();
        assertThat(run(fileName)).as(fileName).isEqualTo(2);
        assertThat(err.text().lines()).singleElement().asString().contains(problem);
        assertThat(out.text()).isEmpty();
    }

    private int run(String... args) {
        return ClearanceRun.run(args, out.stream, err.stream);
    }

    private void clear(List<FileRow> rows) {
        try (CccSimulator simulator = CccSimulator.start()) {
            new ClearanceRun(simulator, OrderLedger.inMemory(), out.stream, err.stream).clear(rows);
        }
    }

    private static List<FileRow> sample() throws BadFileException {
        return TransactionFile.read(FileText.ofResource("illiad-transactions.csv"));
    }

    private String lineOf(String label) {
        return out.text()
                .lines()
                .filter(line -> line.startsWith(label))
                .findFirst()
                .orElseThrow();
    }

    private String write(String name, byte[] content) throws Exception {
        return Files.write(directory.resolve(name), content).toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Captured {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        void reset() {
            bytes.reset();
        }
    }
}
