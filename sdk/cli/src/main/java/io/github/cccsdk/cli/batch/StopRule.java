package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.output.ExitCode;

/**
 * Tells from the failures of single rows when the whole batch has to stop, so that a fault that concerns every row does not
 * fail a million of them. Not thread-safe.
 */
final class StopRule {
    /** Rows in a row that the service may fail before it counts as down. */
    static final int MOST_SERVICE_FAILURES = 10;

    /** What a failure means for the rows after it. */
    enum Verdict {
        /** It is this row's own; the others go on. */
        ROW_FAILED,
        /** Perhaps the service is down: the row waits for what becomes of the next ones. */
        UNDECIDED,
        /** It concerns every row: this one and those that wait stay unfinished. */
        STOP
    }

    private int serviceFailures;

    /** @param exitCode of the row's failure */
    Verdict failed(int exitCode) {
        return switch (exitCode) {
            case ExitCode.INTERNAL,
                    ExitCode.CONFIGURATION,
                    ExitCode.CREDENTIALS,
                    ExitCode.ACCOUNT,
                    ExitCode.LOCAL_FILE -> Verdict.STOP;
            case ExitCode.SERVICE -> serviceFailed() ? Verdict.STOP : Verdict.UNDECIDED;
            // Never undone, so recorded at once; many of them say no better of the service than refusals to answer.
            case ExitCode.ORDER_UNKNOWN -> serviceFailed() ? Verdict.STOP : Verdict.ROW_FAILED;
            default -> {
                answered();
                yield Verdict.ROW_FAILED;
            }
        };
    }

    /** The service gave an answer. */
    void answered() {
        serviceFailures = 0;
    }

    private boolean serviceFailed() {
        return ++serviceFailures >= MOST_SERVICE_FAILURES;
    }
}
