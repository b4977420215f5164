package io.github.cccsdk.internal.session;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.wire.TokenAnswer;

/** One exchange with the sign-in endpoint. */
@FunctionalInterface
public interface SignIn {
    /**
     * Tries the credentials once.
     *
     * @throws io.github.cccsdk.error.CccException whatever the answer means
     */
    TokenAnswer once(CccCredentials credentials, String correlationId, Deadline deadline);
}
