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
}
