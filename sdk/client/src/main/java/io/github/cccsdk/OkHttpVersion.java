package io.github.cccsdk;

import java.util.Locale;
import java.util.Optional;

/**
 * Which OkHttp the application really runs with. OkHttp 4 ({@code okhttp}) and 5 ({@code okhttp-jvm}) go by different
 * names with the same classes, so a build can put both on the class path, and the first one wins.
 */
final class OkHttpVersion {
    private static final int LEAST_MAJOR = 5;

    private OkHttpVersion() {}

    /** Read at run time: the compiler would write the version it saw into this class. */
    static Optional<String> inUse() {
        try {
            return Optional.of(Class.forName("okhttp3.OkHttp")
                    .getField("VERSION")
                    .get(null)
                    .toString());
        } catch (ReflectiveOperationException unknown) {
            return Optional.empty();
        }
    }

    /** What to tell an application that runs with this version; empty if nothing. */
    static Optional<String> objection(String version) {
        int dot = version.indexOf('.');
        try {
            if (dot < 0 || Integer.parseInt(version.substring(0, dot)) >= LEAST_MAJOR) {
                return Optional.empty();
            }
        } catch (NumberFormatException unknown) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "OkHttp %s is in use, but this library is built for OkHttp %d. Exclude com.squareup.okhttp3:okhttp from"
                        + " whatever brings it, so that com.squareup.okhttp3:okhttp-jvm is the only one on the class path.",
                version,
                LEAST_MAJOR));
    }
}
