package io.github.cccsdk.internal.wire;

import io.github.cccsdk.auth.CccCredentials;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;

/** Writes the HTTP requests. The token goes to the base URL's origin and nowhere else. */
public final class Requests {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

    private final HttpUrl baseUrl;
    private final HttpUrl tokenUrl;
    /** Those without an order's number in them: a handful. */
    private final ConcurrentMap<List<String>, HttpUrl> fixedUrls = new ConcurrentHashMap<>();

    private final String userAgent;

    public Requests(HttpUrl baseUrl, HttpUrl tokenUrl, String userAgent) {
        this.baseUrl = baseUrl;
        this.tokenUrl = tokenUrl;
        this.userAgent = userAgent;
    }

    public WireRequest of(Operation<?> operation, String token, String correlationId) {
        return new WireRequest(common(correlationId)
                .url(url(operation))
                .header("Authorization", "Bearer " + token)
                .method(operation.method(), body(operation)));
    }

    private HttpUrl url(Operation<?> operation) {
        return operation.query().isEmpty() && operation.path().size() == 2
                ? fixedUrls.computeIfAbsent(operation.path(), path -> built(operation))
                : built(operation);
    }

    private HttpUrl built(Operation<?> operation) {
        HttpUrl.Builder url = baseUrl.newBuilder();
        operation.path().forEach(url::addPathSegment);
        operation.query().forEach(url::addQueryParameter);
        return url.build();
    }

    /** The sign-in: the user's password grant, or the application's own where there is no user. */
    public WireRequest signIn(CccCredentials credentials, String correlationId) {
        FormBody.Builder form = new FormBody.Builder(StandardCharsets.UTF_8);
        if (credentials.grantsPassword()) {
            form.add("grant_type", "password")
                    .add("username", credentials.userName().orElseThrow())
                    .add("password", credentials.password().orElseThrow());
        } else {
            form.add("grant_type", "client_credentials");
        }
        Request.Builder request = common(correlationId).url(tokenUrl).post(oneShot(form.build()));
        credentials
                .clientId()
                .ifPresent(id -> request.header(
                        "Authorization", basic(id, credentials.clientSecret().orElse(""))));
        return new WireRequest(request);
    }

    private Request.Builder common(String correlationId) {
        return new Request.Builder()
                .header("Accept", "application/json")
                .header("User-Agent", userAgent)
                .header("X-Correlation-Id", correlationId);
    }

    @SuppressWarnings("NullAway") // OkHttp takes null for "no body"
    private static RequestBody body(Operation<?> operation) {
        if (operation.method().equals("GET")) {
            return null;
        }
        return new OneShotBody(operation.body().length == 0 ? null : JSON, operation.body());
    }

    private static RequestBody oneShot(FormBody form) {
        Buffer buffer = new Buffer();
        try {
            form.writeTo(buffer);
        } catch (IOException impossible) {
            throw new IllegalStateException("a form could not be written to memory");
        }
        return new OneShotBody(FORM, buffer.readByteArray());
    }

    /** RFC 6749, 2.3.1: id and secret are form-encoded before they go into Basic. */
    private static String basic(String id, String secret) {
        String pair =
                URLEncoder.encode(id, StandardCharsets.UTF_8) + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
