package io.github.cccsdk.error;

import java.util.Optional;

/** An order was refused, by CCC or by the price guard. */
public sealed class CccOrderException extends CccException
        permits CccPriceChangedException, CccDuplicateOrderException, CccOrderOutcomeUnknownException {
    private static final long serialVersionUID = 1L;

    CccOrderException(ProblemReport report) {
        super(report);
    }

    /** The caller's own reference of the order. */
    public final Optional<String> customerReference() {
        return report().customerReference();
    }

    /** CCC's number of the order, where one is known. */
    public final Optional<String> orderNumber() {
        return report().orderNumber();
    }
}
