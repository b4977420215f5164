package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.session.MemoryStore;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that share a session store, against the simulator. */
class SharedSessionTest {
    private final CccSimulator ccc = CccSimulator.start();
    private final MemoryStore store = new MemoryStore(TimeSource.system());

    @AfterEach
    void close() {
        ccc.close();
    }

    private CccClient client(String password) {
        return CccClient.builder()
                .baseUrl(ccc.baseUrl())
                .credentials(CccCredentials.of(ccc.userName(), password))
                .sessionStore(store)
                .ledger(OrderLedger.inMemory())
                .build();
    }

    private static Quote quote(CccClient client) {
        return client.pricing()
                .quote(PriceRequest.builder()
                        .issn("1092-4388")
                        .publicationYear(2004)
                        .pages("165-83")
                        .build())
                .quoteOrThrow();
    }

    @Test
    void clientsThatStartAtOnceSignInOnce() {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int run = 0; run < 20; run++) {
            all.add(CompletableFuture.runAsync(
                    () -> {
                        try (CccClient client = client(ccc.password())) {
                            quote(client);
                        }
                    },
                    threads));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        threads.shutdown();

        assertThat(ccc.count(Call.SIGN_IN)).isEqualTo(1);
    }

    /** An adopted session that turns out dead is replaced, and the order that met it is bought once. */
    @Test
    void anOrderOnADeadSessionOfAnotherClientIsBoughtOnceAfterOneSignIn() {
        Quote quote;
        try (CccClient first = client(ccc.password())) {
            quote = quote(first);
        }
        ccc.expireSessions();
        try (CccClient second = client(ccc.password())) {
            second.orders()
                    .submit(OrderRequest.builder("ILL-1")
                            .item("TN-1", quote)
                            .maxTotal(Money.usd("50.00"))
                            .build());
        }
        try (CccClient third = client(ccc.password())) {
            quote(third);
        }

        assertThat(ccc.orders()).hasSize(1);
        assertThat(ccc.count(Call.SIGN_IN)).isEqualTo(2);
    }

    @Test
    void twentyClientsWithAWrongPasswordReachTheSignInTwice() {
        for (int run = 0; run < 20; run++) {
            try (CccClient client = client("wrong")) {
                CccException refused = ClientFixture.failureOf(() -> quote(client));
                assertThat(refused.problem()).isEqualTo(CccProblem.CREDENTIALS_REJECTED);
                assertThat(refused.getMessage().contains("in an earlier run")).isEqualTo(run > 0);
            }
        }
        assertThat(ccc.count(Call.SIGN_IN)).isEqualTo(2);

        try (CccClient client = client("wrong")) {
            client.session().reset();
            ClientFixture.failureOf(() -> quote(client));
        }
        assertThat(ccc.count(Call.SIGN_IN)).isEqualTo(4);
    }
}
