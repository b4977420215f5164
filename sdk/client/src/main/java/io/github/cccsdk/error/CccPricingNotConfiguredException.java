package io.github.cccsdk.error;

/** The account has no default preferred pricing. */
public final class CccPricingNotConfiguredException extends CccAccountException {
    private static final long serialVersionUID = 1L;

    CccPricingNotConfiguredException(ProblemReport report) {
        super(report);
    }
}
