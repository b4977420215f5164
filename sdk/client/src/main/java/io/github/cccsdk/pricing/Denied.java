package io.github.cccsdk.pricing;

import java.util.Optional;

/**
 * The rightsholder refuses this use through CCC (Atlas).
 *
 * @param work the work, as far as known
 * @param rightsholder who refuses, where CCC says so
 * @param terms the rightsholder's terms, where CCC gives any
 */
public record Denied(PricedWork work, Optional<String> rightsholder, Optional<String> terms) implements PriceOutcome {
    @Override
    public Kind kind() {
        return Kind.DENIED;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.denied(this);
    }

    @Override
    public String explanation() {
        return "The rightsholder refuses this use: try a document supplier or the publisher";
    }
}
