package io.github.cccsdk.internal.account;

import io.github.cccsdk.account.AccountInfo;
import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.pricing.PriceOutcome;
import java.util.Optional;

/**
 * All that a diagnosis has to go by.
 *
 * @param signIn what came of the sign-in; its value says nothing
 * @param account what CCC says about the account; an empty value where the service has no such call
 * @param probe what came of asking for a price
 * @param billingAddress as configured here
 * @param locationId as configured here
 */
record AccountEvidence(
        Answer<Boolean> signIn,
        Answer<Optional<AccountInfo>> account,
        Answer<PriceOutcome> probe,
        Optional<BillingAddress> billingAddress,
        Optional<String> locationId) {}
