package io.github.cccsdk.internal.call;

/**
 * What belongs together as one call of the user's, however many exchanges it takes.
 *
 * @param correlationId sent with every exchange and kept on exceptions
 * @param deadline by which all of it has to end
 */
public record CallScope(String correlationId, Deadline deadline) {}
