package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.error.CccException;

/** CCC refused the token. Not a failure yet: the session step signs in and repeats the call once. */
final class SessionExpired extends Exception {
    private static final long serialVersionUID = 1L;

    private final CccException refusal;

    SessionExpired(CccException refusal) {
        super(null, refusal, false, false);
        this.refusal = refusal;
    }

    CccException refusal() {
        return refusal;
    }
}
