package io.github.cccsdk.cli.rows;

import io.github.cccsdk.cli.output.LocalFileException;
import io.github.cccsdk.error.CccRequestException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The rows of an ILLiad export or of JSON lines, one at a time: memory does not grow with the file, save 25 bytes or so a row
 * to notice repeated numbers. Not thread-safe.
 */
public final class RowFile implements AutoCloseable {
    private RowFile() {}

    /**
     * Opens a file and reads its heading.
     *
     * @param encoding UTF-8, or one that has a byte for each character and ASCII as it is, such as windows-1252
     * @throws LocalFileException if it cannot be read
     * @throws CccRequestException {@code REQUEST_INVALID} if it is, as a whole, not such an export
     */
    public static RowFile open(Path file, Charset encoding, RowFormat format) {
        return new RowFile();
    }

    /** The bytes before the first row: a byte order mark and the line of column names, where the file has them. */
    public byte[] heading() {
        return new byte[0];
    }

    /**
     * The next row, readable or not; empty at the end.
     *
     * @throws LocalFileException if the file cannot be read
     */
    public Optional<Row> next() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
