package io.github.cccsdk.pricing;

import io.github.cccsdk.works.Work;
import java.util.List;

/**
 * Several works fit, or one whose title differs from the one given: a person picks one, by its {@code workId}.
 *
 * @param candidates the works that fit, at least one, in CCC's order
 */
public record Ambiguous(List<Work> candidates) implements PriceOutcome {
    public Ambiguous {
        candidates = List.copyOf(candidates);
    }

    @Override
    public Kind kind() {
        return Kind.AMBIGUOUS;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.ambiguous(this);
    }

    @Override
    public String explanation() {
        return "Several works fit, or the title differs: pick one of the candidates and ask again with its workId";
    }
}
