package io.github.cccsdk.cli.rows;

import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.LocalFileException;
import io.github.cccsdk.cli.output.NewFile;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.OneLine;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The files of a batch and how far it got, kept together: whenever the process is killed, the same batch opened again has
 * exactly the rows that were finished, in the result and among the failed ones. Rows may finish in any order. The files are
 * their owner's only, and locked while open. Not thread-safe.
 */
public final class Progress implements AutoCloseable {
    private static final Duration FORCE_EVERY = Duration.ofSeconds(1);
    private static final int MAX_LINE = 64 * 1024;
    private static final int VERSION = 1;
    private static final String BEGAN = "{\"began\":\"";

    private final BatchFiles files;
    private final InstantSource clock;
    private final BitSet finished = new BitSet();
    private final List<FileChannel> channels = new ArrayList<>();
    private final FileChannel progress;
    private final FileChannel result;
    private final FileChannel failed;
    private final ResultFile results;
    private final FailedRows failures;
    private final long resumedRows;
    private Tally tally = Tally.NONE;
    private Instant began = Instant.EPOCH;
    private Instant forcedAt;

    private Progress(BatchFiles files, byte[] begin, byte[] heading, InstantSource clock) throws IOException {
        this.files = files;
        this.clock = clock;
        boolean opened = false;
        try {
            progress = opened(files.progress());
            lock();
            Recorded recorded = recorded(begin);
            if (recorded.end() == 0) {
                refuseTaken();
                progress.truncate(0);
                began = clock.instant();
                write(progress, begin);
                write(progress, beganLine(began));
                progress.force(true);
            } else {
                progress.truncate(recorded.end());
            }
            progress.position(progress.size());
            result = opened(files.result());
            failed = opened(files.failed());
            if (recorded.result() > 0 && !ResultFile.isOne(result, recorded.result())) {
                throw new LocalFileException(shown(files.result())
                        + " was changed since the batch wrote it: put it back as it was, or " + beginAnew());
            }
            cut(result, recorded.result());
            cut(failed, recorded.failed());
            results = ResultFile.at(result);
            failures = new FailedRows(failed, heading);
            resumedRows = finished.cardinality();
            forcedAt = clock.instant();
            opened = true;
        } finally {
            if (!opened) {
                closeAll();
            }
        }
    }

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
        byte[] begin = (new JsonObject()
                                .with("version", VERSION)
                                .with("command", run.command())
                                .with("input", run.inputHash())
                                .with("arguments", InputHash.of(run.arguments()))
                                .text()
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
        requireDistinct(files);
        try {
            return new Progress(files, begin, heading, clock);
        } catch (IOException failure) {
            throw unwritable(files, failure);
        }
    }

    /** When the batch was begun, by its first run. */
    public Instant began() {
        return began;
    }

    /** How many rows an interrupted run had finished; 0 for a new batch. */
    public long resumedRows() {
        return resumedRows;
    }

    /** What had been counted after the last finished row. */
    public Tally tally() {
        return tally;
    }

    /** Whether the row of this {@link Row#number} is finished. */
    public boolean isFinished(long rowNumber) {
        return finished.get(Math.toIntExact(rowNumber));
    }

    /**
     * Records a row that needs no correction.
     *
     * @param after what has been counted, this row included
     * @throws LocalFileException if it cannot be written; then this must be closed, and nothing is lost
     */
    public void finished(Row row, ResultLine line, Tally after) {
        record(row, line, after, false);
    }

    /** Records a row that failed; its bytes go to the failed rows. Otherwise like {@link #finished}. */
    public void failed(Row row, ResultLine line, Tally after) {
        record(row, line, after, true);
    }

    /**
     * Makes the files safe from a power cut, and gives them free. A file of failed rows without any is removed.
     *
     * @throws LocalFileException if that fails
     */
    @Override
    public void close() {
        if (!progress.isOpen()) {
            return;
        }
        try {
            force();
            if (failed.size() == 0) {
                failed.close();
                Files.deleteIfExists(files.failed());
            }
        } catch (IOException failure) {
            throw unwritable(files, failure);
        } finally {
            closeAll();
        }
    }

    private void record(Row row, ResultLine line, Tally after, boolean failing) {
        int number = Math.toIntExact(row.number());
        try {
            results.append(line);
            if (failing) {
                failures.append(row);
            }
            write(progress, new ProgressLine(number, result.position(), failed.position(), after).bytes());
            Duration since = Duration.between(forcedAt, clock.instant());
            // A clock that was set back must not put it off.
            if (since.isNegative() || since.compareTo(FORCE_EVERY) >= 0) {
                force();
            }
        } catch (IOException failure) {
            throw unwritable(files, failure);
        }
        finished.set(number);
        tally = after;
    }

    /** The results first: a line of the progress that outlives them does not count. */
    private void force() throws IOException {
        result.force(false);
        failed.force(false);
        progress.force(false);
        forcedAt = clock.instant();
    }

