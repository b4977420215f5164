package io.github.cccsdk.internal.wire;

import static io.github.cccsdk.internal.wire.LoopbackCcc.ACCOUNT;
import static io.github.cccsdk.internal.wire.LoopbackCcc.PRICE;
import static io.github.cccsdk.internal.wire.LoopbackCcc.SUBMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.wire.RawServer.Received;
import io.github.cccsdk.internal.wire.RawServer.Reply;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Cache;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** The OkHttp clients under one CCC client: connections, threads, closing, and a borrowed client. */
class TransportsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Trap 9: the server ends each connection after its answer, as many do; no order meets a dead one. */
    @Test
    void twentyOrdersToAServerThatHangsUpAfterEachAnswerAllGoThrough() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = ccc.client().build()) {
            ccc.answering(SUBMIT, request -> Reply.thenClose(Reply.json(201, orderFor(request))));
            for (int number = 1; number <= 20; number++) {
                client.orders().submit(orderUnder("REF-" + number));
            }
            assertThat(ccc.received(SUBMIT)).hasSize(20);
            assertThat(ccc.received(SUBMIT).stream().map(Received::connection).distinct())
                    .as("connections the orders came on")
                    .hasSize(20);
        }
    }

    private static OrderRequest orderUnder(String reference) {
        return OrderRequest.builder(reference)
                .item("TN-1", LoopbackCcc.quote())
                .allowPaidItems()
                .build();
    }

    private static String orderFor(Received request) {
        String reference = request.body().replaceFirst(".*\"customerReference\":\"([^\"]*)\".*", "$1");
        return LoopbackCcc.ORDER.replace("ILL-1", reference);
    }

    /** A pooled connection that the server closed while it was idle costs the caller nothing. */
    @Test
    void aReadRecoversFromAPooledConnectionThatDied() throws InterruptedException {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = ccc.client().build()) {
            client.account().info();
            ccc.server().closeConnections();
            assertThat(client.account().info()).isPresent();
            ccc.server().closeConnections();
            assertThat(client.pricing().quote(price()).quoteOrThrow().workId()).isEqualTo("122");
            assertThat(ccc.received(ACCOUNT)).hasSize(2);
            assertThat(ccc.received(PRICE)).hasSize(1);
        }
    }

    private static PriceRequest price() {
        return PriceRequest.builder()
                .workId("122")
                .publicationYear(2004)
                .pageCount(19)
                .build();
    }

    /** More dead connections than a read has tries must not use the tries up. */
    @Test
    void aReadRecoversFromAWholePoolOfDeadConnections() throws Exception {
        int many = 5;
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = ccc.client().build()) {
            client.account().info();
            CyclicBarrier together = new CyclicBarrier(many);
            ccc.answering(ACCOUNT, request -> exchange -> {
                await(together);
                Reply.json(200, LoopbackCcc.ACCOUNT_ANSWER).to(exchange);
            });
            inParallel(many, () -> client.account().info());
            ccc.server().awaitOpenConnections(many);
            ccc.always(ACCOUNT, Reply.json(200, LoopbackCcc.ACCOUNT_ANSWER));
            ccc.server().closeConnections();

            client.account().info();
            ccc.server().awaitOpenConnections(1);
        }
    }

    private static void await(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IOException(broken);
        }
    }

    private static void inParallel(int threads, Callable<?> task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(executor.submit(task));
            }
            for (Future<?> one : running) {
                one.get(20, TimeUnit.SECONDS);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    /** Trap 19: OkHttp lets five calls to one host run at a time; the barrier only opens to all fifty. */
    @Test
    void fiftyReadsAndFiftyOrdersRunAtTheSameTime() throws Exception {
        int many = 50;
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = ccc.client().callsAtOnce(many).build()) {
            client.account().info();
            CyclicBarrier reads = new CyclicBarrier(many);
            CyclicBarrier orders = new CyclicBarrier(many);
            ccc.answering(ACCOUNT, request -> exchange -> {
                await(reads);
                Reply.json(200, LoopbackCcc.ACCOUNT_ANSWER).to(exchange);
            });
            ccc.answering(SUBMIT, request -> exchange -> {
                await(orders);
                Reply.json(201, orderFor(request)).to(exchange);
            });
            inParallel(many, () -> client.account().info());
            Queue<String> references = new ConcurrentLinkedQueue<>();
            for (int number = 0; number < many; number++) {
                references.add("REF-" + number);
            }
            inParallel(many, () -> client.orders().submit(orderUnder(references.remove())));
            assertThat(ccc.orders()).isEqualTo(many);
        }
    }

    /** Trap 18: whatever happens to a call, its connection is idle or gone afterwards. */
    @Test
    void noConnectionIsLeakedOnAnyWayOut() throws Exception {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                Transports transports = Transports.of(null, Network.OF_THE_JVM, SECOND, Duration.ofMillis(150), 5)) {
            HttpExchange exchange = new HttpExchange(transports, TimeSource.system());
            List<Reply> replies = List.of(
                    Reply.json(200, LoopbackCcc.ORDER),
                    Reply.status(503, "x", "Retry-After: 99999999999"),
                    Reply.status(307, "", "Location: /elsewhere"),
                    Reply.status(401, "", "WWW-Authenticate: Basic realm=\"x\""),
                    Reply.status(500, "x".repeat(200_000)),
                    Reply.truncated(200, "{"),
                    Reply.raw("HTTP/1.1 20"),
                    Reply.status(200, "no gzip", "Content-Encoding: gzip"),
                    Reply.fin(),
                    Reply.rst(),
                    Reply.stall());
            for (Reply reply : replies) {
                ccc.always(LoopbackCcc.READ, reply);
                for (int times = 0; times < 3; times++) {
                    attempt(() -> exchange.read(order501(ccc), deadline(), WireAnswer::kept));
                    attempt(() -> exchange.once(order501(ccc), deadline(), deadline(), WireAnswer::kept));
                }
                var pool = transports.forReads().connectionPool();
                assertThat(pool.connectionCount()).isEqualTo(pool.idleConnectionCount());
                assertThat(transports.forOrders().connectionPool().connectionCount())
                        .isZero();
            }
        }
    }

    private static WireRequest order501(LoopbackCcc ccc) {
        return new WireRequest(new Request.Builder().url(ccc.url() + "/v1/orders/501"));
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(20), TimeSource.system());
    }

    private static void attempt(Callable<WireAnswer> call) throws Exception {
        try {
            call.call();
        } catch (ExchangeFailure expected) {
            // What counts is what it leaves behind.
        }
    }

    /** Trap 7, and the settings that recommend themselves for orders, whatever a borrowed client says. */
    @Test
    void whatMoneyDependsOnIsImposedOnABorrowedClient() {
        OkHttpClient eager = new OkHttpClient.Builder()
                .authenticator((route, response) -> null)
                .callTimeout(Duration.ofMillis(1))
                .cookieJar(new CookieJar() {
                    @Override
                    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {}

                    @Override
                    public List<Cookie> loadForRequest(HttpUrl url) {
                        return List.of();
                    }
                })
                .cache(new Cache(new File(System.getProperty("java.io.tmpdir"), "never-written"), 1))
                .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
                .build();
        try (Transports transports = Transports.of(eager, Network.OF_THE_JVM, SECOND, SECOND, 5)) {
            for (OkHttpClient client : List.of(transports.forReads(), transports.forOrders())) {
                assertThat(client.retryOnConnectionFailure()).isFalse();
                assertThat(client.followRedirects()).isFalse();
                assertThat(client.followSslRedirects()).isFalse();
                assertThat(client.authenticator()).isSameAs(Authenticator.NONE);
                assertThat(client.cookieJar()).isSameAs(CookieJar.NO_COOKIES);
                assertThat(client.cache()).isNull();
                assertThat(client.callTimeoutMillis()).isZero();
                assertThat(client.networkInterceptors())
                        .extracting(Object::getClass)
                        .containsSubsequence(RetryAfterMover.class, SendGuard.class);
            }
            assertThat(transports.forOrders().protocols()).containsExactly(Protocol.HTTP_1_1);
            assertThat(transports.forReads().protocols()).contains(Protocol.HTTP_2);
            assertThat(transports.forOrders().connectionPool())
                    .isNotSameAs(transports.forReads().connectionPool());
            assertThat(transports.forReads().connectionPool()).isSameAs(eager.connectionPool());
        }
    }

    /** Trap 63. */
    @Test
    void aBorrowedClientGoesOnWorkingAfterClose() throws Exception {
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            OkHttpClient borrowed = new OkHttpClient();
            CccClient client = ccc.client().httpClient(borrowed).build();
            client.account().info();
            client.orders().submit(LoopbackCcc.order());
            client.close();
            client.close();

            assertThat(borrowed.connectionPool().idleConnectionCount())
                    .as("connections left in the borrowed pool")
                    .isEqualTo(1);
            assertThat(borrowed.dispatcher().executorService().isShutdown()).isFalse();
            Request request =
                    new Request.Builder().url(ccc.url() + "/v1/account").build();
            try (Response response = borrowed.newCall(request).execute()) {
                assertThat(response.code()).isEqualTo(200);
            }
            borrowed.connectionPool().evictAll();
        }
    }

    /** Trap 63. */
    @Test
    void aCallAfterCloseFailsAsClientClosedAndSendsNothing() {
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            CccClient client = ccc.client().build();
            client.account().info();
            client.close();
            int before = ccc.requests();
            List<Callable<?>> calls = List.of(
                    () -> client.account().info(),
                    () -> client.pricing().quote(price()),
                    () -> client.orders().get("501"),
                    () -> client.orders().find("ILL-1"),
                    () -> client.orders().cancel("501"),
                    () -> client.orders().submit(LoopbackCcc.order()));
            for (Callable<?> call : calls) {
                CccException thrown = catchThrowableOfType(CccException.class, call::call);
                assertThat(thrown.problem()).isEqualTo(CccProblem.CLIENT_CLOSED);
                assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
            }
            assertThat(ccc.requests()).isEqualTo(before);
        }
    }

    /** Trap 63: an exchange that comes too late for its closed transport says so. */
    @Test
    void anExchangeOnClosedTransportsIsClosedAndNotSent() {
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            Transports transports = Transports.of(null, Network.OF_THE_JVM, SECOND, SECOND, 5);
            HttpExchange exchange = new HttpExchange(transports, TimeSource.system());
            transports.close();
            WireRequest request = new WireRequest(new Request.Builder().url(ccc.url()));
            ExchangeFailure failure = catchThrowableOfType(
                    ExchangeFailure.class, () -> exchange.once(request, deadline(), deadline(), WireAnswer::kept));
            assertThat(failure.kind()).isEqualTo(ExchangeFailure.Kind.CLOSED);
            assertThat(failure.sent()).isFalse();
            assertThat(ccc.server().connections()).isZero();
        }
    }

    /** Trap 63: closing lets an order that has left hear its answer. */
    @Test
    void closingDuringAnOrderLetsItsAnswerArrive() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            CccClient client = ccc.client().build();
            client.account().info();
            ccc.next(SUBMIT, exchange -> {
                awaitQuietly(closed);
                Reply.json(201, LoopbackCcc.ORDER).to(exchange);
            });
            Future<String> order = executor.submit(
                    () -> client.orders().submit(LoopbackCcc.order()).orderNumber());
            ccc.server().awaitRequests(3);
            client.close();
            closed.countDown();
            assertThat(order.get(10, TimeUnit.SECONDS)).isEqualTo("501");
        } finally {
            executor.shutdownNow();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) throws IOException {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    /** Trap 64: what a borrowed interceptor throws reaches the caller as a typed failure, and nowhere else. */
    @Test
    void anInterceptorThatThrowsKillsNothingAndPrintsNothing() {
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            OkHttpClient throwing = new OkHttpClient.Builder()
                    .addInterceptor(chain -> {
                        if (chain.request().url().encodedPath().equals("/v1/orders")
                                && chain.request().method().equals("POST")) {
                            throw new IllegalStateException(
                                    "canary " + chain.request().header("Authorization"));
                        }
                        return chain.proceed(chain.request());
                    })
                    .build();
            try (CccClient client = ccc.client().httpClient(throwing).build()) {
                CccException thrown = catchThrowableOfType(
                        CccException.class, () -> client.orders().submit(LoopbackCcc.order()));
                assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
                assertThat(ccc.orders()).isZero();
                StringWriter trace = new StringWriter();
                thrown.printStackTrace(new PrintWriter(trace));
                assertThat(trace.toString()).doesNotContain("canary").doesNotContain("token-1");
            }
        } finally {
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("canary");
    }
}
