package io.github.cccsdk.simulator;

import java.util.Optional;

/** What an account must be like for a search, a price or an order; each check ends in the refusal of its own. */
final class AccountRules {

    private AccountRules() {}

    /** For every transaction: a user behind the sign-in, with one organisation, a role and a location. */
    static void mayTransact(Account account) {
        if (account.unknownUser()) {
            throw Refusals.userNotFound();
        }
        if (account.roleMisconfigured() || account.organizations().size() > 1) {
            throw Refusals.userMisconfigured();
        }
        if (account.locations().isEmpty()) {
            throw Refusals.locationNotFound();
        }
    }

    static void mayPrice(Account account, Place place) {
        mayTransact(account);
        hasLocation(account, place);
        if (!account.defaultPricing()) {
            throw Refusals.pricingMissing();
        }
    }

    static void mayOrder(
            Account account, Place place, String paymentMethod, Optional<Account.BillingAddress> billingAddress) {
        mayPrice(account, place);
        if (account.type() == Account.Type.INDIVIDUAL) {
            throw Refusals.accountNotCorporate();
        }
        if (account.frozen()) {
            throw Refusals.accountFrozen();
        }
        if (account.paymentMethod() == Account.PaymentMethod.CREDIT_CARD || !paymentMethod.equals("INVOICE")) {
            throw Refusals.creditCardMissing();
        }
        if (billingAddress.isPresent() && !billingAddress.equals(account.billingAddress())) {
            throw Refusals.billingMismatch();
        }
    }

    private static void hasLocation(Account account, Place place) {
        if (place.locationId().isEmpty()) {
            if (account.locations().size() > 1) {
                throw Refusals.locationAmbiguous();
            }
            return;
        }
        String wanted = place.locationId().get();
        if (account.locations().stream().noneMatch(location -> location.id().equals(wanted))) {
            throw Refusals.locationNotFound();
        }
    }
}
