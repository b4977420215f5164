package io.github.cccsdk.orders;

/** What came of claiming a reference. */
public sealed interface Claim {
    /** It is written; the reference is the caller's. */
    record Written() implements Claim {}

    /** Another writer was first. */
    record Overtaken() implements Claim {}

    /**
     * Nothing is written: one of the items is, or may be, paid in another order.
     *
     * @param itemReference the item
     * @param by the other order
     */
    record ItemTaken(String itemReference, LedgerEntry by) implements Claim {}
}
