package io.github.cccsdk.error;

/** The order was sent and it is not known whether CCC has it. It is never sent again by itself. */
public final class CccOrderOutcomeUnknownException extends CccOrderException {
    private static final long serialVersionUID = 1L;

    CccOrderOutcomeUnknownException(ProblemReport report) {
        super(report);
    }
}
