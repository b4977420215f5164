package io.github.cccsdk.internal.errors;

import io.github.cccsdk.internal.errors.ErrorWords.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads what an error body says, in every form that CCC, its gateway or a client's log gives it: a wrapper, an array of
 * wrappers, a wrapper inside text (also cut off), a flat object, {@code CODE - message}, OAuth, a gateway's message, a
 * page, or nothing. Never throws; the time is linear in the text, which is bounded.
 */
public final class ErrorForms {
    /** A wrapper inside the message of a wrapper, and so on, is followed this far. */
    private static final int MAX_WRAPPING = 5;
    /** So many braces are tried as the beginning of JSON inside a text. */
    private static final int MAX_STARTS = 8;

    private static final int MAX_CODE = 64;

    private ErrorForms() {}

    /** What these bytes say; only the first 64 KB are looked at. */
    public static ErrorWords read(byte[] body) {
        return read(BodyText.of(body));
    }

    /** What this text says; only the first 64 K characters are looked at. */
    public static ErrorWords read(String text) {
        String bounded = text.length() > BodyText.MAX_BYTES ? text.substring(0, BodyText.MAX_BYTES) : text;
        return read(bounded.strip(), 0);
    }

    private static ErrorWords read(String text, int wrapping) {
        if (text.isEmpty()) {
            return ErrorWords.NONE;
        }
        char first = text.charAt(0);
        if (first == '{' || first == '[') {
            JsonWords json = JsonWords.of(withoutPreviewEnd(text));
            if (!json.isEmpty()) {
                return ofJson(json, wrapping);
            }
            if (first == '{' || text.startsWith("[{")) {
                return new ErrorWords(List.of(), List.of(), Shape.JSON, Optional.empty(), false, OptionalInt.empty());
            }
        }
        if (first == '<') {
            return new ErrorWords(
                    List.of(), MarkupTitle.of(text), Shape.MARKUP, Optional.empty(), false, statusIn(text));
        }
        if (isBinary(text)) {
            return new ErrorWords(List.of(), List.of(), Shape.BINARY, Optional.empty(), false, OptionalInt.empty());
        }
        return ofText(text, wrapping);
    }

    private static ErrorWords ofJson(JsonWords json, int wrapping) {
        Set<String> codes = new LinkedHashSet<>();
        Set<String> messages = new LinkedHashSet<>();
        OptionalInt status = OptionalInt.empty();
        for (String message : json.messages) {
            if (wrapping < MAX_WRAPPING && mayHoldMore(message)) {
                ErrorWords inner = read(message.strip(), wrapping + 1);
                codes.addAll(inner.codes());
                messages.addAll(inner.messages());
                if (status.isEmpty()) {
                    status = inner.statusInText();
                }
            }
        }
        codes.addAll(json.codes);
        messages.addAll(json.messages);
        boolean ok = json.wrapperCodes.stream().anyMatch(JsonWords::isOk);
        return new ErrorWords(
                new ArrayList<>(codes),
                new ArrayList<>(messages),
                Shape.JSON,
                json.wrapperCodes.stream().findFirst(),
                ok,
                status);
    }

    private static boolean mayHoldMore(String message) {
        return message.indexOf('{') >= 0 || message.indexOf('_') >= 0 || message.indexOf('<') >= 0;
    }

    private static ErrorWords ofText(String text, int wrapping) {
        OptionalInt status = statusIn(text);
        Optional<ErrorWords> embedded = embedded(text, wrapping);
        if (embedded.isPresent()) {
            ErrorWords found = embedded.get();
            return new ErrorWords(
                    found.codes(),
                    found.messages(),
                    Shape.TEXT,
                    Optional.empty(),
                    false,
                    status.isPresent() ? status : found.statusInText());
        }
        Optional<CodeLine> line = CodeLine.in(text);
        List<String> codes = line.map(found -> List.of(found.code())).orElse(List.of());
        String message = line.map(CodeLine::message).orElse(text);
        return new ErrorWords(
                codes,
                message.isEmpty() ? List.of() : List.of(bounded(message)),
                Shape.TEXT,
                Optional.empty(),
                false,
                status);
    }

