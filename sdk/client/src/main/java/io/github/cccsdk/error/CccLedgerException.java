package io.github.cccsdk.error;

/** The order ledger failed before anything was sent. */
public final class CccLedgerException extends CccException {
    private static final long serialVersionUID = 1L;

    CccLedgerException(ProblemReport report) {
        super(report);
    }
}
