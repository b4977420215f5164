package io.github.cccsdk.internal.wire;

import io.github.cccsdk.transport.HttpProxy;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.Connection;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Gives a proxy the credentials that are meant for it: with the first {@code CONNECT} of a connection, and never again
 * after a refusal. A 407 to anything but a {@code CONNECT} is left as it is: an answer to it would send the request, and
 * with it perhaps an order, a second time.
 */
final class ProxyLogin implements Authenticator, Interceptor {
    private static final String HEADER = "Proxy-Authorization";
    /** OkHttp's own, with which it asks before there is an answer. */
    private static final String NOT_ASKED_YET = "OkHttp-Preemptive";

    private final Optional<String> credentials;

    ProxyLogin(Optional<HttpProxy> proxy) {
        this.credentials = proxy.flatMap(given -> given.user()
                .map(user -> Credentials.basic(user, given.password().orElse(""), StandardCharsets.UTF_8)));
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) throws IOException {
        Request request = response.request();
        if (!request.method().equals("CONNECT")) {
            return null;
        }
        if (response.challenges().stream().anyMatch(one -> one.scheme().equalsIgnoreCase(NOT_ASKED_YET))) {
            return credentials
                    .map(value -> request.newBuilder().header(HEADER, value).build())
                    .orElse(null);
        }
        throw new ProxyDenial(credentials.isPresent(), response.challenges());
    }

    /** Where the exchange itself is with the proxy, in plain http, there is no {@code CONNECT}. */
    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        Request request = chain.request();
        boolean readByProxy = connection != null
                && connection.route().proxy().type() == Proxy.Type.HTTP
                && !request.url().isHttps();
        return chain.proceed(
                readByProxy && credentials.isPresent()
                        ? request.newBuilder().header(HEADER, credentials.get()).build()
                        : request);
    }

    /** The proxy asked for credentials: for some where none were given, or for others. */
    static final class ProxyDenial extends IOException {
        private static final long serialVersionUID = 1L;

        private final boolean given;
        private final boolean basic;

        ProxyDenial(boolean given, List<Challenge> challenges) {
            super("the proxy asked for credentials");
            this.given = given;
            this.basic = challenges.isEmpty()
                    || challenges.stream().anyMatch(one -> one.scheme().equalsIgnoreCase("Basic"));
        }

        /** What was wrong, to be put after the proxy's name. */
        String words() {
            if (!basic) {
                return "asks for credentials of a kind that this library cannot give: it knows Basic alone";
            }
            return given
                    ? "refused the user name and password that are set for it"
                    : "asks for a user name and password, and none are set for it";
        }
    }
}
