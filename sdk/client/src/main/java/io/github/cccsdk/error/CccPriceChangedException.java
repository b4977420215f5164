package io.github.cccsdk.error;

/** The price guard stopped the order: the total moved beyond the tolerance, or is above the limit. */
public final class CccPriceChangedException extends CccOrderException {
    private static final long serialVersionUID = 1L;

    CccPriceChangedException(ProblemReport report) {
        super(report);
    }
}
