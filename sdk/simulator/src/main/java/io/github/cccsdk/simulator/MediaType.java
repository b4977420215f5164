package io.github.cccsdk.simulator;

import java.util.Locale;

/** What a Content-Type says, parameters aside. */
final class MediaType {

    private MediaType() {}

    static boolean isJson(String contentType) {
        return essence(contentType).equals("application/json");
    }

    static boolean isForm(String contentType) {
        return essence(contentType).equals("application/x-www-form-urlencoded");
    }

    private static String essence(String contentType) {
        int semicolon = contentType.indexOf(';');
        String essence = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return essence.strip().toLowerCase(Locale.ROOT);
    }
}
