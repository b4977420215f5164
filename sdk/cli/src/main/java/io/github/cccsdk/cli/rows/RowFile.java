package io.github.cccsdk.cli.rows;

import io.github.cccsdk.cli.input.InputText;
import io.github.cccsdk.cli.input.ItemLine;
import io.github.cccsdk.cli.output.LocalFileException;
import io.github.cccsdk.cli.rows.RawRows.RawRow;
import io.github.cccsdk.cli.rows.UnreadableRow.Reason;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.OneLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rows of an ILLiad export or of JSON lines, one at a time: memory does not grow with the file, save 25 bytes or so a row
 * to notice repeated numbers. Not thread-safe.
 */
public final class RowFile implements AutoCloseable {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String name;
    private final FileChannel channel;
    private final Charset encoding;
    private final RawRows rows;
    private final byte[] heading;
    /** Empty for JSON lines. */
    private final Optional<IlliadColumns> columns;

    private final SeenNumbers seen = new SeenNumbers();
    private long count;

    private RowFile(String name, FileChannel channel, Charset encoding, RowFormat format) throws IOException {
        this.name = name;
        this.channel = channel;
        this.encoding = encoding;
        rows = new RawRows(channel);
        boolean marked = rows.takeIf(BYTE_ORDER_MARK);
        if (marked && !encoding.equals(StandardCharsets.UTF_8)) {
            throw CccRequestException.invalid(
                    name, "begins with the byte order mark of UTF-8: read it as UTF-8, not as " + encoding.name());
        }
        byte[] mark = marked ? BYTE_ORDER_MARK : new byte[0];
        if (format == RowFormat.JSON_LINES) {
            heading = mark;
            columns = Optional.empty();
        } else {
            byte[] line = headingLine();
            heading = Arrays.copyOf(mark, mark.length + line.length);
            System.arraycopy(line, 0, heading, mark.length, line.length);
            columns = Optional.of(IlliadColumns.of(headingText(line), name, separators(format)));
        }
    }

