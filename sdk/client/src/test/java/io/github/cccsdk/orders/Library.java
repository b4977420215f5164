package io.github.cccsdk.orders;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.time.VirtualTime;
import java.util.function.Consumer;

/** A library that orders: a simulated CCC, a ledger, time of its own, and a client of them. */
final class Library implements AutoCloseable {
    final CccSimulator ccc;
    final VirtualTime time = new VirtualTime().sleepersAdvance();
    final FaultyLedger ledger = new FaultyLedger();
    final CccClient client;

    Library() {
        this(CccSimulator.builder(), builder -> {});
    }

    Library(CccSimulator.Builder simulator, Consumer<CccClient.Builder> settings) {
        ccc = simulator.start();
        client = another(settings);
    }

    /** Another client on the same ledger, such as the one after a restart. */
    CccClient another(Consumer<CccClient.Builder> settings) {
        CccClient.Builder builder = CccClient.builder()
                .baseUrl(ccc.baseUrl())
                .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
                .timeSource(time)
                .ledger(ledger);
        settings.accept(builder);
        return builder.build();
    }

    OrdersClient orders() {
        return client.orders();
    }

    /** A quote of 43.00 USD. */
    Quote quote() {
        return quote("165-83");
    }

    Quote quote(String pages) {
        return client.pricing()
                .quote(PriceRequest.builder()
                        .issn("1092-4388")
                        .publicationYear(2004)
                        .pages(pages)
                        .build())
                .quoteOrThrow();
    }

    OrderRequest.Builder request(String reference) {
        return OrderRequest.builder(reference).item("TN-" + reference, quote());
    }

    OrderState state(String reference) {
        return ledger.find(reference).orElseThrow().state();
    }

    int posts() {
        return ccc.count(Call.SUBMIT_ORDER);
    }

    @Override
    public void close() {
        client.close();
        ccc.close();
    }
}
