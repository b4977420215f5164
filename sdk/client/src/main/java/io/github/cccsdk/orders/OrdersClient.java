package io.github.cccsdk.orders;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccOrderOutcomeUnknownException;
import io.github.cccsdk.error.CccRequestException;
import java.util.List;

/** Places orders, each at most once, and looks them up. Thread-safe. */
public interface OrdersClient {
    /**
     * Orders, at most once. Under a reference that is already confirmed with the same content, returns that
     * confirmation without a call.
     *
     * @throws CccOrderOutcomeUnknownException if it was sent and it is not known whether CCC has it
     * @throws CccException for every other failure; its {@code outcome()} says whether anything can have been bought
     */
    OrderConfirmation submit(OrderRequest request);

    /**
     * The order under CCC's number.
     *
     * @throws CccRequestException {@code NOT_FOUND} if there is none
     * @throws CccException if no answer could be had
     */
    Order get(String orderNumber);

    /**
     * CCC's orders under the caller's own reference; more than one if it was ordered outside this library too.
     *
     * @throws CccRequestException {@code BAD_PARAMETER} if the service keeps no customer references
     * @throws CccException if no answer could be had
     */
    List<Order> find(String reference);

    /**
     * Cancels an order, possible until it is invoiced.
     *
     * @return the order as it stands afterwards
     * @throws CccException {@code ORDER_CLOSED} once it is invoiced, {@code NOT_FOUND} if there is none
     */
    Order cancel(String orderNumber);

    /** The orders in the ledger that are not settled, oldest first. No network call. */
    List<LedgerEntry> unresolved();

    /** What the ledger remembers, to be looked up. No network call. */
    OrderRecords records();

    /**
     * Settles one unresolved order by asking CCC for its reference. Never sends anything. What CCC's answers cannot settle
     * stays blocked; that is a finding, not an exception.
     *
     * @throws CccRequestException {@code NOT_FOUND} if the reference was never used
     */
    Reconciliation reconcile(String reference);

    /** Settles every unresolved order that can be settled, oldest first. */
    List<Reconciliation> reconcileAll();

    /**
     * Sends an order once more, as it was, after {@link #reconcile} found it {@code ABSENT}. CCC is asked once more right
     * before; the price guard applies as agreed at first.
     *
     * @throws CccException {@code ORDER_IN_PROGRESS} while the first sender may still be alive,
     *     {@code ORDER_OUTCOME_UNKNOWN} if it is not known to be absent, {@code NOT_FOUND} if nothing of it is open; else as
     *     {@link #submit}
     */
    OrderConfirmation resend(String reference);

    /**
     * Records what people found out about an order that cannot be settled otherwise. A number said to have been bought is
     * looked up at CCC first.
     *
     * @param note who found it out, and how: 1 to 500 characters, kept in the history
     * @throws CccRequestException {@code NOT_FOUND} if nothing of the reference is open, or CCC has no such order;
     *     {@code REQUEST_INVALID} if that order holds other items
     * @throws CccException {@code ORDER_IN_PROGRESS} while its sender may still be alive
     */
    LedgerEntry resolveManually(String reference, ManualOutcome outcome, String note);
}
