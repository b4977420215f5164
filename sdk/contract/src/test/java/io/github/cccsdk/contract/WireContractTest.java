package io.github.cccsdk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.cccsdk.simulator.CccSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireContractTest {

    @Test
    void everyReferenceInTheDocumentLeadsSomewhere() throws IOException {
        JsonNode document = document();
        List<String> references = new ArrayList<>();
        document.findValues("$ref").forEach(reference -> references.add(reference.asText()));

        assertThat(references).hasSizeGreaterThan(50).allSatisfy(reference -> {
            assertThat(reference).startsWith("#/components/");
            assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
        });
    }

    @Test
    void everyObjectOfARequestIsClosedToUnknownFields() throws IOException {
        JsonNode schemas = document().path("components").path("schemas");

        for (String name : List.of("SignIn", "PriceRequest", "OrderRequest", "OrderItemRequest", "BillingAddress")) {
            assertThat(schemas.path(name).path("additionalProperties").isBoolean())
                    .isTrue();
            assertThat(schemas.path(name).path("additionalProperties").asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void theDocumentSaysThatItIsAnAssumption() throws IOException {
        assertThat(document().path("info").path("description").asText()).startsWith("This document is an ASSUMPTION");
    }

    private static JsonNode document() throws IOException {
        try (InputStream in = CccSimulator.class.getResourceAsStream("ccc-openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        }
    }
}
