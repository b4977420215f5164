package io.github.cccsdk.simulator;

import java.util.Locale;
import java.util.StringTokenizer;

/** What a Content-Type says. The contract knows UTF-8 only, so another charset makes it another type. */
final class MediaType {

    private MediaType() {}

    static boolean isJson(String contentType) {
        return is("application/json", contentType);
    }

    static boolean isForm(String contentType) {
        return is("application/x-www-form-urlencoded", contentType);
    }

    private static boolean is(String wanted, String contentType) {
        StringTokenizer parts = new StringTokenizer(contentType.toLowerCase(Locale.ROOT), ";");
        if (!parts.hasMoreTokens() || !parts.nextToken().strip().equals(wanted)) {
            return false;
        }
        while (parts.hasMoreTokens()) {
            String parameter = parts.nextToken().strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }
}
