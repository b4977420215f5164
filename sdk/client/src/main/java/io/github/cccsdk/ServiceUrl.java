package io.github.cccsdk;

import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Checks a URL of the service before anything goes there. */
final class ServiceUrl {
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

    private ServiceUrl() {}

    /**
     * @param name of the setting, for the message
     * @param plainHttpAllowed whether http is accepted for other machines too
     */
    static HttpUrl parse(String name, String value, boolean plainHttpAllowed) {
        HttpUrl url = HttpUrl.parse(value.strip());
        if (url == null) {
            throw invalid(name + " is no http or https URL: give one like https://host/path");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw invalid(name + " holds a user name or password: remove it, and give credentials(…) instead");
        }
        if (url.query() != null || url.fragment() != null) {
            throw invalid(name + " holds a query or fragment: give the URL without it");
        }
        if (!url.isHttps() && !plainHttpAllowed && !isLoopback(url.host())) {
            throw invalid(name + " is plain http to " + OneLine.of(url.host(), 100)
                    + ", which would show the password to the network: use https, or allowPlainHttp() if you must");
        }
        return url;
    }

    /** By its text: 127.999.0.1 looks like an address, but is a name that any DNS server may answer for. */
    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("::1")
                || LOOPBACK_V4.matcher(host).matches();
    }

    static CccException invalid(String detail) {
        return CccException.of(ProblemReport.builder(CccProblem.CONFIGURATION_INVALID)
                .operation("client.build")
                .detail(detail)
                .resolution(new Resolution(
                        "A setting of this library is missing or wrong",
                        List.of("Correct the named setting"),
                        Actor.APPLICATION,
                        "ccc-sdk"))
                .build());
    }
}
