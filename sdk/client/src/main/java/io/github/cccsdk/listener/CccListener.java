package io.github.cccsdk.listener;

/**
 * Is told what a client does. Every method does nothing by default, so that a listener names only what it wants to know.
 *
 * <p>Methods are called on the thread that does the work (the caller's own, the sign-in's, or one of an asynchronous call),
 * possibly on many at once, and should return quickly. What they throw is logged once at WARN and otherwise ignored: a
 * listener cannot make a call fail. Events hold no secrets, no bodies and no request data beyond references.
 */
public interface CccListener {
    /** A call begins; on the caller's thread, before anything else. */
    default void callStarted(CallStarted event) {}

    /** A call has ended, well or not. */
    default void callFinished(CallFinished event) {}

    /** One exchange with CCC has ended, well or not; a call can have several, or none. */
    default void attemptFinished(AttemptFinished event) {}

    /** A read will be tried again. */
    default void retryScheduled(RetryScheduled event) {}

    /** A try to sign in has ended, well or not. */
    default void signInFinished(SignInFinished event) {}

    /** A circuit breaker has changed its state. */
    default void circuitChanged(CircuitChanged event) {}

    /** An order has come to another state in the ledger. */
    default void orderMoved(OrderMoved event) {}
}
