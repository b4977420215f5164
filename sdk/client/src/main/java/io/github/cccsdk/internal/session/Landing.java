package io.github.cccsdk.internal.session;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import org.jspecify.annotations.Nullable;

/** How a sign-in ended. */
sealed interface Landing {
    /** CCC opened a session. */
    record Opened(SessionToken token, CccCredentials credentials) implements Landing {}

    /** The provider had nothing but credentials that must not be tried now. */
    record Barred(Refusals.Refusal known) implements Landing {}

    /**
     * There is no session.
     *
     * @param credentials what CCC was asked with; null if nothing got as far as CCC
     */
    record Failed(CccException failure, @Nullable CccCredentials credentials, Verdict verdict) implements Landing {}

    /** What a failure says about the credentials. */
    enum Verdict {
        /** CCC refused them, and there is no doubt about it. */
        REFUSED,
        /** CCC refused them once, and that could not be confirmed. */
        DOUBTED,
        /** Nothing. */
        NONE
    }

    static Landing notStarted(CccException failure) {
        return new Failed(failure, null, Verdict.NONE);
    }
}
