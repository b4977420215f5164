package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.output.Failure;
import io.github.cccsdk.error.CccException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where what became of the rows comes together: records it, or stops the batch. Rows that failed while the service may be
 * down wait until the next rows show whether it is. For one thread.
 */
final class Outcomes {
    private final StopRule rule = new StopRule();
    private final Recorder recorder;
    private final List<RowResult> waiting = new ArrayList<>();

    Outcomes(Recorder recorder) {
        this.recorder = recorder;
    }

    /** A row that CCC was not asked about. */
    void local(RowResult result) {
        recorder.record(result);
    }

    /** A row that CCC answered. */
    void answered(RowResult result) {
        rule.answered();
        release();
        recorder.record(result);
    }

    /**
     * A row whose order may or may not exist.
     *
     * @throws BatchStopped if too many ended like this
     */
    void unknown(List<RowResult> results, Failure failure) {
        results.forEach(recorder::record);
        if (rule.failed(failure.exitCode()) == StopRule.Verdict.STOP) {
            throw new BatchStopped(failure);
        }
    }

    /**
     * Rows that share a failure after which nothing of them is bought.
     *
     * @throws BatchStopped if it concerns every row
     */
    void failed(List<RowResult> results, CccException why) {
        Failure failure = Failure.of(why);
        switch (rule.failed(failure.exitCode())) {
            case STOP -> throw new BatchStopped(failure);
            case UNDECIDED -> waiting.addAll(results);
            case ROW_FAILED -> {
                release();
                results.forEach(recorder::record);
            }
        }
    }

    /** No row follows that could show more: those that wait have failed. */
    void release() {
        waiting.forEach(recorder::record);
        waiting.clear();
    }
}
