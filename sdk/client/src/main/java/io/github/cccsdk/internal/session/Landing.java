package io.github.cccsdk.internal.session;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a sign-in ended. */
sealed interface Landing {
    /**
     * There is a session.
     *
     * @param acceptedAt when CCC accepted the credentials, to this client or to another one
     */
    record Opened(SessionToken token, CccCredentials credentials, Instant acceptedAt) implements Landing {}

    /** The provider had nothing but credentials that must not be tried now. */
    record Barred(Refusals.Refusal known) implements Landing {}

    /**
     * There is no session.
     *
     * @param credentials what CCC was asked with; null if nothing got as far as CCC
     * @param refusal what this says about the credentials; empty for nothing
     */
    record Failed(CccException failure, @Nullable CccCredentials credentials, Optional<Refusals.Refusal> refusal)
            implements Landing {}

    static Landing notStarted(CccException failure) {
        return new Failed(failure, null, Optional.empty());
    }
}
