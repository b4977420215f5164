package io.github.cccsdk.internal.errors;

import java.util.List;

/** One sample or more of every form in which CCC, its gateway or a client's log shows an error. */
final class ErrorSamples {
    static final String E1 = "{\"response\":{\"status\":{\"code\":\"USER_MISCONFIGURED\",\"message\":\"User for given"
            + " transaction is misconfigured: could be the result of not having the correct role, or user is"
            + " associated with multiple organizations.\"}}}";
    static final String E2 = "[{\"response\":{\"status\":{\"code\":\"BAD_PARAMETER\",\"message\":\"Bad parameter"
            + " [paymentInfo:creditCardInfo is empty or null;] supplied\"}}}]";
    static final String E3 = "400 : " + E2;
    static final String E3_IN_A_MESSAGE =
            "{\"code\":\"INTERNAL\",\"message\":\"" + E3.replace("\"", "\\\"") + "\",\"path\":\"/v1/orders\"}";
    static final String E3_CUT = E3.substring(0, E3.length() - 30) + "... (512 bytes)]";
    static final String E4 =
            "{\"code\":\"USER_MISCONFIGURED\",\"message\":\"User for given transaction is misconfigured\"}";
    static final String E4_LINE = "USER_MISCONFIGURED - User for given transaction is misconfigured";
    static final String E5 = "{\"error\":\"invalid_grant\",\"error_description\":\"Bad credentials\"}";
    static final String E6_TIMEOUT = "{\"message\":\"Endpoint request timed out\"}";
    static final String E6_PAGE =
            "<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n<center><h1>504 Gateway"
                    + " Time-out</h1></center>\r\n</body>\r\n</html>";
    static final String E6_INTERNAL = "{\"message\":\"Internal server error\"}";
    static final String OK =
            "{\"response\":{\"status\":{\"code\":\"OK\",\"message\":\"\"},\"content\":{\"orderNumber\":\"501234567\","
                    + "\"status\":\"OPEN\",\"items\":[{\"orderDetailNumber\":\"71234567\"}]}}}";
    static final String SPRING_BOOT =
            "{\"timestamp\":\"2026-11-23T10:15:00Z\",\"status\":404,\"error\":\"Not Found\",\"path\":\"/x\"}";
    static final String CURLY =
            "{\"response\":{\"status\":{\"code\":\"BAD_PARAMETER\",\"message\":\"can’t find location\"}}}";

    static final List<String> ALL = List.of(
            E1,
            E2,
            E3,
            E3_IN_A_MESSAGE,
            E3_CUT,
            E4,
            E4_LINE,
            E5,
            E6_TIMEOUT,
            E6_PAGE,
            E6_INTERNAL,
            OK,
            SPRING_BOOT,
            CURLY,
            "",
            "plain text");

    private ErrorSamples() {}
}
