package io.github.cccsdk.contract;

import io.github.cccsdk.simulator.ExchangeObserver;
import io.github.cccsdk.simulator.ObservedExchange;
import io.github.cccsdk.simulator.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Judges exchanges by the OpenAPI document that comes with the simulator. Found by the simulator through
 * {@link java.util.ServiceLoader}, so that every test with this module on its class path is checked when it closes its
 * simulator. Thread-safe.
 *
 * <ol>
 *   <li>A request of the SDK, told by its {@code User-Agent}, keeps to the contract, and carries {@code Accept} and, but for
 *       the sign-in, an {@code X-Correlation-Id} that is a UUID.
 *   <li>Any other request that breaks the contract is refused by the simulator.
 *   <li>Every answer that no fault changed keeps to the contract.
 * </ol>
 */
public final class ContractCheck implements ExchangeObserver {

    private static final String SDK = "ccc-sdk-java/";
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** For {@link java.util.ServiceLoader}. */
    public ContractCheck() {}

    @Override
    public List<String> observe(ObservedExchange exchange) {
        ReceivedRequest request = exchange.request();
        String what = request.method() + " " + request.path();
        List<String> ofRequest = violationsOfRequest(
                request.method(), request.path(), request.query(), request.headers(), request.body());
        List<String> found = new ArrayList<>();
        if (request.header("User-Agent").orElse("").startsWith(SDK)) {
            ofRequest.forEach(violation -> found.add(what + ", request of the SDK: " + violation));
            omissions(request).forEach(omission -> found.add(what + ", request of the SDK: " + omission));
        }
        if (exchange.scripted() || exchange.answer().isEmpty()) {
            return found;
        }
        ObservedExchange.Answered answer = exchange.answer().get();
        if (!ofRequest.isEmpty() && answer.status() < 300) {
            found.add(what + ": the simulator accepted, with " + answer.status()
                    + ", a request that breaks the contract: " + String.join("; ", ofRequest));
        }
        violationsOfAnswer(request.method(), request.path(), answer.status(), answer.headers(), answer.body())
                .forEach(violation -> found.add(what + ", answer " + answer.status() + ": " + violation));
        return found;
    }

    /** What the SDK promises beyond the document. */
    private static List<String> omissions(ReceivedRequest request) {
        List<String> omissions = new ArrayList<>();
        if (!request.header("Accept").orElse("").contains("application/json")) {
            omissions.add("no Accept: application/json");
        }
        boolean signIn = WireContract.get()
                .operation(request.method(), request.path())
                .filter(operation -> !operation.needsToken())
                .isPresent();
        Optional<String> correlationId = request.header("X-Correlation-Id");
        if (!signIn && !correlationId.filter(id -> UUID.matcher(id).matches()).isPresent()) {
            omissions.add("X-Correlation-Id is no UUID");
        }
        return omissions;
    }

    /**
     * Says how a request breaks the contract.
     *
     * @param method the HTTP method
     * @param path the path as sent, without the query
     * @param query what followed the question mark, as sent; empty if nothing did
     * @param headers the headers, names in lower case
     * @param body the body; empty if there is none
     * @return the violations, a sentence each; empty if there are none
     */
    public static List<String> violationsOfRequest(
            String method, String path, String query, Map<String, List<String>> headers, String body) {
        return WireContract.get()
                .operation(method, path)
                .map(operation -> RequestCheck.violations(operation, query, headers, body))
                .orElse(List.of("the contract has no such method and path"));
    }

    /**
     * Says how an answer breaks the contract.
     *
     * @param method the HTTP method of the request
     * @param path the path of the request, without the query
     * @param status the HTTP status of the answer
     * @param headers the headers of the answer, names in lower case
     * @param body the body of the answer
     * @return the violations, a sentence each; empty if there are none
     */
    public static List<String> violationsOfAnswer(
            String method, String path, int status, Map<String, List<String>> headers, String body) {
        return WireContract.get()
                .operation(method, path)
                .map(operation -> AnswerCheck.violations(operation, status, headers, body))
                .orElseGet(() -> AnswerCheck.violationsWithoutOperation(status, headers, body));
    }
}
