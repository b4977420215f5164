package io.github.cccsdk.internal.call;

/**
 * What belongs together as one call of the user's, however many exchanges it takes.
 *
 * @param correlationId sent with every exchange and kept on exceptions
 * @param deadline by which all of it has to end
 * @param sendBy after which no request that must not be repeated may leave, so that its answer can still be heard
 * @param abortable whether an interrupt has to end an exchange at once instead of after its answer
 */
public record CallScope(String correlationId, Deadline deadline, Deadline sendBy, boolean abortable) {
    /** A scope whose requests may leave until its end. */
    public CallScope(String correlationId, Deadline deadline, boolean abortable) {
        this(correlationId, deadline, deadline, abortable);
    }

    /** The same call, with another end. */
    public CallScope until(Deadline other) {
        return new CallScope(correlationId, other, other, abortable);
    }

    /** The same call, whose requests may leave only until then. */
    public CallScope sendingBy(Deadline other) {
        return new CallScope(correlationId, deadline, other, abortable);
    }
}
