package io.github.cccsdk.internal.account;

import io.github.cccsdk.account.CheckName;
import java.util.List;

/** How a person checks what this library could not: mostly at the Marketplace web site (SEED, OCLC, Atlas). */
final class ByHand {
    private ByHand() {}

    static List<String> steps(CheckName check) {
        return switch (check) {
            case CREDENTIALS_CHARACTERS ->
                List.of("Look for spaces at the end of the configured user name and password; type both again by hand");
            case SIGN_IN ->
                List.of(
                        "Sign in at the Marketplace web site with the configured user name and password",
                        "If that works, try this check again in a few minutes");
            case CORPORATE_ACCOUNT ->
                List.of(
                        "Sign in at the Marketplace web site and open the account settings",
                        "A corporate account shows two sections there, user and billing; one section alone is an"
                                + " individual account");
            case ONE_ORGANIZATION ->
                List.of("Sign in at the Marketplace web site: two accounts, or a question which organisation to use,"
                        + " mean that the user belongs to several");
            case LOCATION ->
                List.of(
                        "Ask CCC whether the location value has been added to the account, as every new account needs",
                        "If the institution has sites in several countries, ask for the location id of this one and"
                                + " configure it");
            case INVOICE_PAYMENT ->
                List.of("Ask CCC whether the account's default payment method is invoice, not credit card");
            case DEFAULT_PRICING ->
                List.of("Ask CCC whether the default preferred pricing has been added to the account");
            case BILLING_ADDRESS ->
                List.of(
                        "Open the billing section of the Marketplace's account settings",
                        "Compare country, first address line, city, state and zip with the configured billing address,"
                                + " character by character");
            case NOT_FROZEN ->
                List.of("Ask whoever pays CCC's invoices whether one has been open for more than 90 days");
            case PROBE_PRICE ->
                List.of(
                        "Look up the price of a common journal at the Marketplace web site",
                        "Run the diagnosis again with the ISSN and a year of a journal that has a price there");
        };
    }
}
