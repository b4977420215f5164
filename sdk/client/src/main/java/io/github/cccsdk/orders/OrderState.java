package io.github.cccsdk.orders;

/** Where an order stands in this library's ledger. */
public enum OrderState {
    /** The intent is written down; nothing has been sent. */
    PREPARED(false),
    /** It is being sent, or was when the process died: it may exist at CCC. */
    SENDING(false),
    /** It exists at CCC. */
    CONFIRMED(false),
    /** CCC refused it: the reference is free again. */
    REJECTED(true),
    /** It was sent and no clear answer came: never sent again by itself. */
    UNKNOWN(false),
    /** Nothing reached CCC, or people found that CCC does not have it: the reference is free again. */
    NOT_SENT(true),
    /** The price guard stopped it: the reference is free again. */
    STOPPED(true);

    private final boolean freesReference;

    OrderState(boolean freesReference) {
        this.freesReference = freesReference;
    }

    /** Whether the reference may be used again, for any content. */
    public boolean freesReference() {
        return freesReference;
    }

    /** Whether someone or something still has to settle the order. */
    public boolean isUnresolved() {
        return this == PREPARED || this == SENDING || this == UNKNOWN;
    }
}
