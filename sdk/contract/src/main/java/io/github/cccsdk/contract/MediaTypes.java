package io.github.cccsdk.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;

/** Whether headers announce a content type, in UTF-8. */
final class MediaTypes {

    private MediaTypes() {}

    static boolean announced(String wanted, Map<String, List<String>> headers) {
        List<String> values = headers.getOrDefault("content-type", List.of());
        if (values.size() != 1) {
            return false;
        }
        StringTokenizer parts = new StringTokenizer(values.get(0).toLowerCase(Locale.ROOT), ";");
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
