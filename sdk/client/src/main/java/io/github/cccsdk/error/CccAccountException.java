package io.github.cccsdk.error;

/** The account at CCC needs a change, mostly by CCC. */
public sealed class CccAccountException extends CccException
        permits CccUserMisconfiguredException,
                CccLocationException,
                CccPaymentMethodException,
                CccPricingNotConfiguredException,
                CccBillingMismatchException {
    private static final long serialVersionUID = 1L;

    CccAccountException(ProblemReport report) {
        super(report);
    }
}
