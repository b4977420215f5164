package io.github.cccsdk.internal.errors;

import io.github.cccsdk.error.Outcome;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a request that was answered, by the table of the wire contract. The status decides; a code is looked at
 * in two places only: in the wrapper of a 200, and under 409.
 */
public final class Outcomes {
    private Outcomes() {}

    /**
     * The outcome of an answer that is not a success that was understood.
     *
     * @param status the HTTP status
     * @param okSeen whether an outermost wrapper with status code {@code OK} was read
     * @param wrapperCode the status code of the outermost wrapper
     * @param code the error code wherever it stood
     */
    public static Outcome of(int status, boolean okSeen, Optional<String> wrapperCode, Optional<String> code) {
        if (status == 201) {
            return Outcome.ACCEPTED_UNREADABLE;
        }
        if (status == 200) {
            if (okSeen) {
                return Outcome.ACCEPTED_UNREADABLE;
            }
            return wrapperCode.isPresent() ? Outcome.REJECTED : Outcome.UNKNOWN;
        }
        if (status < 400 || status >= 500) {
            return Outcome.UNKNOWN;
        }
        return switch (status) {
            case 408, 425, 499 -> Outcome.UNKNOWN;
            case 409 ->
                code.filter(found -> found.toUpperCase(Locale.ROOT).startsWith("ORDER_"))
                                .isPresent()
                        ? Outcome.REJECTED
                        : Outcome.UNKNOWN;
            default -> Outcome.REJECTED;
        };
    }

    /** The outcome of an answer with these words. */
    static Outcome of(int status, ErrorWords words) {
        return of(status, words.okSeen(), words.wrapperCode(), words.code());
    }
}
