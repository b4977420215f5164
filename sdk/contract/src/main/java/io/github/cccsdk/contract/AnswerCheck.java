package io.github.cccsdk.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with an answer. */
final class AnswerCheck {

    private AnswerCheck() {}

    static List<String> violations(Operation operation, int status, Map<String, List<String>> headers, String body) {
        Optional<JsonNode> declared = operation.response(status);
        if (declared.isEmpty()) {
            return List.of("the status is not declared");
        }
        Optional<Operation.Body> expected = Operation.bodyIn(declared.get());
        if (expected.isEmpty()
                || (body.isEmpty() && declared.get().path("x-body-optional").asBoolean(false))) {
            return body.isEmpty() ? List.of() : List.of("a body where none is declared");
        }
        if (!MediaTypes.announced(expected.get().contentType(), headers)) {
            return List.of("the content type is not " + expected.get().contentType());
        }
        return operation.contract().violations(expected.get().schemaPlace(), body);
    }

    /** For a method and path the contract does not have: nothing but the refusal of it. */
    static List<String> violationsWithoutOperation(int status, Map<String, List<String>> headers, String body) {
        if (status != 404 && status != 405) {
            return List.of("the contract has no such method and path, so only 404 and 405 can answer it");
        }
        if (!MediaTypes.announced("application/json", headers)) {
            return List.of("the content type is not application/json");
        }
        return WireContract.get().violations("/components/schemas/Failure", body);
    }
}
