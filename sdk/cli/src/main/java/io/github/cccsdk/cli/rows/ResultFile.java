package io.github.cccsdk.cli.rows;

import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.pricing.Money;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;

/** The results as CSV (RFC 4180, UTF-8), under ILLiad's own column names where it has such a column. Not thread-safe. */
final class ResultFile {
    private static final List<String> COLUMNS = List.of(
            "TransactionNumber",
            "Outcome",
            "CCCNumber",
            "CCCOrder",
            "BaseFee",
            "PerPage",
            "Pages",
            "Total",
            "Currency",
            "Reference",
            "Problem",
            "Message");

    private static final int MAX_MESSAGE = 2_000;

    private final FileChannel channel;

    private ResultFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Begins or goes on at the channel's end. */
    static ResultFile at(FileChannel channel) throws IOException {
        ResultFile file = new ResultFile(channel);
        if (channel.size() == 0) {
            file.write(record(COLUMNS));
        }
        return file;
    }

    /** Whether the first bytes of a file are those of a result file, and a line ends at the given length. */
    static boolean isOne(FileChannel channel, long length) throws IOException {
        byte[] heading = record(COLUMNS);
        ByteBuffer start = ByteBuffer.allocate(heading.length);
        ByteBuffer end = ByteBuffer.allocate(2);
        channel.read(start, 0);
        channel.read(end, Math.max(0, length - 2));
        return start.flip().equals(ByteBuffer.wrap(heading)) && end.get(0) == '\r' && end.get(1) == '\n';
    }

    void append(ResultLine line) throws IOException {
        write(record(List.of(
                text(line.number()),
                text(line.outcome()),
                text(line.workId()),
                text(line.orderNumber()),
                amount(line.baseFee()),
                amount(line.perPageFee()),
                line.pages().isPresent() ? Integer.toString(line.pages().getAsInt()) : "",
                amount(line.total()),
                line.total().map(Money::currency).orElse(""),
                text(line.reference()),
                text(line.problem()),
                text(line.message()))));
    }

    private static String amount(Optional<Money> money) {
        return money.map(Money::decimal).orElse("");
    }

    private static String text(Optional<String> value) {
        return value.map(ResultFile::text).orElse("");
    }

    /** On one line; a text that a spreadsheet would take for a formula gets an apostrophe before it. */
    private static String text(String value) {
        String line = OneLine.of(value, MAX_MESSAGE);
        // OneLine has taken out tabs and line ends; the last four are the full-width forms, which some spreadsheets
        // fold.
        return !line.isEmpty() && "=+-@＝＋－＠".indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    }

    private static byte[] record(List<String> cells) {
        return (CSVFormat.RFC4180.format(cells.toArray()) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }
}
