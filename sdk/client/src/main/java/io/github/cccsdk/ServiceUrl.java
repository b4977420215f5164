package io.github.cccsdk;

import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.internal.wire.Loopback;
import okhttp3.HttpUrl;

/** Checks a URL of the service before anything goes there. */
final class ServiceUrl {
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
        if (!url.isHttps() && !plainHttpAllowed && !Loopback.is(url.host())) {
            throw invalid(name + " is plain http to " + OneLine.of(url.host(), 100)
                    + ", which would show the password to the network: use https, or allowPlainHttp() if you must");
        }
        return url;
    }

    static CccException invalid(String detail) {
        return CccConfigurationException.invalid(detail);
    }
}
