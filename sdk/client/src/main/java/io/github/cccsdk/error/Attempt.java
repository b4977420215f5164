package io.github.cccsdk.error;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One exchange with CCC, or one try at it, within a logical call.
 *
 * @param number counted from 1
 * @param startedAt when it began, by this machine's clock
 * @param waited how long the call had waited just before it (zero for the first)
 * @param status the HTTP status of the answer, or 0 where none came; see {@link #httpStatus()}
 * @param problem what it ended with
 */
public record Attempt(int number, Instant startedAt, Duration waited, int status, CccProblem problem)
        implements Serializable {
    public Attempt {
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(waited, "waited");
        Objects.requireNonNull(problem, "problem");
    }

    /** The HTTP status of the answer; empty where none came. */
    public OptionalInt httpStatus() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }
}
