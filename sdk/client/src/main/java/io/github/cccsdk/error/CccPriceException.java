package io.github.cccsdk.error;

/** A price could not be had. */
public final class CccPriceException extends CccException {
    private static final long serialVersionUID = 1L;

    CccPriceException(ProblemReport report) {
        super(report);
    }
}
