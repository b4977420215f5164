package io.github.cccsdk.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.Work;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Uses POST where a connection breaks: the JDK's client repeats a GET by itself. */
@Timeout(60)
class ScriptedFaultTest {

    private CccSimulator sim;
    private Caller caller;

    @BeforeEach
    void start() throws Exception {
        sim = CccSimulator.start();
        caller = Caller.signedIn(sim);
    }

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void aScriptedAnswerReplacesTheRealOneAndNothingIsProcessed() throws Exception {
        sim.faults()
                .next(Call.SUBMIT_ORDER)
                .status(503)
                .header("Retry-After", "2")
                .contentType("text/html")
                .body("<h1>Down</h1>");

        Caller.Reply reply = caller.order("R");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.text()).isEqualTo("<h1>Down</h1>");
        assertThat(reply.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(sim.orders()).isEmpty();
        assertThat(caller.order("R").status()).isEqualTo(201);
        assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(2);
    }

    @Test
    void aScriptedAnswerMayHideAnOrderThatWasPlaced() throws Exception {
        sim.faults().next(Call.SUBMIT_ORDER).process().status(504);

        assertThat(caller.order("R").status()).isEqualTo(504);
        assertThat(sim.orders()).hasSize(1);
    }

    @Test
    void headersAndContentTypeAloneLeaveTheRealAnswer() throws Exception {
        sim.faults().next(Call.PRICE).contentType("text/plain").header("Retry-After", "0");

        Caller.Reply reply = caller.price();

        assertThat(reply.content().path("total").asText()).isEqualTo("43.00");
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(reply.headers().firstValue("Retry-After")).hasValue("0");
    }

    @Test
    void bytesAreSentAsTheyAre() throws Exception {
        sim.faults().next(Call.PRICE).body(new byte[] {'a', (byte) 0xff, 0, 'b'});

        assertThat(caller.price().text()).isEqualTo("a\ufffd\u0000b");
    }

    @Test
    void theAnswerOfAProcessedOrderCanBeLost() {
        sim.faults().next(Call.SUBMIT_ORDER).processThenDrop();

        assertThatThrownBy(() -> caller.order("R")).isInstanceOf(IOException.class);
        assertThat(sim.orders()).hasSize(1);
        assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(1);
    }

