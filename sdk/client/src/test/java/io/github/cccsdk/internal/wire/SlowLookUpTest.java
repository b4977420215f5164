package io.github.cccsdk.internal.wire;

import static io.github.cccsdk.internal.wire.LoopbackCcc.ACCOUNT;
import static io.github.cccsdk.internal.wire.LoopbackCcc.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.wire.RawServer.Reply;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.time.TimeSource;
import io.github.cccsdk.time.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A name server that does not answer holds nobody for longer than the call's own time. Trap 14. */
class SlowLookUpTest {
    private static final String HOST = "ccc.example";
    /** What a busy machine may add; far below what is waited for without a bound. */
    private static final Duration MARGIN = Duration.ofMillis(600);

    private final CountDownLatch answered = new CountDownLatch(1);
    private final AtomicInteger lookUps = new AtomicInteger();
    private final Dns silent = host -> {
        lookUps.incrementAndGet();
        try {
            answered.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError("Java's own look-up cannot be interrupted", interrupted);
        }
        return loopback();
    };

    private static List<InetAddress> loopback() throws UnknownHostException {
        return List.of(InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1}));
    }

    @AfterEach
    void letTheLookUpsEnd() throws InterruptedException {
        answered.countDown();
        for (Thread thread : lookUpThreads()) {
            thread.join(10_000);
        }
        assertThat(lookUpThreads()).as("threads left behind").isEmpty();
    }

    private static List<Thread> lookUpThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("ccc-sdk-look-up"))
                .toList();
    }

    /** Signs in by address, and needs a look-up for everything else. */
    private static CccClient.Builder client(LoopbackCcc ccc, Dns dns) {
        return ccc.client()
                .baseUrl("http://" + HOST + ":" + ccc.port())
                .tokenUrl(ccc.url() + "/oauth/token")
                .allowPlainHttp()
                .httpClient(new OkHttpClient.Builder().dns(dns).build());
    }

    private static Transports transports(Dns dns, Duration connectTimeout) {
        return Transports.of(
                new OkHttpClient.Builder().dns(dns).build(),
                Network.OF_THE_JVM,
                connectTimeout,
                Duration.ofSeconds(20),
                5);
    }

    private static WireRequest request(int port) {
        return new WireRequest(new Request.Builder().url("http://" + HOST + ":" + port + "/v1/account"));
    }

    private static Deadline in(Duration span) {
        return Deadline.after(span, TimeSource.system());
    }

    private interface Exchanging {
        void run() throws ExchangeFailure;
    }

    private static ExchangeFailure lasting(Duration expected, Exchanging exchange) {
        long start = System.nanoTime();
        ExchangeFailure failure = catchThrowableOfType(ExchangeFailure.class, exchange::run);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(expected, expected.plus(MARGIN));
        return failure;
    }

    @Test
    void manyReadsEndAtTheirDeadlineAndShareOneLookUp() throws Exception {
        Duration timeout = Duration.ofMillis(300);
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = client(ccc, silent)
                        .timeSource(TimeSource.system())
                        .timeout(timeout)
                        .build()) {
            Callable<Duration> read = () -> {
                long start = System.nanoTime();
                CccException failure = catchThrowableOfType(
                        CccException.class, () -> client.account().info());
                assertThat(failure.problem()).isEqualTo(CccProblem.TIMEOUT);
                assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
                assertThat(failure.report().ruleId()).contains("way-name-late");
                return Duration.ofNanos(System.nanoTime() - start);
            };
            List<Future<Duration>> reads = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                reads.add(callers.submit(read));
            }
            for (Future<Duration> one : reads) {
                assertThat(one.get(20, TimeUnit.SECONDS)).isLessThan(timeout.plus(MARGIN));
            }
            assertThat(lookUps).as("threads that wait for the name server").hasValue(1);
            assertThat(ccc.received(ACCOUNT)).isEmpty();

            answered.countDown();
            assertThat(client.account().info())
                    .as("once the name server answers")
                    .isPresent();
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void whatIsSentOnceEndsAtItsDeadlineAsNotSent() {
        Duration span = Duration.ofMillis(250);
        try (Transports transports = transports(silent, Duration.ofSeconds(20))) {
            HttpExchange http = new HttpExchange(transports, TimeSource.system());
            ExchangeFailure failure = lasting(span, () -> http.once(request(1), in(span), in(span), WireAnswer::kept));
            assertThat(failure.kind()).isEqualTo(ExchangeFailure.Kind.TIMEOUT);
            assertThat(failure.sent()).isFalse();
        }
    }

    @Test
    void aLookUpTakesNoLongerThanOneAttemptToConnect() {
        Duration connectTimeout = Duration.ofMillis(250);
        try (Transports transports = transports(silent, connectTimeout)) {
            HttpExchange http = new HttpExchange(transports, TimeSource.system());
            ExchangeFailure failure =
                    lasting(connectTimeout, () -> http.read(request(1), in(Duration.ofSeconds(20)), WireAnswer::kept));
            assertThat(failure.kind()).isEqualTo(ExchangeFailure.Kind.TIMEOUT);
        }
    }

    @Test
    void anInterruptEndsTheWaitAndKeepsTheFlag() throws Exception {
        try (Transports transports = transports(silent, Duration.ofSeconds(20))) {
            HttpExchange http = new HttpExchange(transports, TimeSource.system());
            CompletableFuture<ExchangeFailure> thrown = new CompletableFuture<>();
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                thrown.complete(catchThrowableOfType(
                        ExchangeFailure.class,
                        () -> http.read(request(1), in(Duration.ofSeconds(20)), WireAnswer::kept)));
                flag.complete(Thread.currentThread().isInterrupted());
            });
            caller.start();
            while (lookUps.get() == 0) {
                Thread.onSpinWait();
            }
            caller.interrupt();
            assertThat(thrown.get(10, TimeUnit.SECONDS).kind()).isEqualTo(ExchangeFailure.Kind.INTERRUPTED);
            assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Whoever waits for a failing look-up together is told the same, each in an exception of its own. */
    @Test
    void aNameThatIsUnknownOrALookUpThatBreaksIsAFailedConnection() {
        for (Dns broken : List.<Dns>of(
                host -> {
                    throw new UnknownHostException(host);
                },
                host -> {
                    throw new IllegalStateException("broken resolver");
                })) {
            try (Transports transports = transports(broken, Duration.ofSeconds(20))) {
                HttpExchange http = new HttpExchange(transports, TimeSource.system());
                ExchangeFailure failure = catchThrowableOfType(
                        ExchangeFailure.class,
                        () -> http.read(request(1), in(Duration.ofSeconds(20)), WireAnswer::kept));
                assertThat(failure.kind()).isEqualTo(ExchangeFailure.Kind.CONNECTION);
                assertThat(failure.hindrance().map(Hindrance::kind)).contains(Hindrance.Kind.NAME_UNKNOWN);
            }
        }
    }

    /** An order leaves only while there is time to hear its answer and to look it up, connecting included. */
    @Test
    void anOrderWhoseConnectionTookItsReserveDoesNotLeave() {
        assertThat(stateAfterLookUpOf(Duration.ofSeconds(44))).isEqualTo(OrderState.CONFIRMED);
        assertThat(stateAfterLookUpOf(Duration.ofSeconds(46))).isEqualTo(OrderState.NOT_SENT);
    }

    private static OrderState stateAfterLookUpOf(Duration lookUp) {
        VirtualTime time = new VirtualTime().sleepersAdvance();
        Dns slow = host -> {
            time.advance(lookUp);
            return loopback();
        };
        try (LoopbackCcc ccc = LoopbackCcc.start();
                OrderLedger ledger = OrderLedger.inMemory();
                CccClient client =
                        client(ccc, slow).timeSource(time).ledger(ledger).build()) {
            try {
                client.orders().submit(LoopbackCcc.order());
            } catch (CccException failure) {
                assertThat(failure.problem()).isEqualTo(CccProblem.TIMEOUT);
                assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
            }
            OrderState state = ledger.find("ILL-1").map(LedgerEntry::state).orElseThrow();
            assertThat(ccc.orders()).isEqualTo(state == OrderState.CONFIRMED ? 1 : 0);
            return state;
        }
    }

    /** Trap 14, all of it at once: token, names, refusals with retries, and at last an answer that drips. */
    @Test
    void slowInEveryWayACallStillEndsAtItsDeadline() {
        // More than the waits between the tries can add up to, so that the last one gets to drip.
        Duration timeout = Duration.ofMillis(2_500);
        Dns slow = host -> {
            lookUps.incrementAndGet();
            park(Duration.ofMillis(100));
            return loopback();
        };
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = client(ccc, slow)
                        .timeSource(TimeSource.system())
                        .timeout(timeout)
                        .build()) {
            ccc.answering(SIGN_IN, request -> exchange -> {
                park(Duration.ofMillis(200));
                Reply.json(200, "{\"access_token\":\"t\",\"token_type\":\"Bearer\"}")
                        .to(exchange);
            });
            ccc.next(
                    ACCOUNT,
                    Reply.fin(),
                    Reply.status(503, "", "Connection: close"),
                    Reply.status(502, "", "Connection: close"));
            ccc.always(ACCOUNT, SlowLookUpTest::drip);
            long start = System.nanoTime();
            CccException failure = catchThrowableOfType(
                    CccException.class, () -> client.account().info());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(took).as("%s", failure).isBetween(timeout, timeout.plus(MARGIN));
            assertThat(failure.problem()).isEqualTo(CccProblem.TIMEOUT);
            assertThat(ccc.received(ACCOUNT)).as("tries").hasSize(4);
            assertThat(lookUps).as("look-ups").hasValue(4);
        }
    }

    private static void drip(RawServer.Exchange exchange) throws IOException {
        exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        while (true) {
            exchange.write("x");
            park(Duration.ofMillis(20));
        }
    }

    private static void park(Duration span) {
        LockSupport.parkNanos(span.toNanos());
    }
}
