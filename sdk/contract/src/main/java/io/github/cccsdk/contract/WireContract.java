package io.github.cccsdk.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import io.github.cccsdk.simulator.CccSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The OpenAPI document, read once: its operations and its schemas. */
final class WireContract {

    private static final String DOCUMENT = "ccc-openapi.yaml";
    /** Nothing is fetched from it; the validator tells YAML from JSON by how it ends. */
    private static final String ID = "urn:ccc-sdk:" + DOCUMENT;

    /** Loads when first needed, so that starting a simulator costs nothing. */
    private static final class Holder {
        private static final WireContract CONTRACT = load();
    }

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private WireContract(String text) throws IOException {
        this.document = new YAMLMapper().readTree(text);
        this.registry = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi30(),
                builder -> builder.schemas(Map.of(ID, text))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(
                                new Operation(this, method.getKey(), path.getKey(), method.getValue()))));
    }

    static WireContract get() {
        return Holder.CONTRACT;
    }

    private static WireContract load() {
        try (InputStream in = Objects.requireNonNull(CccSimulator.class.getResourceAsStream(DOCUMENT), DOCUMENT)) {
            return new WireContract(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.is(method, path))
                .findFirst();
    }

    /** The node a reference stands for, or the node itself. */
    JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual() ? document.at(reference.textValue().substring(1)) : node;
    }

    /** What a JSON text lacks to fit the schema at a place of the document, such as {@code /components/schemas/Order}. */
    List<String> violations(String schemaPlace, String text) {
        JsonNode value;
        try {
            value = json.readTree(text);
        } catch (JsonProcessingException notJson) {
            return List.of("the body is not JSON");
        }
        return violations(schemaPlace, value);
    }

    List<String> violations(String schemaPlace, JsonNode value) {
        return schema(schemaPlace).validate(value).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private Schema schema(String place) {
        return schemas.computeIfAbsent(place, key -> registry.getSchema(SchemaLocation.of(ID + "#" + key)));
    }

    JsonMapper json() {
        return json;
    }
}
