package io.github.cccsdk.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The texts the simulator refuses with.
 *
 * <p>{@code USER_MISCONFIGURED}, {@code BAD_PARAMETER} and the sentences of the ILLiad help article are quoted. All other
 * codes and sentences are this project's inventions.
 */
final class Refusals {

    private Refusals() {}

    static Refused userMisconfigured() {
        return coded(
                400,
                "USER_MISCONFIGURED",
                "User for given transaction is misconfigured: could be the result of not having the correct role, "
                        + "or user is associated with multiple organizations.");
    }

    static Refused userNotFound() {
        return coded(400, "USER_NOT_FOUND", "user couldn’t be found");
    }

    static Refused locationNotFound() {
        return coded(400, "LOCATION_NOT_FOUND", "can’t find location");
    }

    static Refused locationAmbiguous() {
        return coded(400, "BAD_PARAMETER", "Ambiguous CCC Location");
    }

    static Refused pricingMissing() {
        return coded(400, "PRICING_NOT_CONFIGURED", "Error retrieving price information from CCC");
    }

    static Refused creditCardMissing() {
        return badParameter(List.of("paymentInfo:creditCardInfo is empty or null"));
    }

    static Refused billingMismatch() {
        return coded(400, "ORDER_SUBMISSION_FAILED", "An Error Occurred Submitting an Order to the CCC");
    }

    static Refused accountNotCorporate() {
        return coded(403, "ACCOUNT_NOT_CORPORATE", "Account is not a corporate account");
    }

    static Refused accountFrozen() {
        return coded(403, "ACCOUNT_FROZEN", "Account is frozen because invoices are unpaid");
    }

    static Refused itemNotOrderable(int index, String itemReference, String why) {
        return coded(400, "ITEM_NOT_ORDERABLE", "Item " + (index + 1) + " (" + itemReference + "): " + why);
    }

    static Refused orderNotFound() {
        return coded(404, "ORDER_NOT_FOUND", "No such order");
    }

    static Refused orderClosed() {
        return coded(409, "ORDER_CLOSED", "The order has been invoiced and can no longer be changed");
    }

    static Refused workNotFound() {
        return coded(404, "WORK_NOT_FOUND", "No such work");
    }

    static Refused pathNotFound() {
        return coded(404, "NOT_FOUND", "No such resource");
    }

    static Refused methodNotAllowed() {
        return coded(405, "METHOD_NOT_ALLOWED", "This resource does not know that method");
    }

    static Refused bodyTooLarge() {
        return coded(413, "BODY_TOO_LARGE", "The request body is too large");
    }

    /** Each violation is "path problem". In the form it was seen: a wrapper in an array. */
    static Refused badParameter(List<String> violations) {
        String message = "Bad parameter [" + String.join("; ", violations) + ";] supplied";
        var array = StrictJson.array().add(wrapper("BAD_PARAMETER", message));
        return new Refused(Answer.json(400, array));
    }

    static Refused accountLocked() {
        return coded(403, "ACCOUNT_LOCKED", "Account is locked");
    }

    static Refused oauth(int status, String error, String description) {
        var body = StrictJson.object().put("error", error).put("error_description", description);
        Answer answer = Answer.json(status, body);
        return new Refused(
                error.equals("invalid_client") ? answer.with("WWW-Authenticate", "Basic realm=\"CCC\"") : answer);
    }

    static Refused noToken() {
        var body = StrictJson.object().put("error", "invalid_request").put("error_description", "Bearer token missing");
        return new Refused(Answer.json(401, body).with("WWW-Authenticate", "Bearer realm=\"CCC\""));
    }

    static Refused session(SessionRefusal how) {
        return switch (how) {
            case UNAUTHORIZED_BARE -> new Refused(Answer.empty(401));
            case UNAUTHORIZED_WITH_BODY ->
                new Refused(Answer.json(
                                401,
                                StrictJson.object()
                                        .put("error", "invalid_token")
                                        .put("error_description", "The access token expired"))
                        .with("WWW-Authenticate", "Bearer realm=\"CCC\", error=\"invalid_token\""));
            default -> coded(how.status(), how.code(), "The session has expired");
        };
    }

    private static Refused coded(int status, String code, String message) {
        return new Refused(Answer.json(status, wrapper(code, message)));
    }

    private static ObjectNode wrapper(String code, String message) {
        ObjectNode root = StrictJson.object();
        root.putObject("response").putObject("status").put("code", code).put("message", message);
        return root;
    }
}
