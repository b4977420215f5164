package io.github.cccsdk;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.auth.CccCredentialsProvider;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.time.VirtualTime;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A client and a simulated CCC that share one virtual time. */
final class ClientFixture implements AutoCloseable {
    final VirtualTime time = new VirtualTime().sleepersAdvance();
    final CccSimulator ccc;
    final CccClient client;
    volatile CccCredentialsProvider provider;
    private int orders;

    ClientFixture() {
        this(CccSimulator.builder(), client -> client);
    }

    ClientFixture(CccSimulator.Builder simulator, UnaryOperator<CccClient.Builder> settings) {
        ccc = simulator.clockStart(time.now()).start();
        provider = CccCredentialsProvider.fixed(CccCredentials.of(ccc.userName(), ccc.password()));
        client = settings.apply(CccClient.builder()
                        .baseUrl(ccc.baseUrl())
                        .credentials(() -> provider.credentials())
                        .timeSource(time))
                .build();
    }

    /** Lets time pass on both sides. */
    void idle(Duration span) {
        time.advance(span);
        ccc.clock().advance(span);
    }

    Quote quote() {
        return client.pricing()
                .quote(PriceRequest.builder()
                        .issn("1092-4388")
                        .publicationYear(2004)
                        .pages("165-83")
                        .build())
                .quoteOrThrow();
    }

    OrderConfirmation order(Quote quote) {
        orders++;
        return client.orders()
                .submit(OrderRequest.builder("ILL-" + orders)
                        .item("TN-" + orders, quote)
                        .maxTotal(Money.usd("50.00"))
                        .build());
    }

    int signIns() {
        return ccc.count(Call.SIGN_IN);
    }

    static CccException failureOf(Runnable call) {
        try {
            call.run();
        } catch (CccException failure) {
            return failure;
        }
        throw new AssertionError("the call went well");
    }

    @Override
    public void close() {
        client.close();
        ccc.close();
    }
}
