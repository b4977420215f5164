package io.github.cccsdk.error;

/** The billing address sent differs from the one in the account; {@link #violations()} names the fields where both are known. */
public final class CccBillingMismatchException extends CccAccountException {
    private static final long serialVersionUID = 1L;

    CccBillingMismatchException(ProblemReport report) {
        super(report);
    }
}
