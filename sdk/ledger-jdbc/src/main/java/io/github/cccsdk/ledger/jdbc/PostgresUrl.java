package io.github.cccsdk.ledger.jdbc;

import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Looks at a database URL before the driver does: some of the driver's parameters load classes or write files. */
final class PostgresUrl {
    private static final Set<String> ALLOWED = Set.of(
            "ApplicationName",
            "connectTimeout",
            "currentSchema",
            "socketTimeout",
            "ssl",
            "sslcert",
            "sslkey",
            "sslmode",
            "sslrootcert",
            "targetServerType",
            "tcpKeepAlive");
    private static final String PREFIX = "jdbc:postgresql://";

    private PostgresUrl() {}

    static String withoutParameters(String url) {
        requirePrefix(url);
        int at = url.indexOf('?');
        return at < 0 ? url : url.substring(0, at);
    }

    /** The URL's parameters, and bounded time-outs where it sets none. */
    static Properties parameters(String url) {
        requirePrefix(url);
        Properties found = new Properties();
        found.setProperty("connectTimeout", "10");
        found.setProperty("socketTimeout", "30");
        found.setProperty("ApplicationName", "ccc-sdk");
        int at = url.indexOf('?');
        for (String pair :
                at < 0 ? List.<String>of() : List.of(url.substring(at + 1).split("&"))) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!ALLOWED.contains(name)) {
                throw invalid("has a parameter that is not allowed; allowed are " + new TreeSet<>(ALLOWED));
            }
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            found.setProperty(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return found;
    }

    private static void requirePrefix(String url) {
        if (!url.startsWith(PREFIX)) {
            throw invalid("does not begin with " + PREFIX);
        }
    }

    /** Quotes nothing of the URL, which may hold a password. */
    private static CccException invalid(String what) {
        return CccException.of(ProblemReport.builder(CccProblem.CONFIGURATION_INVALID)
                .operation("ledger.open")
                .detail("The ledger's database URL " + what)
                .resolution(new Resolution(
                        "A setting is missing or wrong",
                        List.of("Correct the URL; user and password are given beside it"),
                        Actor.APPLICATION,
                        "ccc-sdk"))
                .build());
    }
}
