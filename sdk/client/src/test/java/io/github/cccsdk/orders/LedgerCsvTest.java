package io.github.cccsdk.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.pricing.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerCsvTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:15:30Z");

    @Test
    void hasALineForEachItemAndNoFormulas() {
        OrderLedger ledger = OrderLedger.inMemory();
        LedgerItem first = new LedgerItem(
                "TN-1", "W1", "ILL_PHOTOCOPY", 2004, 19, 1, Optional.empty(), Optional.empty(), Money.usd("43.00"));
        LedgerItem second = new LedgerItem(
                "=HYPERLINK(\"x\",\"y\")", "W2", "", 0, 0, 0, Optional.empty(), Optional.empty(), Money.usd("7.50"));
        Order order = new Order(
                "501",
                Optional.empty(),
                OrderStatus.OPEN,
                Optional.of(AT),
                Money.usd("50.50"),
                List.of(
                        new OrderDetail("71", Optional.empty(), "W1", OrderDetailStatus.GRANTED, Money.usd("43.00")),
                        new OrderDetail("72", Optional.empty(), "W2", OrderDetailStatus.PENDING, Money.usd("7.50"))));
        ledger.write(
                LedgerEntry.imported("OLD-1", order, List.of(first, second), "import", AT, "from the old system"),
                WireRecord.NONE);

        StringBuilder csv = new StringBuilder();
        LedgerCsv.write(ledger, AT, AT.plusSeconds(1), csv);

        assertThat(csv.toString().split("\r\n"))
                .containsExactly(
                        "orderNumber,orderDetailNumber,reference,item,workId,state,orderStatus,itemStatus,orderedAt,"
                                + "currency,quoted,charged",
                        "501,71,OLD-1,TN-1,W1,CONFIRMED,OPEN,GRANTED,2026-11-23T10:15:30Z,USD,43.00,43.00",
                        "501,72,OLD-1,\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",W2,CONFIRMED,OPEN,PENDING,"
                                + "2026-11-23T10:15:30Z,USD,7.50,7.50");
        StringBuilder none = new StringBuilder();
        LedgerCsv.write(ledger, AT.plusSeconds(1), AT.plusSeconds(2), none);
        assertThat(none.toString().lines()).hasSize(1);
    }
}
