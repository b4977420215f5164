package io.github.cccsdk.internal.orders;

import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.internal.wire.Calls;
import io.github.cccsdk.orders.LedgerItem;
import io.github.cccsdk.orders.OrderIntent;
import io.github.cccsdk.orders.OrderItem;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.orders.WireRecord;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.QuotedUse;
import java.util.Optional;

/**
 * A request with the client's settings filled in: what goes into the ledger, and what goes over the wire.
 *
 * @param json the order's body, exactly
 * @param sent what the history keeps of it: people's addresses are not for everyone who may read the ledger
 */
record Wanted(OrderRequest request, OrderIntent intent, String json, WireRecord sent) {
    private static final BillingAddress WITHHELD = new BillingAddress("…", "…", "…", "…", "…");

    static Wanted of(OrderRequest request, OrderSettings settings) {
        Optional<String> country = request.country().or(settings::country);
        Optional<String> location = request.locationId().or(settings::locationId);
        Money quoted = request.quotedTotal();
        Money tolerated = request.tolerance().limit(quoted);
        OrderIntent intent = new OrderIntent(
                ContentHash.of(request, country, location, settings.billingAddress()),
                request.items().stream().map(Wanted::item).toList(),
                quoted,
                request.maxTotal().filter(tolerated::isGreaterThan).orElse(tolerated));
        String json = Calls.orderJson(request, country, location, settings.billingAddress());
        String redacted = Calls.orderJson(
                request, country, location, settings.billingAddress().map(address -> WITHHELD));
        return new Wanted(request, intent, json, WireRecord.sent(ContentHash.ofText(json), redacted));
    }

    private static LedgerItem item(OrderItem item) {
        QuotedUse use = item.quote().use();
        return new LedgerItem(
                item.itemReference(),
                item.quote().workId(),
                use.typeOfUse(),
                use.publicationYear(),
                use.pageCount().pages(),
                use.copies(),
                use.country(),
                use.locationId(),
                item.quote().total());
    }

    String reference() {
        return request.reference();
    }
}
