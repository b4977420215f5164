package io.github.cccsdk.listener;

/**
 * A call begins.
 *
 * @param operation such as {@code pricing.quote}
 * @param correlationId the same on all events and exchanges of the call
 */
public record CallStarted(String operation, String correlationId) {}
