package io.github.cccsdk.listener;

import io.github.cccsdk.error.CccProblem;
import java.time.Duration;

/**
 * A read will be tried again.
 *
 * @param operation such as {@code pricing.quote}
 * @param correlationId the same on all events and exchanges of the call
 * @param tries how often it has failed so far, from 1
 * @param problem what the last try ended with
 * @param pause before the next one
 */
public record RetryScheduled(String operation, String correlationId, int tries, CccProblem problem, Duration pause) {}