    /**
     * Opens a file and reads its heading.
     *
     * @param encoding UTF-8, or one that has a byte for each character and ASCII as it is, such as windows-1252
     * @throws LocalFileException if it cannot be read
     * @throws CccRequestException {@code REQUEST_INVALID} if it is, as a whole, not such an export
     */
    public static RowFile open(Path file, Charset encoding, RowFormat format) {
        String name = OneLine.of(file.toString(), 200);
        requireUsable(encoding);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file);
            requireText(channel, name);
            RowFile opened = new RowFile(name, channel, encoding, format);
            channel = null;
            return opened;
        } catch (IOException failure) {
            throw InputText.unreadable(name, failure);
        } finally {
            if (channel != null) {
                closeQuietly(channel);
            }
        }
    }

    /** The bytes before the first row: a byte order mark and the line of column names, where the file has them. */
    public byte[] heading() {
        return heading.clone();
    }

    /**
     * The next row, readable or not; empty at the end.
     *
     * @throws LocalFileException if the file cannot be read
     */
    public Optional<Row> next() {
        try {
            Optional<RawRow> raw = rows.next(
                    columns.map(IlliadColumns::separator).map(c -> (int) c).orElse(RawRows.LINES));
            return raw.map(row -> new Row(++count, row, channel, content(row)));
        } catch (IOException failure) {
            throw InputText.unreadable(name, failure);
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    /** How much this holds between rows. */
    long heldBytes() {
        return rows.heldBytes() + seen.heldBytes();
    }

    private RowContent content(RawRow raw) {
        if (raw.flaw().isPresent()) {
            Reason reason = raw.flaw().get();
            return new UnreadableRow(Optional.empty(), reason, advice(reason));
        }
        String text;
        try {
            text = withoutLineEnd(decode(raw.held().orElseThrow()));
        } catch (CharacterCodingException foreign) {
            return new UnreadableRow(
                    Optional.empty(),
                    Reason.NOT_IN_ENCODING,
                    "holds bytes that are no text in " + encoding.name() + ": name the encoding it was saved in");
        }
        return columns.isPresent() ? columns.get().content(text, raw.line(), seen) : item(text, raw.line());
    }

    private RowContent item(String text, long line) {
        ItemLine item;
        try {
            item = ItemLine.parse(text, line);
        } catch (CccRequestException invalid) {
            return new UnreadableRow(Optional.empty(), Reason.NOT_AN_ITEM, words(invalid));
        }
        String reference;
        try {
            reference = item.reference();
        } catch (CccRequestException missing) {
            return new UnreadableRow(Optional.empty(), Reason.NUMBER_MISSING, words(missing));
        }
        int earlier = seen.add(InputHash.shortOf(reference), line);
        if (earlier > 0) {
            return new UnreadableRow(
                    Optional.of(reference),
                    Reason.NUMBER_REPEATED,
                    "repeats the item " + reference + " of line " + earlier + ", which alone counts");
        }
        return new ItemTransaction(reference, item);
    }

    private static String words(CccRequestException invalid) {
        return invalid.violations().stream()
                .map(violation -> violation.path() + " " + violation.problem())
                .collect(Collectors.joining("; "));
    }

    private static String advice(Reason reason) {
        return switch (reason) {
            case TEXT_AFTER_QUOTE ->
                "has text after a closing quote: write quotes inside a quoted field twice, and a separator after it";
            case UNCLOSED_QUOTE -> "opens a quote that is not closed: close it, or write quotes inside a field twice";
            default -> "is longer than 1 MB: look for a line end that is missing";
        };
    }

    private byte[] headingLine() throws IOException {
        RawRow line = rows.next(RawRows.LINES)
                .orElseThrow(() -> CccRequestException.invalid(
                        name, "is empty: export the transactions again, with column names in the first line"));
        return line.held()
                .orElseThrow(() -> CccRequestException.invalid(
                        name, "has a first line of more than 1 MB: it must hold ILLiad's column names"))
                .array();
    }

    private String headingText(byte[] line) {
        try {
            return withoutLineEnd(decode(ByteBuffer.wrap(line)));
        } catch (CharacterCodingException foreign) {
            throw CccRequestException.invalid(
                    name, "is no text in " + encoding.name() + ": save it as \"CSV UTF-8\", or name its encoding");
        }
    }

    private String decode(ByteBuffer bytes) throws CharacterCodingException {
        return encoding.newDecoder().decode(bytes.asReadOnlyBuffer()).toString();
    }

    private static String withoutLineEnd(String text) {
        int end = text.length();
        if (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > 0 && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(0, end);
    }

    private static List<Character> separators(RowFormat format) {
        return switch (format) {
            case CSV_COMMA -> List.of(',');
            case CSV_SEMICOLON -> List.of(';');
            default -> List.of(',', ';');
        };
    }

    /** Quotes, separators and line ends are looked for as bytes. */
    private static void requireUsable(Charset encoding) {
        boolean usable = encoding.equals(StandardCharsets.UTF_8);
        if (!usable && encoding.canEncode() && encoding.newEncoder().maxBytesPerChar() == 1.0f) {
            byte[] ascii = new byte[128];
            for (int at = 0; at < ascii.length; at++) {
                ascii[at] = (byte) at;
            }
            usable = new String(ascii, encoding).equals(new String(ascii, StandardCharsets.US_ASCII));
        }
        if (!usable) {
            throw CccRequestException.invalid(
                    "encoding", "is " + encoding.name() + ": save the file as UTF-8, and read it as that");
        }
    }

    private static void requireText(FileChannel channel, String name) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(4096);
        channel.read(first, 0);
        first.flip();
        if (!first.hasRemaining()) {
            throw CccRequestException.invalid(
                    name, "is empty: export the transactions again, with column names in the first line");
        }
        boolean utf16 = first.remaining() > 1
                && ((first.get(0) == (byte) 0xFF && first.get(1) == (byte) 0xFE)
                        || (first.get(0) == (byte) 0xFE && first.get(1) == (byte) 0xFF));
        boolean nul = false;
        while (first.hasRemaining()) {
            nul |= first.get() == 0;
        }
        if (utf16 || nul) {
            throw CccRequestException.invalid(
                    name, "is UTF-16 (\"Unicode text\") or no text at all: save it as \"CSV UTF-8\"");
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException nothingWasWritten) {
            // Read only: there is nothing to lose.
        }
    }
}
