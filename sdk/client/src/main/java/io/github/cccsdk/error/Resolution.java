package io.github.cccsdk.error;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What a problem means and what to do about it.
 *
 * @param summary one sentence on what happened, in words for the person who reads the log
 * @param steps what to do, in order; the first is what to try first
 * @param actor who has to act
 * @param source where this advice comes from, such as {@code SEED} (the ILLiad help article), {@code OCLC},
 *     {@code RFC 6749}, or {@code ccc-sdk} for the library's own rules
 */
public record Resolution(String summary, List<String> steps, Actor actor, String source) implements Serializable {
    public Resolution {
        Objects.requireNonNull(summary, "summary");
        steps = List.copyOf(steps);
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(source, "source");
    }
}
