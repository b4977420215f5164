package io.github.cccsdk.error;

import java.time.Duration;
import java.util.Optional;

/** CCC asks to be called less often. */
public final class CccRateLimitedException extends CccServiceException {
    private static final long serialVersionUID = 1L;

    CccRateLimitedException(ProblemReport report) {
        super(report);
    }

    /** How long CCC asked to wait; bounded by this library. */
    public Optional<Duration> retryAfter() {
        return report().retryAfter();
    }
}
