package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.internal.call.CallContext;
import io.github.cccsdk.internal.session.SessionToken;
import io.github.cccsdk.internal.wire.Operation;

/** One exchange in a session. */
interface Exchange {
    /**
     * Makes it.
     *
     * @throws SessionExpired if CCC refused the token
     * @throws io.github.cccsdk.error.CccException whatever else went wrong
     */
    <T> T run(Operation<T> operation, SessionToken token, CallContext call) throws SessionExpired;
}