    /**
     * What the progress file says.
     *
     * @param end of what counts in it; 0 if it has not been begun
     * @param result the length of the result file
     * @param failed the length of the file of failed rows
     */
    private record Recorded(long end, long result, long failed) {}

    private Recorded recorded(byte[] begin) throws IOException {
        // Not closed: that would close the channel, and with it the lock.
        InputStream in = new BufferedInputStream(Channels.newInputStream(progress.position(0)));
        Optional<byte[]> first = line(in);
        if (first.isEmpty()) {
            return new Recorded(0, 0, 0);
        }
        if (!ByteBuffer.wrap(first.get()).equals(ByteBuffer.wrap(begin))) {
            throw CccRequestException.invalid(
                    "output",
                    shown(files.result()) + " was begun by another command, from another input, with other arguments"
                            + " or by another version of ccc: " + beginAnew());
        }
        Optional<byte[]> second = line(in);
        if (second.isEmpty()) {
            return new Recorded(0, 0, 0);
        }
        began = began(second.get());
        long resultSize = size(files.result());
        long failedSize = size(files.failed());
        Recorded last = new Recorded(begin.length + second.get().length, 0, 0);
        for (Optional<byte[]> bytes = line(in); bytes.isPresent(); bytes = line(in)) {
            Optional<ProgressLine> read = ProgressLine.of(bytes.get());
            if (read.isEmpty()) {
                break;
            }
            ProgressLine line = read.get();
            requireThere(files.result(), resultSize, line.result());
            requireThere(files.failed(), failedSize, line.failed());
            if (line.result() > resultSize || line.failed() > Math.max(0, failedSize)) {
                break;
            }
            finished.set(line.row());
            tally = line.tally();
            last = new Recorded(last.end() + bytes.get().length, line.result(), line.failed());
        }
        return last;
    }

    private static byte[] beganLine(Instant began) {
        return (BEGAN + began + "\"}\n").getBytes(StandardCharsets.UTF_8);
    }

    private Instant began(byte[] line) {
        try {
            String text = new String(line, StandardCharsets.UTF_8).strip();
            return Instant.parse(text.substring(BEGAN.length(), text.length() - "\"}".length()));
        } catch (DateTimeException | IndexOutOfBoundsException damaged) {
            throw new LocalFileException(
                    shown(files.progress()) + " does not say when the batch began: " + beginAnew());
        }
    }

    /** A whole line with its end; empty if there is none. */
    private static Optional<byte[]> line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && line.size() < MAX_LINE; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                return Optional.of(line.toByteArray());
            }
        }
        return Optional.empty();
    }

    /** The file's size; negative if there is no such file. */
    private static long size(Path file) throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : -1;
    }

    private void requireThere(Path file, long size, long recordedLength) {
        if (size < 0 && recordedLength > 0) {
            throw new LocalFileException(
                    shown(file) + " is gone, but rows were finished in it: put it back, or " + beginAnew());
        }
    }

    private void refuseTaken() {
        for (Path file : List.of(files.result(), files.failed())) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new LocalFileException(
                        shown(file) + " exists already, and this batch did not begin it: name another --out");
            }
        }
    }

    private FileChannel opened(Path file) throws IOException {
        if (file.equals(files.progress()) && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            refuseTaken();
        }
        FileChannel channel;
        try {
            channel = NewFile.create(file);
        } catch (FileAlreadyExistsException there) {
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        }
        channels.add(channel);
        return channel;
    }

    private void lock() throws IOException {
        try {
            if (progress.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException ownProcess) {
            // As good as another process.
        }
        throw new LocalFileException(
                shown(files.result()) + " is being written by another run: let it finish, or name another --out");
    }

    private String beginAnew() {
        return "name another --out, or, to begin anew, remove " + shown(files.result()) + ", " + shown(files.failed())
                + " and " + shown(files.progress());
    }

    private static void requireDistinct(BatchFiles files) {
        if (files.result()
                        .toAbsolutePath()
                        .normalize()
                        .equals(files.failed().toAbsolutePath().normalize())
                || files.progress()
                        .toAbsolutePath()
                        .normalize()
                        .equals(files.failed().toAbsolutePath().normalize())) {
            throw CccRequestException.invalid(
                    "output", "is one file for results and failed rows: name a file of its own for each");
        }
    }

    private static void cut(FileChannel channel, long length) throws IOException {
        channel.truncate(length);
        channel.position(length);
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    private void closeAll() {
        for (FileChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException forced) {
                // What counts has been forced, or its failure told.
            }
        }
    }

    private static LocalFileException unwritable(BatchFiles files, IOException failure) {
        return new LocalFileException("The batch's files beside " + shown(files.result())
                + " cannot be written: look at their directory, your rights to it, and the disk ("
                + failure.getClass().getSimpleName() + ")");
    }

    private static String shown(Path file) {
        return OneLine.of(file.toString(), 200);
    }
}
