package io.github.cccsdk.error;

/** The account's default payment method is a credit card; it has to be invoice. */
public final class CccPaymentMethodException extends CccAccountException {
    private static final long serialVersionUID = 1L;

    CccPaymentMethodException(ProblemReport report) {
        super(report);
    }
}
