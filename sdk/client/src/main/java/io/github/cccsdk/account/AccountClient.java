package io.github.cccsdk.account;

import io.github.cccsdk.error.CccException;
import java.util.Optional;

/** Reads the account that is signed in. Thread-safe. */
public interface AccountClient {
    /**
     * What CCC says about the account; empty where the service has no such call.
     *
     * @throws CccException if no answer could be had
     */
    Optional<AccountInfo> info();
}
