package io.github.cccsdk.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.ReceivedRequest;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RequestRecordTest {

    @Test
    void everythingAboutARequestIsOnRecord() throws Exception {
        try (CccSimulator sim = CccSimulator.start()) {
            Caller caller = Caller.signedIn(sim);
            sim.clock().advance(Duration.ofSeconds(90));
            Caller.send(caller.request("/v1/works?title=Nature&publicationYear=2004")
                    .header("X-Correlation-Id", "abc"));

            ReceivedRequest request = sim.requests(Call.SEARCH_WORKS).get(0);
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/v1/works");
            assertThat(request.query()).isEqualTo("title=Nature&publicationYear=2004");
            assertThat(request.header("x-correlation-id")).hasValue("abc");
            assertThat(request.userName()).hasValue(sim.userName());
            assertThat(request.at()).isEqualTo("2026-11-23T10:16:30Z");
            assertThat(request.exchange()).isEqualTo(1);
            assertThat(request.connection()).isZero();
            assertThat(sim.requests()).hasSize(2);
            assertThat(sim.count(Call.SIGN_IN)).isEqualTo(1);
            assertThat(sim.openConnections()).isEqualTo(1);
        }
    }

    @Test
    void secretsAreInTheRecordButNotInItsText() throws Exception {
        try (CccSimulator sim = CccSimulator.start()) {
            Caller.signedIn(sim).price();

            assertThat(sim.requests(Call.SIGN_IN).get(0).body()).contains(sim.password());
            assertThat(sim.requests(Call.PRICE).get(0).header("Authorization")).hasValue("Bearer simulator-token-1");
            assertThat(sim.requests().toString())
                    .doesNotContain(sim.password())
                    .doesNotContain("simulator-token")
                    .doesNotContain(sim.userName());
            assertThat(sim.account(sim.userName()).toString()).doesNotContain(sim.password());
        }
    }

    @Test
    void theRecordIsBoundedAndTheCountsAreNot() throws Exception {
        try (CccSimulator sim = CccSimulator.builder().recordLimit(3).start()) {
            Caller caller = Caller.signedIn(sim);
            for (int i = 0; i < 10; i++) {
                caller.price();
            }

            assertThat(sim.requests()).hasSize(3).allMatch(request -> request.call() == Call.PRICE);
            assertThat(sim.count(Call.PRICE)).isEqualTo(10);
        }
    }

    @Test
    void manyCallersAtOnceAreAllAnsweredAndCounted() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (CccSimulator sim = CccSimulator.start()) {
            Caller caller = Caller.signedIn(sim);
            List<Callable<Integer>> orders = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String reference = "R-" + i;
                orders.add(() -> caller.order(reference).status());
            }

            for (Future<Integer> status : threads.invokeAll(orders)) {
                assertThat(status.get()).isEqualTo(201);
            }

            assertThat(sim.orders())
                    .hasSize(200)
                    .extracting(order -> order.customerReference().orElseThrow())
                    .doesNotHaveDuplicates();
            assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closingTwiceIsClosingOnceAndTheDoorIsShut() throws Exception {
        CccSimulator sim = CccSimulator.start();
        Caller.signedIn(sim);
        sim.close();
        sim.close();

        assertThatThrownBy(() -> Caller.send(HttpRequest.newBuilder(URI.create(sim.baseUrl() + "/v1/account"))))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void aPortThatIsTakenIsToldPlainly() {
        try (CccSimulator sim = CccSimulator.start()) {
            int port = URI.create(sim.baseUrl()).getPort();

            assertThatThrownBy(() -> CccSimulator.builder().port(port).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(Integer.toString(port));
        }
    }

    /** Without TCP_NODELAY an answer takes 40 ms, so that 200 of them would take eight seconds. */
    @Test
    void answersDoNotWaitForDelayedAcknowledgements() throws Exception {
        try (CccSimulator sim = CccSimulator.start()) {
            Caller caller = Caller.signedIn(sim);
            caller.price();

            long before = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                caller.price();
            }

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
        }
    }
}
