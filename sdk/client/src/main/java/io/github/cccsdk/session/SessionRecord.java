package io.github.cccsdk.session;

import java.util.Objects;
import java.util.Optional;

/**
 * What clients tell each other about one account.
 *
 * @param session the session opened last; empty if there is none of use
 * @param refusal that CCC refused the account's credentials; empty once it has accepted them
 */
public record SessionRecord(Optional<StoredSession> session, Optional<StoredRefusal> refusal) {
    /** Nothing. */
    public static final SessionRecord NONE = new SessionRecord(Optional.empty(), Optional.empty());

    public SessionRecord {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(refusal, "refusal");
    }

    /** A session, of credentials that CCC has therefore accepted. */
    public static SessionRecord of(StoredSession session) {
        return new SessionRecord(Optional.of(session), Optional.empty());
    }

    /** A refusal, and no session. */
    public static SessionRecord of(StoredRefusal refusal) {
        return new SessionRecord(Optional.empty(), Optional.of(refusal));
    }

    /** The same without a session. */
    public SessionRecord withoutSession() {
        return new SessionRecord(Optional.empty(), refusal);
    }
}
