package io.github.cccsdk.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which call a method and a path mean. */
record Route(Call call, String orderNumber, boolean pathKnown) {

    private static final Pattern ORDER = Pattern.compile("/v1/orders/([^/]+)");
    private static final Pattern CANCELLATION = Pattern.compile("/v1/orders/([^/]+)/cancellation");

    static Route of(String method, String path) {
        return switch (path) {
            case "/oauth/token" -> only("POST", method, Call.SIGN_IN, "");
            case "/v1/works" -> only("GET", method, Call.SEARCH_WORKS, "");
            case "/v1/prices" -> only("POST", method, Call.PRICE, "");
            case "/v1/account" -> only("GET", method, Call.ACCOUNT, "");
            case "/v1/orders" ->
                method.equals("POST")
                        ? new Route(Call.SUBMIT_ORDER, "", true)
                        : only("GET", method, Call.FIND_ORDERS, "");
            default -> ofOrder(method, path);
        };
    }

    private static Route ofOrder(String method, String path) {
        Matcher cancellation = CANCELLATION.matcher(path);
        if (cancellation.matches()) {
            return only("POST", method, Call.CANCEL_ORDER, cancellation.group(1));
        }
        Matcher order = ORDER.matcher(path);
        if (order.matches()) {
            return only("GET", method, Call.READ_ORDER, order.group(1));
        }
        return new Route(Call.OTHER, "", false);
    }

    private static Route only(String allowed, String method, Call call, String segment) {
        return method.equals(allowed) ? new Route(call, decoded(segment), true) : new Route(Call.OTHER, "", true);
    }

    private static String decoded(String segment) {
        try {
            // A plus sign is itself in a path; only in forms and queries does it mean a space.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return segment;
        }
    }
}
