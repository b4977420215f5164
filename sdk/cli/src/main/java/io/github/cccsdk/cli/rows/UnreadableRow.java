package io.github.cccsdk.cli.rows;

import java.util.Optional;

/**
 * A row that is not safe to act on.
 *
 * @param number what the library calls it, where that could be read
 * @param message what is wrong with it and what to do, on one line
 */
public record UnreadableRow(Optional<String> number, Reason reason, String message) implements RowContent {
    /** Why a row cannot be used. The names are for scripts. */
    public enum Reason {
        /** More or fewer fields than columns. */
        WRONG_FIELD_COUNT,
        /** Bytes that are no text in the file's encoding. */
        NOT_IN_ENCODING,
        /** Text between a closing quote and the next separator. */
        TEXT_AFTER_QUOTE,
        /** A quote that is not closed before the end of the file, or within 1 MB. */
        UNCLOSED_QUOTE,
        /** More than 1 MB without an end. */
        TOO_LONG,
        /** A JSON line that is no object with the known fields. */
        NOT_AN_ITEM,
        /** No number to call it by. */
        NUMBER_MISSING,
        /** The number of an earlier row, which alone counts. */
        NUMBER_REPEATED,
        /** {@code CopyrightAlreadyPaid} is neither Yes nor No. */
        PAID_UNCLEAR
    }
}
