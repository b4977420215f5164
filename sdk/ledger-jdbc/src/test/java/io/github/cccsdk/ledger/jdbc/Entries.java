package io.github.cccsdk.ledger.jdbc;

import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.LedgerItem;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderDetail;
import io.github.cccsdk.orders.OrderDetailStatus;
import io.github.cccsdk.orders.OrderIntent;
import io.github.cccsdk.orders.OrderStatus;
import io.github.cccsdk.pricing.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Entries to try a ledger with. */
final class Entries {
    static final Instant AT = Instant.parse("2026-11-23T10:15:30.123456789Z");

    private Entries() {}

    static LedgerItem item(String reference) {
        return new LedgerItem(
                reference,
                "122883898",
                "ILL_PHOTOCOPY",
                2004,
                19,
                1,
                Optional.of("US"),
                Optional.empty(),
                Money.usd("43.005"));
    }

    static OrderIntent intent(String... items) {
        return new OrderIntent(
                "hash of " + String.join(",", items),
                Arrays.stream(items).map(Entries::item).toList(),
                Money.usd("43.005"),
                Money.usd("50.00"));
    }

    static LedgerEntry prepared(String reference, String... items) {
        return prepared(reference, AT, items);
    }

    static LedgerEntry prepared(String reference, Instant at, String... items) {
        return LedgerEntry.prepared(reference, intent(items), "owner 1", at.plusSeconds(60), at);
    }

    static LedgerEntry sending(LedgerEntry before) {
        return before.sending(
                Money.usd("44.00"), "{\"customerReference\":\"x\"}", "owner 1", AT.plusSeconds(90), AT, "sending");
    }

    static Order order(String number, String... items) {
        List<OrderDetail> details = Arrays.stream(items)
                .map(item -> new OrderDetail(
                        "7" + item, Optional.of(item), "122883898", OrderDetailStatus.GRANTED, Money.usd("44.00")))
                .toList();
        return new Order(number, Optional.empty(), OrderStatus.OPEN, Optional.of(AT), Money.usd("44.00"), details);
    }
}
