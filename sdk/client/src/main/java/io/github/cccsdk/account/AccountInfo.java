package io.github.cccsdk.account;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What CCC says about the account that is signed in.
 *
 * @param userName the name it signed in with
 * @param accountType {@code CORPORATE} or {@code INDIVIDUAL}, or what CCC says instead
 * @param organizations the organisations the user belongs to; more than one is a misconfiguration (SEED)
 * @param locations the account's locations; none, and CCC has not finished the account (SEED)
 * @param defaultPaymentMethod {@code INVOICE} or {@code CREDIT_CARD}, or what CCC says instead
 * @param defaultPricing whether the account has default preferred pricing; empty if CCC does not say
 * @param frozen whether the account is frozen; empty if CCC does not say
 * @param billingAddress the address CCC compares orders with
 */
public record AccountInfo(
        String userName,
        Optional<String> accountType,
        List<Organization> organizations,
        List<Location> locations,
        Optional<String> defaultPaymentMethod,
        Optional<Boolean> defaultPricing,
        Optional<Boolean> frozen,
        Optional<BillingAddress> billingAddress) {
    public AccountInfo {
        Objects.requireNonNull(userName, "userName");
        organizations = List.copyOf(organizations);
        locations = List.copyOf(locations);
    }

    /**
     * An organisation of the user.
     *
     * @param id CCC's identifier, opaque
     * @param name as CCC spells it; may be empty
     */
    public record Organization(String id, String name) {}

    /**
     * A location of the account.
     *
     * @param id CCC's identifier, opaque
     * @param country as CCC spells it; may be empty
     */
    public record Location(String id, String country) {}
}
