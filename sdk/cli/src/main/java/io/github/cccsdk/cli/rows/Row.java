package io.github.cccsdk.cli.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * A row of a {@link RowFile}: its bytes as they stand in the file, and what they say.
 */
public final class Row {
    private final long number;
    private final long line;
    private final byte[] raw;
    private final RowContent content;

    Row(long number, long line, byte[] raw, RowContent content) {
        this.number = number;
        this.line = line;
        this.raw = raw;
        this.content = content;
    }

    /** Its place among the rows, counted from 1; the heading and empty lines are no rows. */
    public long number() {
        return number;
    }

    /** The line of the file it starts on, counted from 1. */
    public long line() {
        return line;
    }

    public RowContent content() {
        return content;
    }

    /** How many bytes it takes in the file, its line end included. */
    public long rawLength() {
        return raw.length;
    }

    /** Copies its bytes, line end included. Only while its file is open. */
    public void writeRaw(WritableByteChannel target) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(raw);
        while (bytes.hasRemaining()) {
            target.write(bytes);
        }
    }
}
