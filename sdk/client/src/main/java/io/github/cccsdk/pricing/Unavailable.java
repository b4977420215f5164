package io.github.cccsdk.pricing;

import io.github.cccsdk.error.OneLine;

/**
 * The use cannot be licensed through CCC, or CCC names a right that this library does not know.
 *
 * @param work the work, as far as known
 * @param right the right as CCC spelled it: {@code UNAVAILABLE}, or one unknown to this library
 */
public record Unavailable(PricedWork work, String right) implements PriceOutcome {
    @Override
    public Kind kind() {
        return Kind.UNAVAILABLE;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.unavailable(this);
    }

    @Override
    public String explanation() {
        return "CCC does not license this use (right " + OneLine.of(right, 60) + "): try another source";
    }
}
