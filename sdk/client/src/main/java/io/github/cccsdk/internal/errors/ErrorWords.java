package io.github.cccsdk.internal.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the body of an answer says, whatever its form.
 *
 * @param codes every error code found, the innermost first; {@code OK} is not one
 * @param messages every message found, the innermost first
 * @param shape the outer form
 * @param wrapperCode the status code of an outermost {@code response} wrapper, {@code OK} included; empty where there is
 *     no such wrapper or the code was cut off
 * @param okSeen whether an outermost wrapper says {@code OK}
 * @param statusInText an HTTP status that the text names, as in {@code 400 : [...]}
 */
public record ErrorWords(
        List<String> codes,
        List<String> messages,
        Shape shape,
        Optional<String> wrapperCode,
        boolean okSeen,
        OptionalInt statusInText) {
    /** The outer form of a body. */
    public enum Shape {
        /** Nothing, or white space only. */
        EMPTY,
        /** An object or array that begins as JSON. */
        JSON,
        /** An HTML or XML page. */
        MARKUP,
        /** Any other readable text. */
        TEXT,
        /** Bytes that are no text. */
        BINARY
    }

    static final ErrorWords NONE =
            new ErrorWords(List.of(), List.of(), Shape.EMPTY, Optional.empty(), false, OptionalInt.empty());

    public ErrorWords {
        codes = List.copyOf(codes);
        messages = List.copyOf(messages);
    }

    /** The innermost code. */
    public Optional<String> code() {
        return codes.stream().findFirst();
    }

    /** These words, and one more code after the others. */
    ErrorWords withCode(Optional<String> code) {
        if (code.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(codes);
        all.add(code.get());
        return new ErrorWords(all, messages, shape, wrapperCode, okSeen, statusInText);
    }

    /** The innermost message. */
    public Optional<String> message() {
        return messages.stream().findFirst();
    }
}
