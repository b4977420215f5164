package io.github.cccsdk.cli.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.OneLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A JSON text as Java values: {@code Map}, {@code List}, {@code String}, {@code Boolean}, {@link BigDecimal} for every number,
 * so that none passes through a binary fraction, and {@link Null}. A name that occurs twice in an object is refused: which
 * of the two is meant, nobody can tell.
 */
final class JsonTree {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int MAX_DEPTH = 20;

    /** JSON's {@code null}. */
    enum Null {
        NULL
    }

    private JsonTree() {}

    /** @throws CccRequestException naming the line, or the place of a doubled name */
    static Object read(String text) {
        return read(text, "order file", 1);
    }

    /**
     * A value that is part of a file.
     *
     * @param what the text is, for messages
     * @param firstLine the line of the file that the text starts on, counted from 1
     * @throws CccRequestException naming the line of the file, or the place of a doubled name
     */
    static Object read(String text, String what, long firstLine) {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() == null) {
                throw CccRequestException.invalid(what, "is empty: write a JSON object");
            }
            Object value = value(json, "", 0);
            if (json.nextToken() != null) {
                throw CccRequestException.invalid(
                        what,
                        "holds more than one JSON value (line "
                                + (firstLine - 1 + json.currentTokenLocation().getLineNr())
                                + "): keep the one that is meant");
            }
            return value;
        } catch (JsonProcessingException malformed) {
            throw CccRequestException.invalid(
                    what,
                    String.format(
                            Locale.ROOT,
                            "is no valid JSON (line %d, column %d): %s",
                            firstLine - 1 + malformed.getLocation().getLineNr(),
                            malformed.getLocation().getColumnNr(),
                            OneLine.of(malformed.getOriginalMessage(), 200)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Object value(JsonParser json, String place, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw CccRequestException.invalid(
                    place, "is nested too deeply: see ccc order submit --help for the fields");
        }
        JsonToken token = json.currentToken();
        return switch (token) {
            case START_OBJECT -> object(json, place, depth);
            case START_ARRAY -> array(json, place, depth);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> Null.NULL;
        };
    }

    private static Map<String, Object> object(JsonParser json, String place, int depth) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            String inner = place.isEmpty() ? OneLine.of(name, 60) : place + "." + OneLine.of(name, 60);
            json.nextToken();
            if (fields.put(name, value(json, inner, depth + 1)) != null) {
                throw CccRequestException.invalid(inner, "is given twice: keep the one that is meant");
            }
        }
        return fields;
    }

    private static List<Object> array(JsonParser json, String place, int depth) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json, place + "[" + elements.size() + "]", depth + 1));
        }
        return elements;
    }
}
