package io.github.cccsdk.internal.account;

import io.github.cccsdk.error.CccException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What came of one question.
 *
 * @param value the answer, where there is one
 * @param failure why there is none
 * @param reason why there is none, where nobody failed with a problem of CCC's; else empty
 */
record Answer<T>(Optional<T> value, Optional<CccException> failure, String reason) {
    /** Asks, and survives whatever happens. */
    static <T> Answer<T> to(Supplier<T> question) {
        try {
            return new Answer<>(Optional.of(question.get()), Optional.empty(), "");
        } catch (CccException failure) {
            return new Answer<>(Optional.empty(), Optional.of(failure), "");
        } catch (RuntimeException unexpected) {
            return notAsked("this library failed with " + unexpected.getClass().getName());
        }
    }

    static <T> Answer<T> notAsked(String reason) {
        return new Answer<>(Optional.empty(), Optional.empty(), reason);
    }
}
