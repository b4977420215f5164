package io.github.cccsdk.cli.rows;

import io.github.cccsdk.cli.rows.UnreadableRow.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Splits a file into rows without decoding it: in the encodings that are taken, the bytes of quote, separator and line end
 * mean nothing else. Holds at most little more than one row of the greatest length. Not thread-safe.
 */
final class RawRows {
    /** The greatest length of a row that is looked into, in bytes. */
    static final int MAX_ROW = 1024 * 1024;

    /** No separator: every line is a row. */
    static final int LINES = -2;

    private final FileChannel channel;
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private long position;
    private long line = 1;

    RawRows(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * A row as it stands in the file.
     *
     * @param line of the file it starts on, counted from 1
     * @param position of its first byte in the file
     * @param length in bytes, line end included
     * @param held its bytes; empty where it is too long to hold
     * @param flaw why it cannot be looked into
     */
    record RawRow(long line, long position, long length, Optional<ByteBuffer> held, Optional<Reason> flaw) {}

    long heldBytes() {
        return buffer.length;
    }

    /** Whether the next bytes are these; if so, takes them away. */
    boolean takeIf(byte... expected) throws IOException {
        for (int at = 0; at < expected.length; at++) {
            if (isEnd(at) || peek(at) != expected[at]) {
                return false;
            }
        }
        start += expected.length;
        return true;
    }

    /** The byte so many places ahead, known to be there. */
    private byte peek(int at) {
        return buffer[start + at];
    }

    private byte[] take(int length) {
        byte[] taken = Arrays.copyOfRange(buffer, start, start + length);
        start += length;
        return taken;
    }

    /**
     * The next row; empty at the end. Empty lines before it are passed over.
     *
     * @param separator the byte between fields, or {@link #LINES}
     */
    Optional<RawRow> next(int separator) throws IOException {
        for (int lineEnd = lineEndAt(0); lineEnd > 0; lineEnd = lineEndAt(0)) {
            start += lineEnd;
            line++;
        }
        if (isEnd(0)) {
            return Optional.empty();
        }
        if (separator == LINES) {
            return Optional.of(physicalLine(Optional.empty()));
        }
        int at = 0;
        boolean fieldStart = true;
        while (at <= MAX_ROW) {
            if (fieldStart && !isEnd(at) && peek(at) == '"') {
                int closing = closingQuote(at + 1);
                if (closing < 0) {
                    return Optional.of(physicalLine(Optional.of(Reason.UNCLOSED_QUOTE)));
                }
                at = closing + 1;
                while (!isEnd(at) && (peek(at) == ' ' || peek(at) == '\t')) {
                    at++;
                }
                if (!isEnd(at) && peek(at) != separator && lineEndAt(at) == 0) {
                    return Optional.of(physicalLine(Optional.of(Reason.TEXT_AFTER_QUOTE)));
                }
                fieldStart = false;
                continue;
            }
            int lineEnd = lineEndAt(at);
            if (lineEnd > 0 || isEnd(at)) {
                int length = at + lineEnd;
                return length <= MAX_ROW
                        ? Optional.of(held(length, Optional.empty()))
                        : Optional.of(physicalLine(Optional.of(Reason.TOO_LONG)));
            }
            fieldStart = peek(at) == separator;
            at++;
        }
        return Optional.of(physicalLine(Optional.of(Reason.TOO_LONG)));
    }

    /**
     * One line of a row that has no sensible end. Only this line is given up: the rows that a stray quote seemed to
     * swallow are read for themselves.
     */
    private RawRow physicalLine(Optional<Reason> flaw) throws IOException {
        int at = 0;
        while (at <= MAX_ROW) {
            int lineEnd = lineEndAt(at);
            if (lineEnd > 0 || isEnd(at)) {
                if (at + lineEnd > MAX_ROW) {
                    break;
                }
                return held(at + lineEnd, flaw);
            }
            at++;
        }
        return skipped();
    }

    private RawRow held(int length, Optional<Reason> flaw) {
        long from = position();
        long firstLine = line;
        byte[] raw = take(length);
        line += lineEnds(raw);
        return new RawRow(firstLine, from, length, Optional.of(ByteBuffer.wrap(raw)), flaw);
    }

    private RawRow skipped() throws IOException {
        long from = position();
        long firstLine = line;
        int lineEnd = lineEndAt(0);
        while (lineEnd == 0 && !isEnd(0)) {
            start++;
            lineEnd = lineEndAt(0);
        }
        start += lineEnd;
        line++;
        return new RawRow(firstLine, from, position() - from, Optional.empty(), Optional.of(Reason.TOO_LONG));
    }

    /** Where the quoted text that starts here is closed; negative if nowhere within reach. */
    private int closingQuote(int from) throws IOException {
        for (int at = from; at <= MAX_ROW && !isEnd(at); at++) {
            if (peek(at) == '"') {
                if (isEnd(at + 1) || peek(at + 1) != '"') {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }

    /** The length of the line end here: CR, LF or both; 0 if there is none. */
    private int lineEndAt(int at) throws IOException {
        if (isEnd(at)) {
            return 0;
        }
        if (peek(at) == '\n') {
            return 1;
        }
        if (peek(at) == '\r') {
            return !isEnd(at + 1) && peek(at + 1) == '\n' ? 2 : 1;
        }
        return 0;
    }

    private boolean isEnd(int at) throws IOException {
        while (start + at >= end) {
            if (!fill()) {
                return true;
            }
        }
        return false;
    }

    private long position() {
        return position - (end - start);
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = channel.read(ByteBuffer.wrap(buffer, end, buffer.length - end), position);
        if (read <= 0) {
            return false;
        }
        end += read;
        position += read;
        return true;
    }

    private static int lineEnds(byte[] raw) {
        int ends = 0;
        for (int at = 0; at < raw.length; at++) {
            if (raw[at] == '\n' || (raw[at] == '\r' && !(at + 1 < raw.length && raw[at + 1] == '\n'))) {
                ends++;
            }
        }
        return ends;
    }
}
