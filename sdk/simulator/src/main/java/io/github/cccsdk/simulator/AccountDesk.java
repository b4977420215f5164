package io.github.cccsdk.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells what is on record about the account of the session, misconfigured or not. */
final class AccountDesk {

    private AccountDesk() {}

    static Answer answer(Account account) {
        ObjectNode content = StrictJson.object();
        content.put("userName", account.userName());
        content.put("accountType", account.type().name());
        ArrayNode organizations = content.putArray("organizations");
        account.organizations()
                .forEach(organization ->
                        organizations.addObject().put("id", organization.id()).put("name", organization.name()));
        ArrayNode locations = content.putArray("locations");
        account.locations()
                .forEach(location ->
                        locations.addObject().put("id", location.id()).put("country", location.country()));
        content.put("defaultPaymentMethod", account.paymentMethod().name());
        content.put("defaultPricing", account.defaultPricing());
        content.put("frozen", account.frozen());
        account.billingAddress()
                .ifPresent(address -> content.putObject("billingAddress")
                        .put("country", address.country())
                        .put("address1", address.address1())
                        .put("city", address.city())
                        .put("state", address.state())
                        .put("zip", address.zip()));
        return Answer.success(200, content);
    }
}
