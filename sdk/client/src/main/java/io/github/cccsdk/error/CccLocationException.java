package io.github.cccsdk.error;

/** CCC does not find the account's location or user, or finds several locations. */
public final class CccLocationException extends CccAccountException {
    private static final long serialVersionUID = 1L;

    CccLocationException(ProblemReport report) {
        super(report);
    }
}
