package io.github.cccsdk.pricing;

import io.github.cccsdk.error.CccException;

/** Looks up what a use would cost. Never buys anything. Thread-safe. */
public interface PricingClient {
    /**
     * Finds the work and asks for its price.
     *
     * @return a {@link Quote}, or why there is none; "denied", "no match" and the like are ordinary answers
     * @throws CccException if no answer could be had
     */
    PriceOutcome quote(PriceRequest request);
}
