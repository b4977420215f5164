package io.github.cccsdk.pricing;

import java.util.Optional;

/**
 * The rightsholder decides case by case: the request and the price's acceptance happen on CCC's web site (Ares, Talis).
 *
 * @param work the work, as far as known
 * @param rightsholder who decides, where CCC says so
 * @param terms the rightsholder's terms, where CCC gives any
 */
public record SpecialRequest(PricedWork work, Optional<String> rightsholder, Optional<String> terms)
        implements PriceOutcome {
    @Override
    public Kind kind() {
        return Kind.SPECIAL_REQUEST;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.specialRequest(this);
    }

    @Override
    public String explanation() {
        return "The rightsholder decides case by case: submit the request on the Marketplace web site and accept the price there";
    }
}
