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

    /** {@link #diagnose(DiagnosisRequest)} with the standard work. */
    default Diagnosis diagnose() {
        return diagnose(DiagnosisRequest.standard());
    }

    /**
     * Goes through the checklist of the ILLiad help article (SEED): signs in, reads the account, and asks for one price.
     * Orders nothing, changes nothing, and throws nothing: what could not be checked says how to check it by hand. Takes
     * at most three times the client's time for one call.
     */
    Diagnosis diagnose(DiagnosisRequest request);
}
