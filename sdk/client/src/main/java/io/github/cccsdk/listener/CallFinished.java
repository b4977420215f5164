package io.github.cccsdk.listener;

import io.github.cccsdk.error.CccException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call has ended.
 *
 * @param operation such as {@code pricing.quote}
 * @param correlationId the same on all events and exchanges of the call
 * @param startedAt by the wall clock
 * @param took by the monotonic clock, all waiting included
 * @param failure what it ended with; empty for a success
 */
public record CallFinished(
        String operation, String correlationId, Instant startedAt, Duration took, Optional<CccException> failure) {}
