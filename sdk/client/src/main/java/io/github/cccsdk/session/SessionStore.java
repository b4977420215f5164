package io.github.cccsdk.session;

import java.time.Duration;

/**
 * Where several clients, in one process or in many, share what they learn by signing in, so that many short runs behave
 * like one long one: a session that one has opened serves the others, and credentials that CCC refused to one are not
 * tried by the next.
 *
 * <p><b>What is stored holds a session's token, which is as good as a password while it lives</b>: keep it where nobody
 * but the user of the client can read it. Credentials are given to tell accounts apart and must not be stored.
 *
 * <p>Asked from threads of the client's own, several clients at once. A store harms no call: whatever it throws is logged
 * once, and the client goes on without it. One that does not answer is waited for up to 21 s, and not asked again.
 */
public interface SessionStore {
    /**
     * What is stored for an account, as one consistent whole; {@link SessionRecord#NONE} if nothing is. Asked before each
     * sign-in, with and without the lock.
     *
     * @throws Exception if it cannot be read
     */
    SessionRecord read(SessionAccount account) throws Exception;

    /**
     * Replaces what is stored for an account, as a whole or not at all; {@link SessionRecord#NONE} forgets it. Something is
     * written only by the client that holds the lock, {@code NONE} by any.
     *
     * @throws Exception if it could not be stored
     */
    void write(SessionAccount account, SessionRecord record) throws Exception;

    /**
     * Lets one client at a time sign in to an account. The lock of a client that ends without a word must not stay. It may
     * be given back by another thread than the one that took it.
     *
     * @param atMost how long to wait while another holds it: 20 s, within which another client's sign-in is over
     * @return gives the lock back when closed
     * @throws Exception if there was none to be had; the client then signs in without it and stores nothing
     */
    AutoCloseable lock(SessionAccount account, Duration atMost) throws Exception;
}
