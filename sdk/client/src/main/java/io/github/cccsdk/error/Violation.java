package io.github.cccsdk.error;

import java.io.Serializable;
import java.util.Objects;

/**
 * One complaint about one field, from CCC's {@code Bad parameter [path problem;] supplied} or from this library's own
 * check before a call.
 *
 * @param path the field as the complainer spells it, such as {@code paymentInfo:creditCardInfo} or {@code pages}
 * @param problem what is wrong with it, such as {@code is empty or null}
 */
public record Violation(String path, String problem) implements Serializable {
    public Violation {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(problem, "problem");
    }

    @Override
    public String toString() {
        return (path + " " + problem).strip();
    }
}
