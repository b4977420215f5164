package io.github.cccsdk.internal.wire;

import io.github.cccsdk.transport.HttpProxy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Which hosts a proxy is for. */
final class ProxyChoice extends ProxySelector {
    private static final List<Proxy> DIRECTLY = List.of(Proxy.NO_PROXY);

    private final HttpProxy proxy;

    ProxyChoice(HttpProxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public List<Proxy> select(URI uri) {
        // Unresolved, so that its name is looked up by the client's own means, within the time of the call.
        return isFor(bare(uri.getHost()))
                ? List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
                : DIRECTLY;
    }

    private boolean isFor(String host) {
        if (Loopback.is(host)) {
            return proxy.isForLoopbackToo();
        }
        return proxy.exceptions().stream().noneMatch(exception -> covers(exception, host));
    }

    /** As curl and most others read {@code NO_PROXY}. */
    private static boolean covers(String exception, String host) {
        if (exception.equals("*")) {
            return true;
        }
        String name = bare(exception.startsWith("*.") ? exception.substring(2) : exception);
        String domain = name.startsWith(".") ? name.substring(1) : name;
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static String bare(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }

    /** No other proxy could take its place. */
    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
}
