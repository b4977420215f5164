package io.github.cccsdk.examples;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.PriceOutcome;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.simulator.CccSimulator;

/** The shortest whole story: asks what one article costs, and orders it. Nothing real is bought: CCC is simulated. */
public final class QuoteAndOrder {
    private QuoteAndOrder() {}

    public static void main(String[] args) {
        try (CccSimulator simulator = CccSimulator.start();
                CccClient ccc = CccClient.builder()
                        .baseUrl(simulator.baseUrl())
                        .credentials(CccCredentials.of(simulator.userName(), simulator.password()))
                        .build()) {
            PriceOutcome outcome = ccc.pricing()
                    .quote(PriceRequest.builder()
                            .issn("1092-4388")
                            .publicationYear(2004)
                            .pages("165-83")
                            .build());
            Quote quote = outcome.quoteOrThrow();
            System.out.println(quote.use().pageCount().pages() + " pages cost " + quote.total());

            OrderConfirmation done = ccc.orders()
                    .submit(OrderRequest.builder("ILL-2026-11-23-07")
                            .item("TN-481516", quote)
                            .maxTotal(Money.usd("50.00"))
                            .build());
            System.out.println("Ordered as " + done.orderNumber() + " for " + done.total());
        }
    }
}
