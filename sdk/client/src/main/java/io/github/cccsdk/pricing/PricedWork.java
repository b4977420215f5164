package io.github.cccsdk.pricing;

import java.util.Objects;
import java.util.Optional;

/**
 * The work that a price answer is about.
 *
 * @param workId CCC's identifier, opaque
 * @param title the full title; empty if the request named the work by its id alone
 * @param matchedBy what the work was found by
 */
public record PricedWork(String workId, Optional<String> title, MatchedBy matchedBy) {
    public PricedWork {
        Objects.requireNonNull(workId, "workId");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(matchedBy, "matchedBy");
    }
}
