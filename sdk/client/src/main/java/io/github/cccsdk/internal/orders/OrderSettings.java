package io.github.cccsdk.internal.orders;

import io.github.cccsdk.account.BillingAddress;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a client's orders have in common.
 *
 * @param timeout for one submission as a whole
 * @param maxQuoteAge beyond which a quote is taken again
 * @param quarterZone where the quarters begin at midnight
 * @param settlingTime how long after sending an order that CCC does not show may still turn up
 * @param country used where a request names none
 * @param locationId used where a request names none
 * @param billingAddress sent with every order, where the account's is to be checked against it
 */
public record OrderSettings(
        Duration timeout,
        Duration maxQuoteAge,
        ZoneId quarterZone,
        Duration settlingTime,
        Optional<String> country,
        Optional<String> locationId,
        Optional<BillingAddress> billingAddress) {}
