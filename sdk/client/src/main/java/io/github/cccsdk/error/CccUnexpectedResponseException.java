package io.github.cccsdk.error;

import java.util.Optional;

/** The answer was not understood; what was received is kept, bounded and redacted. */
public final class CccUnexpectedResponseException extends CccException {
    private static final long serialVersionUID = 1L;

    CccUnexpectedResponseException(ProblemReport report) {
        super(report);
    }

    /** The beginning of the answer. */
    public Optional<String> body() {
        return report().body();
    }
}
