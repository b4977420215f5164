package io.github.cccsdk.error;

/** A passing failure of the service or of the way to it. */
public sealed class CccServiceException extends CccException
        permits CccRateLimitedException, CccTimeoutException, CccConnectionException, CccCircuitOpenException {
    private static final long serialVersionUID = 1L;

    CccServiceException(ProblemReport report) {
        super(report);
    }
}
