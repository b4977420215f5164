package io.github.cccsdk.internal.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Lets a request with a body pass to the network once. Everything that could send it again is switched off already; this
 * stands behind those switches, and before interceptors of a borrowed client that proceed twice. Nor does anything pass
 * whose connection took so long that its answer could not be heard any more.
 *
 * <p>A network interceptor, so that it runs once for each real transmission and only when a connection stands: a call
 * that never got here was provably not sent.
 */
final class SendGuard implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        SendTrack track = request.tag(SendTrack.class);
        if (track == null) {
            throw new IOException("the request lost its send track on the way: an interceptor replaced it");
        }
        if (track.isTooLateToSend()) {
            throw new InterruptedIOException("connecting took the time that the answer needs");
        }
        if (track.pass() > 1 && request.body() != null) {
            throw new IOException("stopped a second transmission of the same request");
        }
        return chain.proceed(request);
    }
}
