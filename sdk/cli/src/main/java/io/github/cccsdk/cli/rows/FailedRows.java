package io.github.cccsdk.cli.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The rows that failed, byte for byte under the heading of their file: corrected, they can be fed back. Not thread-safe. */
final class FailedRows {
    private final FileChannel channel;
    private final byte[] heading;

    /** Goes on at the channel's end. */
    FailedRows(FileChannel channel, byte[] heading) {
        this.channel = channel;
        this.heading = heading.clone();
    }

    void append(Row row) throws IOException {
        if (channel.size() == 0) {
            write(heading);
        } else if (channel.size() > heading.length && !endsLine()) {
            // The input's last row may have no line end.
            write(lineEnd());
        }
        row.writeRaw(channel);
    }

    private boolean endsLine() throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) == '\n' || last.get(0) == '\r';
    }

    private byte[] lineEnd() {
        int length = heading.length;
        boolean carriageReturn = length > 1 && heading[length - 2] == '\r' && heading[length - 1] == '\n';
        return carriageReturn ? new byte[] {'\r', '\n'} : new byte[] {'\n'};
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }
}
