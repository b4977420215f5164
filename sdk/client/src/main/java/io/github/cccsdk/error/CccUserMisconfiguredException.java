package io.github.cccsdk.error;

/** The user lacks a role or belongs to several organisations. */
public final class CccUserMisconfiguredException extends CccAccountException {
    private static final long serialVersionUID = 1L;

    CccUserMisconfiguredException(ProblemReport report) {
        super(report);
    }
}
