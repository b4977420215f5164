package io.github.cccsdk.internal.wire;

import java.net.Proxy;
import java.util.List;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;

/**
 * Notes on a call's track how far it has come on its way to a connection, and tells look-ups how long they may take. Holds
 * nothing of a call itself.
 */
final class ConnectWatch extends EventListener {
    static final ConnectWatch INSTANCE = new ConnectWatch();

    private ConnectWatch() {}

    @Override
    public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
        SendTrack track = call.request().tag(SendTrack.class);
        if (track != null) {
            track.goesThrough(proxies.isEmpty() ? Proxy.NO_PROXY : proxies.get(0));
        }
    }

    @Override
    public void dnsStart(Call call, String host) {
        SendTrack track = call.request().tag(SendTrack.class);
        if (track != null) {
            track.deadline().ifPresent(TimedLookUp::isNextFor);
        }
    }

    @Override
    public void secureConnectStart(Call call) {
        SendTrack track = call.request().tag(SendTrack.class);
        if (track != null) {
            track.goesThrough(Proxy.NO_PROXY);
        }
    }
}
