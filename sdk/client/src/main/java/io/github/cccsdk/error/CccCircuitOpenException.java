package io.github.cccsdk.error;

import java.time.Instant;
import java.util.Optional;

/** Calls are held back because many in a row have failed; nothing was sent. */
public final class CccCircuitOpenException extends CccServiceException {
    private static final long serialVersionUID = 1L;

    CccCircuitOpenException(ProblemReport report) {
        super(report);
    }

    /** When calls are let through again. */
    public Optional<Instant> openUntil() {
        return report().retryAt();
    }
}
