package io.github.cccsdk;

import io.github.cccsdk.error.OneLine;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;

/** What a vendor's support may know of a client and its machine: an allow-list, without names, addresses or secrets. */
final class SupportFacts {
    private SupportFacts() {}

    static Map<String, String> of(CccClient.Builder settings, HttpUrl baseUrl, HttpUrl tokenUrl) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("ccc-sdk", SdkVersion.current());
        facts.put("java", property("java.version") + ", " + property("java.vm.name"));
        facts.put("os", property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
        facts.put("base URL", origin(baseUrl));
        facts.put("sign-in URL", origin(tokenUrl));
        facts.put("timeout", settings.timeout.toString());
        facts.put("order timeout", settings.orderTimeout.toString());
        facts.put("connect timeout", settings.connectTimeout.toString());
        facts.put("read timeout", settings.readTimeout.toString());
        facts.put("time between calls", settings.interval.toString());
        facts.put("calls at once", Integer.toString(settings.callsAtOnce));
        facts.put("billing address", isSet(settings.billingAddress != null));
        facts.put("country", isSet(settings.country != null));
        facts.put("location", isSet(settings.locationId != null));
        facts.put("ledger", isSet(settings.ledger != null));
        facts.put("own HTTP client", isSet(settings.httpClient != null));
        facts.put("proxy", isSet(settings.proxy != null));
        facts.put("own certificate authorities", isSet(settings.authorities != null));
        facts.put("client certificate", isSet(!settings.identity.isEmpty()));
        facts.put("own error catalogue", isSet(settings.errorCatalogue != null));
        return facts;
    }

    /** Without the path, which may hold a key. */
    private static String origin(HttpUrl url) {
        return url.scheme() + "://" + url.host() + ":" + url.port();
    }

    private static String isSet(boolean set) {
        return set ? "set" : "not set";
    }

    private static String property(String name) {
        return OneLine.of(System.getProperty(name, "unknown"), 80);
    }
}
