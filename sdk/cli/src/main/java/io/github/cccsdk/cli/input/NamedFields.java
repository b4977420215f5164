package io.github.cccsdk.cli.input;

import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Violation;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Tells the library's complaints about a field under the name that the user gave it. */
public final class NamedFields {
    private NamedFields() {}

    /**
     * What the supplier returns.
     *
     * @param names from the library's name of a field to the user's
     * @throws CccRequestException what the supplier throws, with the user's names
     */
    public static <T> T with(UnaryOperator<String> names, Supplier<T> read) {
        try {
            return read.get();
        } catch (CccRequestException invalid) {
            if (invalid.problem() != CccProblem.REQUEST_INVALID) {
                throw invalid;
            }
            throw CccRequestException.invalid(invalid.violations().stream()
                    .map(violation -> new Violation(names.apply(violation.path()), violation.problem()))
                    .toList());
        }
    }
}
