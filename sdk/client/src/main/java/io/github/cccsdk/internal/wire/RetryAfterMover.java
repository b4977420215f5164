package io.github.cccsdk.internal.wire;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Renames {@code Retry-After} before OkHttp sees it. OkHttp sends a request again on a 503 with {@code Retry-After: 0},
 * whatever its settings, and throws {@code NumberFormatException} on a very large one.
 */
final class RetryAfterMover implements Interceptor {
    static final String MOVED = "X-Ccc-Sdk-Retry-After";
    private static final String ORIGINAL = "Retry-After";

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String value = response.header(ORIGINAL);
        if (value == null) {
            return response;
        }
        return response.newBuilder().removeHeader(ORIGINAL).header(MOVED, value).build();
    }
}
