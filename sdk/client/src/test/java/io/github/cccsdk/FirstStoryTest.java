package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.simulator.CccSimulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The shortest whole story: sign in, price, order, look it up again. */
class FirstStoryTest {
    @Test
    void signsInPricesOrdersAndCarriesOnAfterAnIdleDay() {
        try (CccSimulator ccc = CccSimulator.start();
                CccClient client = CccClient.builder()
                        .baseUrl(ccc.baseUrl())
                        .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
                        .build()) {
            Quote quote = client.pricing()
                    .quote(PriceRequest.builder()
                            .issn("1092-4388")
                            .publicationYear(2004)
                            .pages("165-83")
                            .build())
                    .quoteOrThrow();
            assertThat(quote.total()).isEqualTo(Money.usd("43.00"));

            ccc.clock().advance(Duration.ofHours(24));

            OrderConfirmation done = client.orders()
                    .submit(OrderRequest.builder("ILL-2026-11-23-07")
                            .item("TN-481516", quote)
                            .maxTotal(Money.usd("50.00"))
                            .build());
            assertThat(done.total()).isEqualTo(Money.usd("43.00"));
            assertThat(client.orders().get(done.orderNumber())).isEqualTo(done.order());
            assertThat(client.orders().find("ILL-2026-11-23-07")).containsExactly(done.order());
            assertThat(ccc.orders()).hasSize(1);
            assertThat(ccc.signIns()).hasSize(2);
        }
    }
}
