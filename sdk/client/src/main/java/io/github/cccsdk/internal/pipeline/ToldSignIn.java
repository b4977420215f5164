package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.call.Listeners;
import io.github.cccsdk.internal.session.SignIn;
import io.github.cccsdk.internal.wire.TokenAnswer;
import io.github.cccsdk.listener.SignInFinished;
import io.github.cccsdk.time.TimeSource;
import java.util.Optional;

/** Tells the listeners how each try to sign in ended. */
public final class ToldSignIn implements SignIn {
    private final SignIn signIn;
    private final TimeSource time;
    private final Listeners listeners;

    public ToldSignIn(SignIn signIn, TimeSource time, Listeners listeners) {
        this.signIn = signIn;
        this.time = time;
        this.listeners = listeners;
    }

    @Override
    public TokenAnswer once(CccCredentials credentials, String correlationId, Deadline deadline) {
        try {
            TokenAnswer answer = signIn.once(credentials, correlationId, deadline);
            tell(Optional.empty());
            return answer;
        } catch (CccException failure) {
            tell(Optional.of(failure.problem()));
            throw failure;
        }
    }

    private void tell(Optional<CccProblem> problem) {
        SignInFinished event = new SignInFinished(time.now(), problem);
        listeners.tell(listener -> listener.signInFinished(event));
    }
}
