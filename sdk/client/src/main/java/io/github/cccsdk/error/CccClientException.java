package io.github.cccsdk.error;

/** The caller interrupted or cancelled the call, or closed the client. */
public final class CccClientException extends CccException {
    private static final long serialVersionUID = 1L;

    CccClientException(ProblemReport report) {
        super(report);
    }
}
