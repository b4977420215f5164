package io.github.cccsdk.session;

/**
 * The client's session with CCC. Nobody has to open it, keep it alive or renew it: calls do. Thread-safe.
 */
public interface CccSession {
    /** What is known now, without a network call. */
    SessionState state();

    /**
     * Forgets the session, and forgets that credentials were rejected, in a session store too: the next call signs in. For use after someone
     * has corrected the account at CCC; not in a loop, because every reset lets two more tries at the account. A sign-in
     * under way is waited for, and its result is given to nobody who calls after the reset.
     */
    void reset();
}
