package io.github.cccsdk.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cccsdk.pricing.Money;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object under construction, its fields in the order they are added. Amounts are written as decimal strings, so that
 * no reader takes them through a binary fraction. Not thread-safe.
 */
public final class JsonObject {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Object NULL = new Object();

    private final Map<String, Object> fields = new LinkedHashMap<>();

    public JsonObject with(String name, String value) {
        return put(name, value);
    }

    public JsonObject with(String name, long value) {
        return put(name, value);
    }

    public JsonObject with(String name, boolean value) {
        return put(name, value);
    }

    /** An amount without its currency. */
    public JsonObject with(String name, Money value) {
        return put(name, value.decimal());
    }

    public JsonObject with(String name, JsonObject value) {
        return put(name, value);
    }

    public JsonObject withObjects(String name, List<JsonObject> value) {
        return put(name, List.copyOf(value));
    }

    public JsonObject withTexts(String name, List<String> value) {
        return put(name, List.copyOf(value));
    }

    /** A field that is always there: {@code null} if there is no value. */
    public JsonObject withNullable(String name, Optional<?> value) {
        return put(name, value.<Object>map(present -> present).orElse(NULL));
    }

    /** A field that is there only if it has a value. */
    public JsonObject withPresent(String name, Optional<?> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    /** The object on one line. */
    public String text() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(json, this);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private JsonObject put(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof JsonObject object) {
            json.writeStartObject();
            for (Map.Entry<String, Object> field : object.fields.entrySet()) {
                json.writeFieldName(field.getKey());
                write(json, field.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : new ArrayList<Object>(list)) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value == NULL) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }
}
