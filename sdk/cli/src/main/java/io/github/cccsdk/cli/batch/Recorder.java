package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.output.LocalFileException;
import io.github.cccsdk.cli.output.ReaderGoneException;
import io.github.cccsdk.cli.rows.Progress;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes down what became of each row: counted, in the files, then told. For one thread. */
final class Recorder {
    private final Counts counts;
    private final Optional<Progress> files;
    private final Consumer<RowResult> told;
    private boolean filesBroken;
    private Optional<RuntimeException> outputFailure = Optional.empty();

    /** @param files empty if the run leaves none */
    Recorder(Counts counts, Optional<Progress> files, Consumer<RowResult> told) {
        this.counts = counts;
        this.files = files;
        this.told = told;
    }

    /**
     * A row that is recorded but cannot be told any more is no failure of the row: see {@link #outputFailure}.
     *
     * @throws LocalFileException if a file cannot be written
     */
    void record(RowResult result) {
        if (filesBroken) {
            return;
        }
        counts.add(result);
        files.ifPresent(open -> write(open, result));
        if (outputFailure.isEmpty()) {
            tell(result);
        }
    }

    /** Why results cannot be told any more: {@link ReaderGoneException} or {@link LocalFileException}. */
    Optional<RuntimeException> outputFailure() {
        return outputFailure;
    }

    private void write(Progress open, RowResult result) {
        try {
            if (result.failure().isPresent()) {
                open.failed(result.row(), result.line(), counts.tally());
            } else {
                open.finished(result.row(), result.line(), counts.tally());
            }
        } catch (LocalFileException unwritable) {
            filesBroken = true;
            throw unwritable;
        }
    }

    private void tell(RowResult result) {
        try {
            told.accept(result);
        } catch (ReaderGoneException | LocalFileException gone) {
            outputFailure = Optional.of(gone);
        }
    }
}
