package io.github.cccsdk.pricing;

import java.util.Optional;

/**
 * The use is available, but CCC gives no price for it.
 *
 * @param work the work, as far as known
 * @param rightsholder who holds the right, where CCC says so
 * @param terms the rightsholder's terms, where CCC gives any
 */
public record NoEstimate(PricedWork work, Optional<String> rightsholder, Optional<String> terms)
        implements PriceOutcome {
    @Override
    public Kind kind() {
        return Kind.NO_ESTIMATE;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.noEstimate(this);
    }

    @Override
    public String explanation() {
        return "CCC gives no price for this use: look it up on the Marketplace web site, or try another source";
    }
}
