package io.github.cccsdk.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cccsdk.cli.output.LocalFileException;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.pricing.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T10:15:00.123456Z"));
    private static final String HEADING = "TransactionNumber,ISSN,PhotoJournalTitle,PhotoJournalYear,"
            + "PhotoJournalInclusivePages,CopyrightAlreadyPaid\r\n";
    private static final List<String> ROWS =
            List.of("1,,a,2019,1,No\r\n", "2,,\"b\r\nb\",2019,1,No\r\n", "3,,c,2019,1,No\r\n", "4,,d,2019,1,No");

    @TempDir
    private Path directory;

    private Path input;
    private BatchFiles files;
    private BatchRun run;

    @BeforeEach
    void writeInput() throws IOException {
        input = Files.writeString(directory.resolve("in.csv"), HEADING + String.join("", ROWS));
        files = BatchFiles.of(directory.resolve("out.csv"), directory.resolve("failed.csv"));
        run = new BatchRun("batch quote", InputHash.of(input), Map.of("country", "US"));
    }

    @Test
    void writesResultsAndFailedRowsOnlyTheOwnerMayRead() throws Exception {
        try (Progress progress = open()) {
            assertThat(progress.resumedRows()).isZero();
            finishAll(progress);
        }
        assertThat(files.result())
                .content()
                .isEqualTo(
                        "TransactionNumber,Outcome,CCCNumber,CCCOrder,BaseFee,PerPage,Pages,Total,Currency,Reference,"
                                + "Problem,Message\r\n"
                                + "1,QUOTE,,,,,,43.00,USD,,,\r\n"
                                + "2,FAILED,,,,,,,,,P,m\r\n"
                                + "3,QUOTE,,,,,,43.00,USD,,,\r\n"
                                + "4,FAILED,,,,,,,,,P,m\r\n");
        assertThat(files.failed()).content().isEqualTo(HEADING + ROWS.get(1) + ROWS.get(3));
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        for (Path file : List.of(files.result(), files.failed(), files.progress())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void goesOnAfterAProgressFileTornAtAnyByte() throws Exception {
        Instant began;
        try (Progress progress = open()) {
            began = progress.began();
            finishAll(progress);
        }
        byte[] whole = Files.readAllBytes(files.progress());
        byte[] result = Files.readAllBytes(files.result());
        byte[] failed = Files.readAllBytes(files.failed());
        List<Integer> ends = new ArrayList<>();
        for (int at = 0; at < whole.length; at++) {
            if (whole[at] == '\n') {
                ends.add(at + 1);
            }
        }
        assertThat(ends).hasSize(6);
        for (int length = ends.get(1); length <= whole.length; length++) {
            int kept = length;
            Files.write(files.progress(), Arrays.copyOf(whole, length));
            long expected = ends.stream().filter(end -> end <= kept).count() - 2;
            try (Progress progress = open()) {
                assertThat(progress.resumedRows()).isEqualTo(expected);
                assertThat(progress.tally().counts().getOrDefault("DONE", 0L)).isEqualTo(expected);
                assertThat(progress.began()).isEqualTo(began);
                finishAll(progress);
            }
            assertThat(files.result()).hasBinaryContent(result);
            assertThat(files.failed()).hasBinaryContent(failed);
            assertThat(files.progress()).hasBinaryContent(whole);
        }
        for (int length = 0; length < ends.get(1); length++) {
            Files.write(files.progress(), Arrays.copyOf(whole, length));
            assertThatThrownBy(this::open)
                    .isInstanceOf(LocalFileException.class)
                    .hasMessageContaining("--out");
            assertThat(files.result()).hasBinaryContent(result);
        }
    }

    @Test
    void goesOnFromWhereTheShorterFileEnds() throws Exception {
        try (Progress progress = open()) {
            finishAll(progress);
        }
        byte[] result = Files.readAllBytes(files.result());
        byte[] failed = Files.readAllBytes(files.failed());
        Files.write(files.failed(), Arrays.copyOf(failed, failed.length - 3));
        try (Progress progress = open()) {
            assertThat(progress.resumedRows()).isEqualTo(3);
            assertThat(progress.isFinished(3)).isTrue();
            assertThat(progress.isFinished(4)).isFalse();
            finishAll(progress);
        }
        Files.write(files.result(), Arrays.copyOf(result, result.length - 40));
        try (Progress progress = open()) {
            assertThat(progress.resumedRows()).isEqualTo(2);
            finishAll(progress);
        }
        assertThat(files.result()).hasBinaryContent(result);
        assertThat(files.failed()).hasBinaryContent(failed);
    }

    @Test
    void refusesAnotherBatch() throws Exception {
        try (Progress progress = open()) {
            finishAll(progress);
        }
        byte[] before = Files.readAllBytes(files.result());
        List<BatchRun> others = List.of(
                new BatchRun("batch order", run.inputHash(), run.arguments()),
                new BatchRun(run.command(), "0", run.arguments()),
                new BatchRun(run.command(), run.inputHash(), Map.of("country", "DE")));
        for (BatchRun other : others) {
            assertThatThrownBy(() -> Progress.open(files, other, HEADING.getBytes(StandardCharsets.UTF_8), CLOCK))
                    .isInstanceOf(CccRequestException.class)
                    .hasMessageContaining("--out")
                    .hasMessageContaining("remove");
        }
        assertThat(files.result()).hasBinaryContent(before);
    }

    @Test
    void overwritesNothingItDidNotBegin() throws Exception {
        for (Path taken : List.of(files.result(), files.failed())) {
            Files.writeString(taken, "mine");
            assertThatThrownBy(this::open)
                    .isInstanceOf(LocalFileException.class)
                    .hasMessageContaining("exists");
            assertThat(taken).content().isEqualTo("mine");
            assertThat(files.progress()).doesNotExist();
            Files.delete(taken);
        }
        try (Progress progress = open()) {
            finishAll(progress);
        }
        String edited = Files.readString(files.result()).replace("\r\n", "\n") + "more than there was before\n";
        Files.writeString(files.result(), edited);
        assertThatThrownBy(this::open).isInstanceOf(LocalFileException.class).hasMessageContaining("changed");
        assertThat(files.result()).content().isEqualTo(edited);
        Files.delete(files.result());
        assertThatThrownBy(this::open).isInstanceOf(LocalFileException.class).hasMessageContaining("gone");
    }

    @Test
    void refusesASecondRunAtOnce() {
        try (Progress first = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(LocalFileException.class)
                    .hasMessageContaining("another run");
            assertThat(first.resumedRows()).isZero();
        }
        open().close();
    }

    @Test
    void leavesNoFileOfFailedRowsWithoutAny() throws Exception {
        try (Progress progress = open();
                RowFile rows = RowFile.open(input, StandardCharsets.UTF_8, RowFormat.CSV)) {
            progress.finished(
                    rows.next().orElseThrow(), ResultLine.of("1", "QUOTE").build(), Tally.NONE);
        }
        assertThat(files.failed()).doesNotExist();
        try (Progress progress = open()) {
            assertThat(progress.resumedRows()).isEqualTo(1);
            finishAll(progress);
        }
        assertThat(files.failed()).content().isEqualTo(HEADING + ROWS.get(1) + ROWS.get(3));
    }

    @Test
    void endsTheLastLineWhenAnotherFollows() throws Exception {
        try (Progress progress = open();
                RowFile rows = RowFile.open(input, StandardCharsets.UTF_8, RowFormat.CSV)) {
            Row first = rows.next().orElseThrow();
            Row last = first;
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                last = row.get();
            }
            progress.failed(last, ResultLine.of("4", "FAILED").build(), Tally.NONE);
            progress.failed(first, ResultLine.of("1", "FAILED").build(), Tally.NONE);
        }
        assertThat(files.failed()).content().isEqualTo(HEADING + ROWS.get(3) + "\r\n" + ROWS.get(0));
    }

    @Test
    void keepsTextFromBeingTakenForAFormula() throws Exception {
        List<String> dangerous =
                List.of("=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF201");
        try (Progress progress = open();
                RowFile rows = RowFile.open(input, StandardCharsets.UTF_8, RowFormat.CSV)) {
            Row row = rows.next().orElseThrow();
            for (String text : dangerous) {
                progress.finished(
                        row,
                        ResultLine.of(text, "QUOTE")
                                .workId(text)
                                .orderNumber(text)
                                .reference(text)
                                .total(Money.usd("-3.50"))
                                .problem(text, text)
                                .build(),
                        Tally.NONE);
            }
        }
        List<String> lines = Files.readAllLines(files.result());
        for (int at = 0; at < dangerous.size(); at++) {
            String safe = "'" + dangerous.get(at).strip();
            assertThat(lines.get(at + 1))
                    .isEqualTo(
                            String.join(",", safe, "QUOTE", safe, safe, "", "", "", "-3.50", "USD", safe, safe, safe));
        }
    }

    private Progress open() {
        return Progress.open(files, run, HEADING.getBytes(StandardCharsets.UTF_8), CLOCK);
    }

    /** Rows 1 and 3 succeed, 2 and 4 fail. */
    private void finishAll(Progress progress) {
        long done = progress.tally().counts().getOrDefault("DONE", 0L);
        try (RowFile rows = RowFile.open(input, StandardCharsets.UTF_8, RowFormat.CSV)) {
            for (Optional<Row> next = rows.next(); next.isPresent(); next = rows.next()) {
                Row row = next.get();
                if (progress.isFinished(row.number())) {
                    continue;
                }
                Tally tally = new Tally(Map.of("DONE", ++done), "43.00 USD");
                String number = ((Transaction) row.content()).number();
                if (row.number() % 2 == 1) {
                    progress.finished(
                            row,
                            ResultLine.of(number, "QUOTE")
                                    .total(Money.usd("43.00"))
                                    .build(),
                            tally);
                } else {
                    progress.failed(
                            row,
                            ResultLine.of(number, "FAILED").problem("P", "m").build(),
                            tally);
                }
            }
        }
    }
}
