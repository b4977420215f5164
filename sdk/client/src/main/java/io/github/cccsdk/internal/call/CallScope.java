package io.github.cccsdk.internal.call;

/**
 * What belongs together as one call of the user's, however many exchanges it takes.
 *
 * @param correlationId sent with every exchange and kept on exceptions
 * @param deadline by which all of it has to end
 * @param abortable whether an interrupt has to end an exchange at once instead of after its answer
 */
public record CallScope(String correlationId, Deadline deadline, boolean abortable) {
    public CallScope(String correlationId, Deadline deadline) {
        this(correlationId, deadline, false);
    }
}
