package io.github.cccsdk.pricing;

import io.github.cccsdk.error.CccException;
import java.util.Objects;
import java.util.Optional;

/**
 * One request of a bulk look-up and what came of it: an outcome or a failure, never both.
 *
 * @param number of the request in the stream, from 1
 * @param request what was asked
 * @param outcome the answer
 * @param failure why there is none
 */
public record PricedRequest(
        long number, PriceRequest request, Optional<PriceOutcome> outcome, Optional<CccException> failure) {
    public PricedRequest {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(failure, "failure");
    }

    /**
     * The outcome.
     *
     * @throws CccException the failure, if there is one
     */
    public PriceOutcome outcomeOrThrow() {
        return outcome.orElseThrow(failure::orElseThrow);
    }
}
