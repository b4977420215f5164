package io.github.cccsdk.error;

import java.time.Instant;
import java.util.Optional;

/** CCC refused the credentials or the session. */
public final class CccAuthenticationException extends CccException {
    private static final long serialVersionUID = 1L;

    CccAuthenticationException(ProblemReport report) {
        super(report);
    }

    /** When these same credentials last worked for this client; empty where they never have. */
    public Optional<Instant> lastWorkedAt() {
        return report().lastWorkedAt();
    }
}
