package io.github.cccsdk.cli.rows;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.orders.Citation;
import io.github.cccsdk.pricing.PriceRequest;
import java.util.Optional;

/** A row that names one use to price or order. No other row before it in the file has its number. */
public sealed interface Transaction extends RowContent permits IlliadTransaction, ItemTransaction {
    /** What the library calls it: ILLiad's transaction number, or the {@code item} of a JSON line. */
    String number();

    /** The reference an order carries for it, at most 64 characters. */
    String itemReference();

    /** Whether the file says that its copyright has been paid. */
    boolean alreadyPaid();

    /** The order number that the file has for it already. */
    Optional<String> cccOrder();

    /**
     * The question to CCC.
     *
     * @throws CccRequestException {@code REQUEST_INVALID}, naming the field as the file does
     */
    PriceRequest priceRequest();

    /**
     * Which article it is, for an order.
     *
     * @throws CccRequestException {@code REQUEST_INVALID}, naming the field; only where {@link #priceRequest} throws too
     */
    Citation citation();
}
