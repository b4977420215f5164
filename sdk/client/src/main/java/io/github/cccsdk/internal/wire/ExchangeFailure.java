package io.github.cccsdk.internal.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An exchange that brought no answer at all. */
public final class ExchangeFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** How it ended; judged by type, never by an exception's text. */
    public enum Kind {
        /** The time allowed for it ran out. */
        TIMEOUT,
        /** No connection could be made, or it broke. */
        CONNECTION,
        /** The client was closed before anything was sent. */
        CLOSED,
        /** The waiting thread was interrupted; its flag is set again. */
        INTERRUPTED
    }

    private final Kind kind;
    private final boolean sent;
    private final @Nullable Hindrance hindrance;

    ExchangeFailure(Kind kind, boolean sent, @Nullable Throwable cause) {
        this(kind, sent, null, cause);
    }

    ExchangeFailure(Kind kind, boolean sent, @Nullable Hindrance hindrance, @Nullable Throwable cause) {
        super(kind.name(), cause);
        this.kind = kind;
        this.sent = sent;
        this.hindrance = hindrance;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the first header byte may have left. */
    public boolean sent() {
        return sent;
    }

    /** What kept a connection from being made, if that is known. */
    public Optional<Hindrance> hindrance() {
        return Optional.ofNullable(hindrance);
    }
}
