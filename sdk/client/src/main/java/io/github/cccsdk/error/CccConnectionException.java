package io.github.cccsdk.error;

/** No connection could be made, or it broke. */
public final class CccConnectionException extends CccServiceException {
    private static final long serialVersionUID = 1L;

    CccConnectionException(ProblemReport report) {
        super(report);
    }
}
