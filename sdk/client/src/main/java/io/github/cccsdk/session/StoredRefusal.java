package io.github.cccsdk.session;

import io.github.cccsdk.error.CccProblem;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * That CCC refused credentials.
 *
 * @param problem what it was taken for
 * @param httpStatus the status of CCC's answer; empty if it had none
 * @param cccCode the code of CCC's answer, as it came; empty if it had none
 * @param believed how many refusals were believed, on which depends when they are tried again: 0 where the only one is
 *     still to be confirmed
 * @param at when CCC refused them last, by the wall clock of the client that was told so
 */
public record StoredRefusal(
        CccProblem problem, OptionalInt httpStatus, Optional<String> cccCode, int believed, Instant at) {
    /** @throws IllegalArgumentException if the values make no sense */
    public StoredRefusal {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(httpStatus, "httpStatus");
        Objects.requireNonNull(cccCode, "cccCode");
        Objects.requireNonNull(at, "at");
        if (believed < 0) {
            throw new IllegalArgumentException("believed is " + believed + ": give 0 or more");
        }
    }
}
