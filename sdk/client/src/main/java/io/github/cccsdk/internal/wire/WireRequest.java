package io.github.cccsdk.internal.wire;

import okhttp3.Request;

/**
 * A request ready to be sent, once. It shows nothing of itself: OkHttp's own text of a request holds URL and headers.
 */
public final class WireRequest {
    private final SendTrack track = new SendTrack();
    private final Request http;

    WireRequest(Request.Builder request) {
        this.http = request.tag(SendTrack.class, track).build();
    }

    /** Follows it to the network. */
    SendTrack track() {
        return track;
    }

    Request http() {
        return http;
    }
}
