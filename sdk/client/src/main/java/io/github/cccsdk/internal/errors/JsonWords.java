package io.github.cccsdk.internal.errors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Picks codes and messages out of JSON while it streams by, so that neither depth nor size nor a missing end matters:
 * what was read before the text breaks off or stops being JSON is kept.
 */
final class JsonWords {
    private static final int MAX_CODE = 128;
    private static final int MAX_FOUND = 16;
    /** Paths longer than this hold nothing we look for. */
    private static final int MAX_PATH = 6;

    private static final JsonFactory JSON = JsonFactory.builder()
            // The text is bounded, so Jackson's own limits can only turn a readable error into an exception.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .build();

    /** Marks a string whose end is missing; it cannot occur in decoded text of ours. */
    private static final char CUT = '\uFFFF';

    final List<String> codes = new ArrayList<>();
    final List<String> messages = new ArrayList<>();
    final List<String> wrapperCodes = new ArrayList<>();

    private final List<String> wrappedCodes = new ArrayList<>();
    private final List<String> wrappedMessages = new ArrayList<>();
    private final List<String> flatCodes = new ArrayList<>();
    private final List<String> flatMessages = new ArrayList<>();
    private final String[] path = new String[MAX_PATH];

    private int length;

    private JsonWords() {}

    /** Reads the first JSON value of the text; never throws. */
    static JsonWords of(String text) {
        JsonWords words = new JsonWords();
        try (JsonParser parser = JSON.createParser(closed(text))) {
            words.read(parser);
        } catch (IOException | RuntimeException e) {
            // Not JSON from here on. The exception quotes the text, so it is not kept.
            words.finish();
            return words;
        }
        words.finish();
        return words;
    }

    /** How many characters were read as JSON. */
    int length() {
        return length;
    }

    boolean isEmpty() {
        return codes.isEmpty() && messages.isEmpty() && wrapperCodes.isEmpty();
    }

    /** The text with its last string ended, so that the part of it that is there can be read. */
    private static String closed(String text) {
        boolean inString = false;
        boolean escaped = false;
        int escape = -1;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (escaped) {
                escaped = false;
            } else if (c == '\\') {
                escaped = inString;
                escape = at;
            } else if (c == '"') {
                inString = !inString;
            }
        }
        if (!inString) {
            return text;
        }
        boolean halfEscape = escape >= 0
                && (escape == text.length() - 1 || (text.charAt(escape + 1) == 'u' && escape + 6 > text.length()));
        return (halfEscape ? text.substring(0, escape) : text) + CUT + '"';
    }

    private void read(JsonParser parser) throws IOException {
        int objects = 0;
        int open = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT -> {
                    objects++;
                    open++;
                }
                case START_ARRAY -> open++;
                case END_OBJECT -> {
                    objects--;
                    open--;
                }
                case END_ARRAY -> open--;
                case FIELD_NAME -> {
                    if (objects <= MAX_PATH) {
                        path[objects - 1] = parser.currentName().toLowerCase(Locale.ROOT);
                    }
                }
                case VALUE_STRING, VALUE_NUMBER_INT -> {
                    if (objects > 0 && objects <= MAX_PATH && isWanted(path[objects - 1])) {
                        take(objects, parser.getText(), token == JsonToken.VALUE_NUMBER_INT);
                    }
                }
                default -> {}
            }
            length = (int) Math.max(0, parser.currentLocation().getCharOffset());
            if (open == 0) {
                return;
            }
        }
    }

    private static boolean isWanted(String name) {
        return isCode(name) || isMessage(name) || name.equals("error");
    }

    private static boolean isCode(String name) {
        return name.equals("code") || name.equals("errorcode") || name.equals("error_code");
    }

    private static boolean isMessage(String name) {
        return switch (name) {
            case "message", "error_description", "errormessage", "error_message", "detail", "description", "title" ->
                true;
            default -> false;
        };
    }

    private void take(int depth, String text, boolean number) {
        String name = path[depth - 1];
        boolean wrapped = depth >= 3 && path[depth - 3].equals("response") && path[depth - 2].equals("status");
        boolean known = wrapped
                || depth == 1
                || (depth == 2 && isContainer(path[0]))
                || (depth == 3 && path[0].equals("error") && path[1].equals("errors"));
        if (!known) {
            return;
        }
        if (name.equals("error")) {
            takeError(text);
        } else if (isMessage(name)) {
            add(wrapped ? wrappedMessages : flatMessages, asMessage(text));
        } else if (text.indexOf(CUT) < 0 && !text.isBlank() && !(number && isHttpStatus(text))) {
            String code = bounded(text.strip(), MAX_CODE);
            add(wrapped ? wrappedCodes : flatCodes, code);
            if (wrapped && depth == 3) {
                add(wrapperCodes, code);
            }
        }
    }

    private static boolean isContainer(String name) {
        return name.equals("error") || name.equals("errors") || name.equals("status") || name.equals("response");
    }

    /** OAuth's {@code error} is a code; Spring's, beside a numeric status, is words such as "Not Found". */
    private void takeError(String text) {
        boolean cut = text.indexOf(CUT) >= 0;
        if (!cut && isWord(text)) {
            add(flatCodes, bounded(text, MAX_CODE));
        } else {
            add(flatMessages, asMessage(text));
        }
    }

    private static boolean isWord(String text) {
        boolean lower = false;
        boolean upper = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            lower |= c >= 'a' && c <= 'z';
            upper |= c >= 'A' && c <= 'Z';
            if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && "_.-".indexOf(c) < 0) {
                return false;
            }
        }
        return lower != upper;
    }

    private static boolean isHttpStatus(String number) {
        return number.length() == 3 && number.charAt(0) >= '1' && number.charAt(0) <= '5';
    }

    private static String asMessage(String text) {
        int cut = text.indexOf(CUT);
        return bounded(cut < 0 ? text : text.substring(0, cut) + "…", PlainText.MAX_LENGTH);
    }

    private static String bounded(String text, int length) {
        return text.length() > length ? text.substring(0, length - 1) + "…" : text;
    }

    private static void add(List<String> list, String text) {
        if (list.size() < MAX_FOUND && !text.isBlank() && !text.equals("…")) {
            list.add(text);
        }
    }

    /** What a wrapper says comes before what stands loosely beside it. */
    private void finish() {
        codes.addAll(wrappedCodes);
        codes.addAll(flatCodes);
        codes.removeIf(JsonWords::isOk);
        messages.addAll(wrappedMessages);
        messages.addAll(flatMessages);
    }

    static boolean isOk(String code) {
        return code.equalsIgnoreCase("OK");
    }
}
