package io.github.cccsdk.auth;

import java.util.Objects;

/**
 * Where the credentials come from at each sign-in: for passwords that change while the client runs. Called from the
 * client's own thread, never by two threads at once.
 */
@FunctionalInterface
public interface CccCredentialsProvider {
    /**
     * The credentials to sign in with now. Asked at each sign-in; while CCC rejects the latest ones, at most every 30 s and
     * only when a call is made. Callers wait for the answer no longer than their own deadlines.
     *
     * @throws Exception whatever went wrong; the caller of the client sees a configuration error that tells so
     */
    CccCredentials credentials() throws Exception;

    /** A provider that always gives these. */
    static CccCredentialsProvider fixed(CccCredentials credentials) {
        Objects.requireNonNull(credentials, "credentials");
        return () -> credentials;
    }
}
