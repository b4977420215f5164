package io.github.cccsdk.listener;

import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One exchange has ended.
 *
 * @param operation such as {@code pricing.quote}
 * @param correlationId the same on all events and exchanges of the call
 * @param took by the monotonic clock
 * @param httpStatus of the answer; empty where none came
 * @param problem what it ended with; empty for a success
 * @param outcome what became of the request; empty for a success
 */
public record AttemptFinished(
        String operation,
        String correlationId,
        Duration took,
        OptionalInt httpStatus,
        Optional<CccProblem> problem,
        Optional<Outcome> outcome) {}