    @Test
    void aConnectionCanBreakWithoutTheOrderBeingProcessed() {
        sim.faults().next(Call.SUBMIT_ORDER).drop();
        sim.faults().next(Call.SUBMIT_ORDER).reset();
        sim.faults().next(Call.SUBMIT_ORDER).halfStatusLine();

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> caller.order("R")).isInstanceOf(IOException.class);
        }
        assertThat(sim.orders()).isEmpty();
        assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(3);
    }

    @Test
    void aConnectionCanBreakBeforeTheRequestIsRead() throws Exception {
        sim.faults().next(Call.SUBMIT_ORDER).dropUnread();

        assertThat(caller.price().status()).isEqualTo(200);
        assertThatThrownBy(() -> caller.order("R")).isInstanceOf(IOException.class);
        assertThat(sim.count(Call.SUBMIT_ORDER)).isZero();
        assertThat(caller.order("R").status()).isEqualTo(201);
    }

    @Test
    void aResetIsSeenAsAResetAndADropAsAnEnd() throws Exception {
        sim.faults().next(Call.ACCOUNT).drop();
        sim.faults().next(Call.ACCOUNT).reset();
        sim.faults().next(Call.ACCOUNT).halfStatusLine();

        assertThat(rawAccount()).isEmpty();
        assertThatThrownBy(this::rawAccount).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        assertThat(rawAccount()).isEqualTo("HTTP/1.1 2");
    }

    @Test
    void anAnswerCanBeCutInHalfThoughTheOrderWasPlaced() {
        sim.faults().next(Call.SUBMIT_ORDER).cutAnswer();

        assertThatThrownBy(() -> caller.order("R")).isInstanceOf(IOException.class);
        assertThat(sim.orders()).hasSize(1);
    }

    @Test
    void aStallNeverAnswersAndDoesNotHoldUpClosing() throws Exception {
        sim.faults().next(Call.PRICE).stall();

        assertThatThrownBy(() -> caller.post("/v1/prices", Caller.PRICE, Duration.ofMillis(200)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(caller.price().status()).isEqualTo(200);

        long before = System.nanoTime();
        sim.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aDelayedAnswerIsHeldBackWhileOthersGoOn() throws Exception {
        sim.faults().next(Call.SUBMIT_ORDER).delay(Duration.ofMinutes(10));

        CompletableFuture<Void> delayed = CompletableFuture.runAsync(() -> {
            try {
                caller.order("R");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (sim.orders().isEmpty()) {
            Thread.onSpinWait();
        }

        assertThat(caller.price().status()).isEqualTo(200);
        assertThat(delayed).isNotDone();
        sim.close();
        assertThat(delayed).failsWithin(Duration.ofSeconds(20));
    }

    @Test
    void aSlowDripTakesItsTime() throws Exception {
        sim.faults().next(Call.PRICE).drip(100, Duration.ofMillis(50));

        long before = System.nanoTime();
        Caller.Reply reply = caller.price();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(100));
        assertThat(reply.content().path("total").asText()).isEqualTo("43.00");
    }

    @Test
    void aConnectionCanBeClosedBehindItsAnswer() throws Exception {
        sim.faults().always(Call.PRICE).closeAfterAnswer();

        try (Socket socket = socket()) {
            socket.getOutputStream().write(rawPrice());
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(all).startsWith("HTTP/1.1 200 ").contains("43.00").doesNotContainIgnoringCase("connection:");
        }
    }

    @Test
    void anotherCallIsNotConcerned() throws Exception {
        sim.faults().always(Call.PRICE).status(500);

        assertThat(caller.order("R").status()).isEqualTo(201);
        assertThat(caller.price().status()).isEqualTo(500);
        sim.faults().clear();
        assertThat(caller.price().status()).isEqualTo(200);
    }

    @Test
    void aSessionCanDieJustBeforeACall() throws Exception {
        sim.faults().next(Call.SUBMIT_ORDER).expireSessions();

        assertThat(caller.order("R").status()).isEqualTo(401);
        assertThat(sim.orders()).isEmpty();
    }

    @Test
    void aPriceCanChangeJustBeforeACall() throws Exception {
        sim.faults()
                .next(Call.SUBMIT_ORDER)
                .before(() -> sim.changeFees("122883898", Work.Fees.of("USD", "60.00", "0.50", "3.50")));

        assertThat(caller.price().content().path("total").asText()).isEqualTo("43.00");
        assertThat(caller.order("R").content().path("total").asText()).isEqualTo("73.00");
    }

    @Test
    void aFaultCanStrikeWhileAFlagIsSet() throws Exception {
        AtomicBoolean flag = new AtomicBoolean(true);
        sim.faults().during(Call.PRICE, flag::get).status(429).header("Retry-After", "1");

        assertThat(caller.price().status()).isEqualTo(429);
        assertThat(caller.price().status()).isEqualTo(429);
        flag.set(false);
        assertThat(caller.price().status()).isEqualTo(200);
    }

    @Test
    void downMeans503ForEveryCallAndScriptedFaultsWait() throws Exception {
        sim.faults().next(Call.PRICE).status(418);
        sim.down();

        assertThat(caller.price().status()).isEqualTo(503);
        assertThat(Caller.signIn(sim, sim.userName(), sim.password()).status()).isEqualTo(503);
        assertThat(caller.price().text()).isEqualTo("{\"message\":\"Service Unavailable\"}");
        sim.up();
        assertThat(caller.price().status()).isEqualTo(418);
        assertThat(caller.price().status()).isEqualTo(200);
    }

    @Test
    void idleConnectionsCanBeClosedResetOrHalfClosed() throws Exception {
        try (Socket closed = answered()) {
            sim.closeIdleConnections();
            assertThat(closed.getInputStream().read()).isEqualTo(-1);
        }
        try (Socket reset = answered()) {
            sim.resetIdleConnections();
            assertThatThrownBy(() -> reset.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        try (Socket half = answered()) {
            sim.halfCloseIdleConnections();
            assertThat(half.getInputStream().read()).isEqualTo(-1);
            int before = sim.count(Call.PRICE);
            half.getOutputStream().write(rawPrice());
            while (sim.count(Call.PRICE) == before) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aBusyConnectionIsNotClosedAsIdle() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        sim.faults().next(Call.PRICE).before(() -> {
            busy.countDown();
            try {
                go.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (Socket socket = socket()) {
            socket.getOutputStream().write(rawPrice());
            busy.await();

            sim.closeIdleConnections();
            go.countDown();

            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
    }

    private Socket answered() throws IOException {
        Socket socket = socket();
        socket.getOutputStream().write(rawPrice());
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\"asOf\"") < 0 || answer.indexOf("}}}") < 0) {
            answer.append((char) socket.getInputStream().read());
        }
        return socket;
    }

    private String rawAccount() throws IOException {
        try (Socket socket = socket()) {
            socket.getOutputStream()
                    .write("GET /v1/account HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket socket() throws IOException {
        Socket socket = new Socket("127.0.0.1", URI.create(sim.baseUrl()).getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static byte[] rawPrice() {
        return ("POST /v1/prices HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer simulator-token-1\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + Caller.PRICE.length() + "\r\n\r\n"
                        + Caller.PRICE)
                .getBytes(StandardCharsets.UTF_8);
    }
}