    /** JSON that begins somewhere inside a text, as it is or with its quotes escaped once more. */
    private static Optional<ErrorWords> embedded(String text, int wrapping) {
        int tried = 0;
        for (int at = text.indexOf('{'); at >= 0 && tried < MAX_STARTS; at = text.indexOf('{', at + 1)) {
            Optional<Embedded> found = embeddedAt(text, at, wrapping);
            if (found.isPresent()) {
                tried++;
                ErrorWords words = found.get().words();
                if (!words.codes().isEmpty() || !words.messages().isEmpty()) {
                    return Optional.of(words);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * A JSON object inside a text.
     *
     * @param words what it says
     * @param length how many characters of the text it takes up
     */
    record Embedded(ErrorWords words, int length) {}

    /** The JSON object at this brace; empty where nothing there looks like one. */
    static Optional<Embedded> embeddedAt(String text, int brace) {
        return embeddedAt(text, brace, 0);
    }

    private static Optional<Embedded> embeddedAt(String text, int brace, int wrapping) {
        int next = skipBlanks(text, brace + 1);
        if (next >= text.length()) {
            return Optional.empty();
        }
        boolean quoted = text.charAt(next) == '"' || text.charAt(next) == '\'';
        boolean escaped = text.startsWith("\\\"", next);
        if (!quoted && !escaped) {
            return Optional.empty();
        }
        String json = text.substring(brace);
        JsonWords words = JsonWords.of(withoutPreviewEnd(escaped ? unescaped(json) : json));
        return Optional.of(new Embedded(ofJson(words, wrapping), words.length()));
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static char lastBefore(String text, int from) {
        int at = from - 1;
        while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at < 0 ? 0 : text.charAt(at);
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean escape = c == '\\' && at + 1 < text.length();
            if (escape && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
                at++;
                plain.append(text.charAt(at));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Without the {@code ... (512 bytes)]} that Spring puts where it cuts a body off. */
    static String withoutPreviewEnd(String text) {
        int end = text.length();
        while (end > 0 && "]\"'. \t\r\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (!text.startsWith(" bytes)", end - 7)) {
            return text;
        }
        int at = end - 7;
        while (at > 0 && Character.isDigit(text.charAt(at - 1))) {
            at--;
        }
        if (at == 0 || text.charAt(at - 1) != '(' || at == end - 7) {
            return text;
        }
        at = at - 1;
        while (at > 0
                && (Character.isWhitespace(text.charAt(at - 1))
                        || text.charAt(at - 1) == '.'
                        || text.charAt(at - 1) == '…')) {
            at--;
        }
        return text.substring(0, at);
    }

    /** An HTTP status at the beginning of the text, as in {@code 400 : [...]} and {@code 504 - Gateway Timeout}. */
    private static OptionalInt statusIn(String text) {
        if (text.length() < 3 || (text.length() > 3 && Character.isLetterOrDigit(text.charAt(3)))) {
            return OptionalInt.empty();
        }
        int status = 0;
        for (int at = 0; at < 3; at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return OptionalInt.empty();
            }
            status = status * 10 + (c - '0');
        }
        return status >= 400 && status <= 599 ? OptionalInt.of(status) : OptionalInt.empty();
    }

    private static boolean isBinary(String text) {
        int looked = Math.min(text.length(), 1024);
        int odd = 0;
        for (int at = 0; at < looked; at++) {
            char c = text.charAt(at);
            if (c == '\uFFFD' || (Character.isISOControl(c) && !Character.isWhitespace(c) && c != '\u001B')) {
                odd++;
            }
        }
        return odd * 20 > looked;
    }

    private static String bounded(String message) {
        return message.length() > PlainText.MAX_LENGTH ? message.substring(0, PlainText.MAX_LENGTH - 1) + "…" : message;
    }

    /** {@code CODE - message}, alone or after other words, as a client's log has it. */
    record CodeLine(String code, String message) {
        static Optional<CodeLine> in(String text) {
            int end = Math.min(text.length(), PlainText.MAX_LENGTH);
            for (int at = 0; at < end; ) {
                if (!isCodeCharacter(text.charAt(at))) {
                    at++;
                    continue;
                }
                int stop = at;
                while (stop < end && isCodeCharacter(text.charAt(stop))) {
                    stop++;
                }
                if (isCode(text, at, stop)) {
                    int dash = skipBlanks(text, stop);
                    if (dash >= text.length()) {
                        return at == 0 || lastBefore(text, at) == ':'
                                ? Optional.of(new CodeLine(text.substring(at, stop), ""))
                                : Optional.empty();
                    }
                    if ("-–—:".indexOf(text.charAt(dash)) >= 0) {
                        return Optional.of(new CodeLine(
                                text.substring(at, stop),
                                text.substring(dash + 1).strip()));
                    }
                }
                at = stop;
            }
            return Optional.empty();
        }

        private static boolean isCodeCharacter(char c) {
            return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        }

        /** Upper case with an underscore: other words in capitals are common in any log. */
        private static boolean isCode(String text, int from, int to) {
            if (to - from < 4 || to - from > MAX_CODE || text.charAt(from) < 'A' || text.charAt(from) > 'Z') {
                return false;
            }
            boolean underscore = false;
            for (int at = from; at < to; at++) {
                char c = text.charAt(at);
                if (c >= 'a' && c <= 'z') {
                    return false;
                }
                underscore |= c == '_';
            }
            return underscore;
        }
    }
}
