package io.github.cccsdk;

import io.github.cccsdk.account.AccountClient;
import io.github.cccsdk.orders.OrdersClient;
import io.github.cccsdk.pricing.PricingClient;
import io.github.cccsdk.works.WorksClient;

/** The calls to CCC, by what they are about. Thread-safe. */
public interface CccCalls {
    /** Searches the catalogue. */
    WorksClient works();

    /** Looks up prices. */
    PricingClient pricing();

    /** Places orders and looks them up. */
    OrdersClient orders();

    /** Reads the account that is signed in. */
    AccountClient account();
}
