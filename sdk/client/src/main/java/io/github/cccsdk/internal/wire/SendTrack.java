package io.github.cccsdk.internal.wire;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Follows one call to the moment its first header byte may leave; travels as a tag of the request. */
final class SendTrack {
    private final AtomicInteger passes = new AtomicInteger();
    private volatile Proxy proxy = Proxy.NO_PROXY;

    /** Notes that the request is about to be written, and returns how often that has happened. */
    int pass() {
        return passes.incrementAndGet();
    }

    /** Whether anything may have reached the other side. Before this, "not sent" is proved; after it, nothing is. */
    boolean sent() {
        return passes.get() > 0;
    }

    /** Notes which proxy has yet to let the call through; none, once there is a way to the other side. */
    void goesThrough(Proxy next) {
        proxy = next;
    }

    /** The HTTP proxy that has not let the call through yet. */
    Optional<InetSocketAddress> proxyAhead() {
        Proxy ahead = proxy;
        return ahead.type() == Proxy.Type.HTTP && ahead.address() instanceof InetSocketAddress address
                ? Optional.of(address)
                : Optional.empty();
    }
}
