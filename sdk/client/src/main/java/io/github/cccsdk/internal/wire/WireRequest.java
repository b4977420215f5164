package io.github.cccsdk.internal.wire;

import okhttp3.Request;

/** A request ready to be sent. It shows nothing of itself: OkHttp's own text of a request holds URL and headers. */
public final class WireRequest {
    private final Request http;

    WireRequest(Request http) {
        this.http = http;
    }

    Request http() {
        return http;
    }
}
