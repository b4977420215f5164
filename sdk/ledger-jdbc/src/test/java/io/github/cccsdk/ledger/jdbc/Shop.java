package io.github.cccsdk.ledger.jdbc;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.simulator.CccSimulator;
import java.time.Duration;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;

/** A simulated CCC and clients that order there. */
final class Shop implements AutoCloseable {
    final CccSimulator ccc = CccSimulator.start();

    CccClient client(OrderLedger ledger, LaterTime time) {
        return client(ccc.baseUrl(), ccc.userName(), ccc.password(), ledger, time, SocketFactory.getDefault());
    }

    static CccClient client(
            String baseUrl, String user, String password, OrderLedger ledger, LaterTime time, SocketFactory sockets) {
        return CccClient.builder()
                .httpClient(new OkHttpClient.Builder().socketFactory(sockets).build())
                .baseUrl(baseUrl)
                .credentials(CccCredentials.of(user, password))
                .ledger(ledger)
                .timeSource(time)
                .settlingTime(Duration.ofMinutes(2))
                .build();
    }

    static OrderRequest request(CccClient client, String reference) {
        return OrderRequest.builder(reference)
                .item(
                        "TN-" + reference,
                        client.pricing()
                                .quote(PriceRequest.builder()
                                        .workId("122883898")
                                        .publicationYear(2004)
                                        .pages("165-83")
                                        .build())
                                .quoteOrThrow())
                .build();
    }

    @Override
    public void close() {
        ccc.close();
    }
}
