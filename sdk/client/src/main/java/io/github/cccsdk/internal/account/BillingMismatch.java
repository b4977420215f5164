package io.github.cccsdk.internal.account;

import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Violation;
import io.github.cccsdk.internal.call.CallScope;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.internal.wire.Calls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks behind CCC's refusal of an order that may be about the billing address: CCC says only that something went wrong,
 * but where the account can be read, both addresses are known and the differing fields can be named.
 */
public final class BillingMismatch {
    /** The catalogue's rule for the text that stands for a billing mismatch among other causes (SEED). */
    private static final String GENERIC = "client-order-error";

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Pipeline pipeline;
    private final ErrorReader errors;
    private final Optional<BillingAddress> configured;

    public BillingMismatch(Pipeline pipeline, ErrorReader errors, Optional<BillingAddress> configured) {
        this.pipeline = pipeline;
        this.errors = errors;
        this.configured = configured;
    }

    /** The refusal of an order, with the differing fields as violations where they can be told; else as it was. */
    public CccException explained(CccException refusal, CallScope scope) {
        if (configured.isEmpty() || !mayBeBilling(refusal)) {
            return refusal;
        }
        List<Violation> differences = atCcc(scope)
                .map(address -> BillingComparison.of(configured.get(), address))
                .orElse(List.of());
        if (differences.isEmpty()) {
            return refusal;
        }
        return CccException.of(
                refusal.report().toBuilder(CccProblem.BILLING_MISMATCH)
                        .resolution(errors.problem(CccProblem.BILLING_MISMATCH, refusal.operation())
                                .build()
                                .resolution())
                        .detail("The billing address here is not the one at CCC: "
                                + BillingComparison.names(differences))
                        .violations(differences)
                        .build(),
                refusal);
    }

    private static boolean mayBeBilling(CccException refusal) {
        return refusal.problem() == CccProblem.BILLING_MISMATCH
                || refusal.report().ruleId().filter(GENERIC::equals).isPresent();
    }

    /** The order has been refused either way: that the account cannot be read must not hide it. */
    private Optional<BillingAddress> atCcc(CallScope scope) {
        try {
            return pipeline.read(Calls.account(), scope.until(scope.deadline().atMost(LONGEST)))
                    .billingAddress();
        } catch (CccException unknown) {
            return Optional.empty();
        }
    }
}
