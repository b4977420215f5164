package io.github.cccsdk.error;

/** The reference, or one of the items, was ordered before with other content. */
public final class CccDuplicateOrderException extends CccOrderException {
    private static final long serialVersionUID = 1L;

    CccDuplicateOrderException(ProblemReport report) {
        super(report);
    }
}
