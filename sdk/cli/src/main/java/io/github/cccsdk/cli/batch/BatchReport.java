package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.output.ExitCode;
import io.github.cccsdk.cli.output.Failure;
import java.util.Optional;

/**
 * How a run of a batch ended.
 *
 * @param counts over all its runs
 * @param resumed rows that earlier runs had finished
 * @param complete whether every row is finished
 * @param stopped why it went no further, where something kept it from that
 * @param readerGone whether it stopped because nobody reads its output
 */
public record BatchReport(
        Counts counts, long resumed, boolean complete, Optional<Failure> stopped, boolean readerGone) {
    /** The worst of what happened: 8 before all, then 11, 4, 5, 3, 1, 9 and 10. */
    public int exitCode() {
        int code = counts.exitCodeWith(stopped.map(Failure::exitCode).orElse(ExitCode.DONE));
        return readerGone && code != ExitCode.ORDER_UNKNOWN ? ExitCode.READER_GONE : code;
    }
}
