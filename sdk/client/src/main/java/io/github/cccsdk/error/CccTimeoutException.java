package io.github.cccsdk.error;

/** The time allowed for the call ran out. */
public final class CccTimeoutException extends CccServiceException {
    private static final long serialVersionUID = 1L;

    CccTimeoutException(ProblemReport report) {
        super(report);
    }
}
