package io.github.cccsdk.cli.rows;

import io.github.cccsdk.cli.output.LocalFileException;
import io.github.cccsdk.error.CccRequestException;
import java.time.InstantSource;

/**
 * The files of a batch and how far it got, kept together: whenever the process is killed, the same batch opened again has
 * exactly the rows that were finished, in the result and among the failed ones. Rows may finish in any order. The files are
 * their owner's only, and locked while open. Not thread-safe.
 */
public final class Progress implements AutoCloseable {
    private Progress() {}

    /**
     * Begins a batch, or goes on with it where it was interrupted.
     *
     * @param heading of the input, to begin the file of failed rows with
     * @param clock tells when to make the files safe from a power cut: about every second
     * @throws CccRequestException {@code REQUEST_INVALID} if the files belong to another batch
     * @throws LocalFileException if a file is there that this batch did not begin, is in use by another run, or cannot be
     *     read or written
     */
    public static Progress open(BatchFiles files, BatchRun run, byte[] heading, InstantSource clock) {
        return new Progress();
    }

    /** How many rows an interrupted run had finished; 0 for a new batch. */
    public long resumedRows() {
        return 0;
    }

    /** What had been counted after the last finished row. */
    public Tally tally() {
        return Tally.NONE;
    }

    /** Whether the row of this {@link Row#number} is finished. */
    public boolean isFinished(long rowNumber) {
        return false;
    }

    /**
     * Records a row that needs no correction.
     *
     * @param tally after this row
     * @throws LocalFileException if it cannot be written; then this must be closed, and nothing is lost
     */
    public void finished(Row row, ResultLine result, Tally tally) {}

    /** Records a row that failed; its bytes go to the failed rows. Otherwise like {@link #finished}. */
    public void failed(Row row, ResultLine result, Tally tally) {}

    /** Makes the files safe from a power cut, and gives them free. */
    @Override
    public void close() {}
}
