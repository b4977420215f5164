package io.github.cccsdk.internal.account;

import io.github.cccsdk.account.AccountClient;
import io.github.cccsdk.account.AccountInfo;
import io.github.cccsdk.account.Diagnosis;
import io.github.cccsdk.account.DiagnosisRequest;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.internal.wire.Calls;
import java.util.Optional;

/** Reads the account; a service without such a call answers 404. */
public final class AccountLookup implements AccountClient {
    private static final int NO_SUCH_CALL = 404;

    private final Pipeline pipeline;
    private final AccountDiagnosis diagnosis;

    public AccountLookup(Pipeline pipeline, AccountDiagnosis diagnosis) {
        this.pipeline = pipeline;
        this.diagnosis = diagnosis;
    }

    @Override
    public Optional<AccountInfo> info() {
        try {
            return Optional.of(pipeline.read(Calls.account()));
        } catch (CccException failure) {
            if (failure.httpStatus().orElse(0) == NO_SUCH_CALL) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public Diagnosis diagnose(DiagnosisRequest request) {
        return diagnosis.of(request, this::info);
    }
}
