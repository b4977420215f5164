package io.github.cccsdk.internal.wire;

import io.github.cccsdk.internal.call.Deadline;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Follows one call to the moment its first header byte may leave; travels as a tag of the request. */
final class SendTrack {
    private final AtomicInteger passes = new AtomicInteger();
    private volatile Proxy proxy = Proxy.NO_PROXY;
    private volatile @Nullable Deadline deadline;
    private volatile @Nullable Deadline sendBy;

    /**
     * Starts the call's time.
     *
     * @param end of the call
     * @param lastMoment after which the request may not leave any more
     */
    void mayTakeUntil(Deadline end, Deadline lastMoment) {
        deadline = end;
        sendBy = lastMoment;
    }

    /** When the call has to end; empty before it has begun. */
    Optional<Deadline> deadline() {
        return Optional.ofNullable(deadline);
    }

    boolean isTooLateToSend() {
        Deadline lastMoment = sendBy;
        return lastMoment != null && lastMoment.hasPassed();
    }

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
