package io.github.cccsdk.session;

import io.github.cccsdk.auth.CccCredentials;
import java.util.Optional;

/**
 * Where a client signs in, and as whom: what is stored for one is of no use to another. Holds secrets.
 *
 * @param baseUrl the address of the service, as it was given to the client
 * @param tokenUrl where to sign in, as it was given; empty if it was not
 * @param credentials what it signs in with: not to be stored, nor anything they can quickly be found from
 */
public record SessionAccount(String baseUrl, Optional<String> tokenUrl, CccCredentials credentials) {
    /** Without the addresses, and without what the credentials hold. */
    @Override
    public String toString() {
        return "SessionAccount[" + credentials + "]";
    }
}
