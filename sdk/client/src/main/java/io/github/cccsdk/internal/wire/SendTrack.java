package io.github.cccsdk.internal.wire;

import java.util.concurrent.atomic.AtomicInteger;

/** Follows one call to the moment its first header byte may leave; travels as a tag of the request. */
final class SendTrack {
    private final AtomicInteger passes = new AtomicInteger();

    /** Notes that the request is about to be written, and returns how often that has happened. */
    int pass() {
        return passes.incrementAndGet();
    }

    /** Whether anything may have reached the other side. Before this, "not sent" is proved; after it, nothing is. */
    boolean sent() {
        return passes.get() > 0;
    }
}
