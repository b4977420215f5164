package io.github.cccsdk.cli.rows;

import io.github.cccsdk.cli.rows.RawRows.RawRow;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/** A row of a {@link RowFile}: its bytes as they stand in the file, and what they say. Immutable. */
public final class Row {
    private final long number;
    private final RawRow raw;
    private final FileChannel file;
    private final RowContent content;

    Row(long number, RawRow raw, FileChannel file, RowContent content) {
        this.number = number;
        this.raw = raw;
        this.file = file;
        this.content = content;
    }

    /** Its place among the rows, counted from 1; the heading and empty lines are no rows. */
    public long number() {
        return number;
    }

    /** The line of the file it starts on, counted from 1. */
    public long line() {
        return raw.line();
    }

    public RowContent content() {
        return content;
    }

    /** How many bytes it takes in the file, its line end included. */
    public long rawLength() {
        return raw.length();
    }

    /** Copies its bytes, line end included. Only while its file is open: a very long row is read again. */
    public void writeRaw(WritableByteChannel target) throws IOException {
        if (raw.held().isPresent()) {
            ByteBuffer bytes = raw.held().get().asReadOnlyBuffer();
            while (bytes.hasRemaining()) {
                target.write(bytes);
            }
            return;
        }
        for (long copied = 0; copied < raw.length(); ) {
            long more = file.transferTo(raw.position() + copied, raw.length() - copied, target);
            if (more <= 0) {
                throw new EOFException();
            }
            copied += more;
        }
    }
}
