package io.github.cccsdk.benchmarks;

import okhttp3.OkHttpClient;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;

/** The ways to look a price up. */
public enum Peer {
    BARE("OkHttp + Jackson by hand"),
    SDK("this SDK"),
    FEIGN("OpenFeign + OkHttp + Resilience4j"),
    SPRING("Spring RestClient + Spring Security, over OkHttp"),
    SPRING_PLAIN("Spring RestClient + Spring Security, over what Spring brings");

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Without a socket. {@link #SPRING_PLAIN} has no HTTP client under it at all, which is more than fair to it. */
    LookUp canned() {
        return over("https://ccc.invalid", CannedTransport.client(), new CannedRequestFactory());
    }

    /** To a server on loopback. {@link #SPRING_PLAIN} goes through {@code HttpURLConnection}. */
    LookUp over(String baseUrl, OkHttpClient client) {
        return over(baseUrl, client, new SimpleClientHttpRequestFactory());
    }

    private LookUp over(String baseUrl, OkHttpClient client, ClientHttpRequestFactory plain) {
        return switch (this) {
            case BARE -> new BareLookUp(baseUrl, client);
            case SDK -> new SdkLookUp(baseUrl, client);
            case FEIGN -> new FeignLookUp(baseUrl, client);
            case SPRING -> new SpringLookUp(baseUrl, new OkHttpRequestFactory(client));
            case SPRING_PLAIN -> new SpringLookUp(baseUrl, plain);
        };
    }
}
