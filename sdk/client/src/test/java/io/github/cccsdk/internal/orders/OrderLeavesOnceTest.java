package io.github.cccsdk.internal.orders;

import static io.github.cccsdk.internal.wire.LoopbackCcc.ORDER;
import static io.github.cccsdk.internal.wire.LoopbackCcc.SUBMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccOrderOutcomeUnknownException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.wire.LoopbackCcc;
import io.github.cccsdk.internal.wire.RawServer;
import io.github.cccsdk.internal.wire.RawServer.Received;
import io.github.cccsdk.internal.wire.RawServer.Reply;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.time.VirtualTime;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import okhttp3.Cache;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One order is one POST, counted on raw sockets, in every situation in which OkHttp is known to send a body again by
 * itself; and what the caller and the ledger are told fits what happened. Traps 1 to 8, 10 and 12.
 */
class OrderLeavesOnceTest {
    private static final Dns TWO_ADDRESSES =
            host -> List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2"));

    /** What the caller and the ledger are to be told. */
    private record Told(CccProblem problem, Outcome outcome, OrderState state) {
        static final Told UNKNOWN = new Told(CccProblem.ORDER_OUTCOME_UNKNOWN, Outcome.UNKNOWN, OrderState.UNKNOWN);
        static final Told ACCEPTED =
                new Told(CccProblem.ORDER_OUTCOME_UNKNOWN, Outcome.ACCEPTED_UNREADABLE, OrderState.UNKNOWN);

        static Told rejected(CccProblem problem) {
            return new Told(problem, Outcome.REJECTED, OrderState.REJECTED);
        }
    }

    private record Row(String name, Told told, Reply... replies) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> answers() {
        String digits = "9".repeat(10_000);
        return Stream.of(
                new Row("Trap 1: FIN after the order was read", Told.UNKNOWN, Reply.fin()),
                new Row("Trap 1: RST after the order was read", Told.UNKNOWN, Reply.rst()),
                new Row("Trap 1: half a status line", Told.UNKNOWN, Reply.raw("HTTP/1.1 20")),
                new Row("a status line and no more", Told.UNKNOWN, Reply.raw("HTTP/1.1 201 Created\r\nContent-")),
                new Row("no HTTP at all", Told.UNKNOWN, Reply.raw("220 mail ready\r\n")),
                new Row("Trap 12: a 200 cut in its body", Told.UNKNOWN, Reply.truncated(200, "{\"resp")),
                new Row("Trap 12: a 201 cut in its body", Told.ACCEPTED, Reply.truncated(201, ORDER.substring(0, 90))),
                new Row("Trap 12: an empty 201", Told.ACCEPTED, Reply.status(201, "")),
                new Row("Trap 12: an empty 200", Told.UNKNOWN, Reply.status(200, "")),
                new Row("Trap 12: a 201 with HTML", Told.ACCEPTED, Reply.status(201, "<html>Thanks</html>")),
                new Row("Trap 12: a 200 with HTML", Told.UNKNOWN, Reply.status(200, "<html>Thanks</html>")),
                new Row("Trap 12: a binary 200", Told.UNKNOWN, Reply.status(200, "\u0000\u0001\u00fe\u00ff")),
                new Row(
                        "Trap 12: a 201 about an order under another reference",
                        Told.ACCEPTED,
                        Reply.json(201, ORDER.replace("ILL-1", "ILL-2"))),
                new Row(
                        "Trap 12: a 201 about other items",
                        Told.ACCEPTED,
                        Reply.json(201, ORDER.replace("TN-1", "TN-2"))),
                new Row(
                        "Trap 12: a 201 about another work",
                        Told.ACCEPTED,
                        Reply.json(201, ORDER.replace("\"122\"", "\"123\""))),
                new Row(
                        "Trap 12: OK seen, the order missing",
                        Told.ACCEPTED,
                        Reply.json(200, "{\"response\":{\"status\":{\"code\":\"OK\"}}}")),
                new Row("Trap 3: 503 with Retry-After 0", Told.UNKNOWN, busy("Retry-After: 0")),
                new Row(
                        "Trap 3: 503 with Retry-After 0, twice",
                        Told.UNKNOWN,
                        busy("Retry-After: 0"),
                        busy("Retry-After: 0")),
                new Row("503 bare", Told.UNKNOWN, busy()),
                new Row("Trap 4: 503 with a huge Retry-After", Told.UNKNOWN, busy("Retry-After: 99999999999")),
                new Row("Trap 4: 503 with 10 kB of digits", Told.UNKNOWN, busy("Retry-After: " + digits)),
                new Row("Trap 4: 503 with a negative Retry-After", Told.UNKNOWN, busy("Retry-After: -1")),
                new Row("Trap 4: 503 with an empty Retry-After", Told.UNKNOWN, busy("Retry-After:")),
                new Row(
                        "Trap 4: 503 with two Retry-Afters",
                        Told.UNKNOWN,
                        busy("Retry-After: 0", "Retry-After: 99999999999")),
                new Row("Trap 4: 503 with a list", Told.UNKNOWN, busy("Retry-After: 0,120")),
                new Row(
                        "Trap 4: 503 with a past date",
                        Told.UNKNOWN,
                        busy("Retry-After: Fri, 31 Dec 1999 23:59:59 GMT")),
                new Row(
                        "Trap 4: 503 with a far date",
                        Told.UNKNOWN,
                        busy("Retry-After: Fri, 31 Dec 9999 23:59:59 GMT")),
                new Row("Trap 5: 408", Told.UNKNOWN, Reply.status(408, "")),
                new Row("Trap 5: 408 with Retry-After 0", Told.UNKNOWN, Reply.status(408, "", "Retry-After: 0")),
                new Row(
                        "Trap 5: 408 and 503 in turn",
                        Told.UNKNOWN,
                        Reply.status(408, ""),
                        busy("Retry-After: 0"),
                        Reply.status(408, ""),
                        busy("Retry-After: 0")),
                new Row("Trap 6: 300", Told.UNKNOWN, Reply.status(300, "", "Location: /v1/orders")),
                new Row("Trap 6: 301", Told.UNKNOWN, Reply.status(301, "", "Location: /v1/orders")),
                new Row("Trap 6: 302", Told.UNKNOWN, Reply.status(302, "", "Location: /v1/orders")),
                new Row("Trap 6: 303", Told.UNKNOWN, Reply.status(303, "", "Location: /v1/orders")),
                new Row("Trap 6: 307", Told.UNKNOWN, Reply.status(307, "", "Location: /v1/orders")),
                new Row("Trap 6: 308", Told.UNKNOWN, Reply.status(308, "", "Location: /v1/orders")),
                new Row(
                        "407 from the service itself, which OkHttp does not hand over",
                        Told.UNKNOWN,
                        Reply.status(407, "", "Proxy-Authenticate: Basic realm=\"x\"")),
                new Row("421", Told.rejected(CccProblem.UNEXPECTED_RESPONSE), Reply.status(421, "")),
                new Row("425", Told.UNKNOWN, Reply.status(425, "", "Retry-After: 0")),
                new Row("500", Told.UNKNOWN, Reply.status(500, "")),
                new Row(
                        "504 of a cloud gateway",
                        Told.UNKNOWN,
                        Reply.json(504, "{\"message\":\"Endpoint request timed out\"}")),
                new Row(
                        "400 with an empty body",
                        Told.rejected(CccProblem.UNEXPECTED_RESPONSE),
                        Reply.status(400, "")));
    }

    private static Reply busy(String... headers) {
        return Reply.status(503, "busy", headers);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anOrderIsOnePostWhateverComesBack(Row row) {
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            // A read before it leaves a connection in the pool: where OkHttp is most eager to repeat.
            expect(ccc.next(SUBMIT, row.replies()), ccc.client(), 1, row.told());
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void theSameHoldsForABorrowedClientWithEverySwitchOnAndTwoAddresses(Row row, @TempDir Path cacheFolder)
            throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (LoopbackCcc ccc = LoopbackCcc.onTwoAddresses();
                Cache cache = new Cache(new File(cacheFolder.toFile(), "http"), 1_000_000)) {
            OkHttpClient eager = new OkHttpClient.Builder()
                    .dns(TWO_ADDRESSES)
                    .retryOnConnectionFailure(true)
                    .followRedirects(true)
                    .followSslRedirects(true)
                    .authenticator(naive(asked))
                    .proxyAuthenticator(naive(asked))
                    .cache(cache)
                    .cookieJar(new CookieJar() {
                        @Override
                        public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {}

                        @Override
                        public List<Cookie> loadForRequest(HttpUrl url) {
                            return List.of(new Cookie.Builder()
                                    .domain("ccc.test")
                                    .name("a")
                                    .value("b")
                                    .build());
                        }
                    })
                    .callTimeout(Duration.ofMillis(1))
                    .eventListener(new EventListener() {})
                    .build();
            CccClient.Builder client = ccc.client()
                    .baseUrl("http://ccc.test:" + ccc.port())
                    .allowPlainHttp()
                    .httpClient(eager);
            expect(ccc.next(SUBMIT, row.replies()), client, 1, row.told());
            assertThat(ccc.received(SUBMIT).get(0).header("Cookie")).isEmpty();
            assertThat(asked).as("times an Authenticator was asked").hasValue(0);
        }
    }

    /** Orders, checks what the caller and the ledger are told, and that ordering again under a blocked reference sends nothing. */
    private static void expect(LoopbackCcc ccc, CccClient.Builder settings, int posts, Told told) {
        try (OrderLedger ledger = OrderLedger.inMemory();
                CccClient client = settings.ledger(ledger).build()) {
            client.account().info();
            CccException thrown = submit(client);

            assertThat(ccc.orders()).as("orders that reached the server").isEqualTo(posts);
            assertThat(thrown.problem()).as(thrown.getMessage()).isEqualTo(told.problem());
            assertThat(thrown.outcome()).as(thrown.getMessage()).isEqualTo(told.outcome());
            if (told.problem() == CccProblem.ORDER_OUTCOME_UNKNOWN) {
                assertThat(thrown).isInstanceOf(CccOrderOutcomeUnknownException.class);
                assertThat(thrown.isRetryable()).isFalse();
            }
            assertThat(stateOf(ledger)).isEqualTo(told.state());
            if (told.state() == OrderState.UNKNOWN) {
                submit(client);
                assertThat(ccc.orders()).as("orders after asking again").isEqualTo(posts);
            }
        }
    }

    private static CccException submit(CccClient client) {
        CccException thrown =
                catchThrowableOfType(CccException.class, () -> client.orders().submit(LoopbackCcc.order()));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private static OrderState stateOf(OrderLedger ledger) {
        return ledger.find("ILL-1").map(LedgerEntry::state).orElseThrow();
    }

    @Test
    void anOrderThatIsAnsweredIsOnePostOnAConnectionOfItsOwn() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                OrderLedger ledger = OrderLedger.inMemory();
                CccClient client = ccc.client().ledger(ledger).build()) {
            client.account().info();
            assertThat(client.orders().submit(LoopbackCcc.order()).orderNumber())
                    .isEqualTo("501");
            client.account().info();

            assertThat(ccc.orders()).isEqualTo(1);
            assertThat(stateOf(ledger)).isEqualTo(OrderState.CONFIRMED);
            int orders = ccc.received(SUBMIT).get(0).connection();
            assertThat(ccc.server().requests())
                    .filteredOn(request -> request.connection() == orders)
                    .hasSize(1);
        }
    }

    /** Trap 2. */
    @ParameterizedTest
    @MethodSource("deaths")
    void aSecondAddressBehindTheHostNameGetsNoSecondOrder(Row row) {
        try (LoopbackCcc ccc = LoopbackCcc.onTwoAddresses()) {
            CccClient.Builder client = ccc.client()
                    .baseUrl("http://ccc.test:" + ccc.port())
                    .allowPlainHttp()
                    .httpClient(new OkHttpClient.Builder().dns(TWO_ADDRESSES).build());
            expect(ccc.next(SUBMIT, row.replies()), client, 1, row.told());
        }
    }

    static Stream<Row> deaths() {
        return Stream.of(
                new Row("FIN", Told.UNKNOWN, Reply.fin()),
                new Row("RST", Told.UNKNOWN, Reply.rst()),
                new Row("half a status line", Told.UNKNOWN, Reply.raw("HTTP/1.1 20")));
    }

    @Test
    void aConnectionRefusedAtOneAddressIsMadeAtTheNextWithOneOrder() {
        Dns deadFirst = host -> List.of(InetAddress.getByName("127.0.0.3"), InetAddress.getByName("127.0.0.1"));
        try (LoopbackCcc ccc = LoopbackCcc.start();
                OrderLedger ledger = OrderLedger.inMemory();
                CccClient client = ccc.client()
                        .baseUrl("http://ccc.test:" + ccc.port())
                        .allowPlainHttp()
                        .httpClient(new OkHttpClient.Builder().dns(deadFirst).build())
                        .ledger(ledger)
                        .build()) {
            assertThat(client.orders().submit(LoopbackCcc.order()).orderNumber())
                    .isEqualTo("501");
            assertThat(ccc.orders()).isEqualTo(1);
            assertThat(stateOf(ledger)).isEqualTo(OrderState.CONFIRMED);
        }
    }

    @Test
    void aReadTimeOutIsOnePostAndUnknown() {
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            expect(ccc.next(SUBMIT, Reply.stall()), ccc.client().readTimeout(Duration.ofMillis(200)), 1, Told.UNKNOWN);
        }
    }

    @Test
    void aBodyThatStallsAfterA201IsAcceptedButUnreadable() {
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            Reply stalling = exchange -> {
                exchange.write("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{");
                exchange.awaitEnd();
            };
            expect(ccc.next(SUBMIT, stalling), ccc.client().readTimeout(Duration.ofMillis(200)), 1, Told.ACCEPTED);
        }
    }

    @Test
    void anOrderWhoseTimeRunsOutIsOnePostAndUnknown() {
        VirtualTime time = new VirtualTime().sleepersAdvance();
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            Reply tooLate = exchange -> {
                time.advance(Duration.ofMinutes(3));
                exchange.awaitEnd();
            };
            expect(ccc.next(SUBMIT, tooLate), ccc.client(time), 1, Told.UNKNOWN);
        }
    }

    @Test
    void aConnectionClosedBeforeAnythingWasReadIsNoPostAndUnknown() throws IOException {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                RawServer deaf = RawServer.start(request -> Reply.fin())) {
            OkHttpClient elsewhere = new OkHttpClient.Builder()
                    .addInterceptor(chain -> chain.proceed(
                            isOrder(chain.request())
                                    ? chain.request()
                                            .newBuilder()
                                            .url("http://127.0.0.1:" + deaf.port() + "/v1/orders")
                                            .build()
                                    : chain.request()))
                    .build();
            expect(ccc, ccc.client().httpClient(elsewhere), 0, Told.UNKNOWN);
            assertThat(deaf.requests()).hasSize(1);
        }
    }

    private static boolean isOrder(Request request) {
        return request.method().equals("POST") && request.url().encodedPath().equals("/v1/orders");
    }

    /** Trap 6. */
    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 307, 308})
    void aRedirectToAnotherOriginIsNotFollowed(int status) {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                RawServer other = RawServer.start(request -> Reply.json(201, ORDER))) {
            ccc.next(SUBMIT, Reply.status(status, "", "Location: http://127.0.0.1:" + other.port() + "/v1/orders"));
            OkHttpClient following =
                    new OkHttpClient.Builder().followRedirects(true).build();
            expect(ccc, ccc.client().httpClient(following), 1, Told.UNKNOWN);
            assertThat(other.connections()).isZero();
        }
    }

    /** Trap 7: the one repetition after a refused session is the session's, and it never meets the Authenticator. */
    @Test
    void aRefusedSessionIsRepeatedOnceByUsAndNeverByAnAuthenticator() {
        AtomicInteger asked = new AtomicInteger();
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            ccc.always(SUBMIT, Reply.status(401, "", "WWW-Authenticate: Bearer error=\"invalid_token\""));
            OkHttpClient naive =
                    new OkHttpClient.Builder().authenticator(naive(asked)).build();
            expect(
                    ccc,
                    ccc.client().httpClient(naive),
                    2,
                    new Told(CccProblem.SESSION_REJECTED, Outcome.REJECTED, OrderState.REJECTED));
            assertThat(ccc.received(SUBMIT))
                    .extracting(request -> request.header("Authorization"))
                    .containsExactly("Bearer token-1", "Bearer token-2");
            assertThat(asked).hasValue(0);
        }
    }

    /** Trap 7. */
    @Test
    void a401ThatIsNoExpiredSessionIsOnePost() {
        AtomicInteger asked = new AtomicInteger();
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            ccc.always(SUBMIT, Reply.status(401, "", "WWW-Authenticate: Basic realm=\"ccc\""));
            Authenticator oneTime = (route, response) -> asked.incrementAndGet() == 1
                    ? response.request().newBuilder().build()
                    : null;
            OkHttpClient borrowed =
                    new OkHttpClient.Builder().authenticator(oneTime).build();
            try (OrderLedger ledger = OrderLedger.inMemory();
                    CccClient client = ccc.client()
                            .httpClient(borrowed)
                            .ledger(ledger)
                            .expiredSessionRule((status, code, headers) -> false)
                            .build()) {
                assertThat(submit(client).outcome()).isEqualTo(Outcome.REJECTED);
                assertThat(stateOf(ledger)).isEqualTo(OrderState.REJECTED);
            }
            assertThat(ccc.orders()).isEqualTo(1);
            assertThat(asked).hasValue(0);
        }
    }

    private static Authenticator naive(AtomicInteger asked) {
        return (route, response) -> {
            asked.incrementAndGet();
            return response.request()
                    .newBuilder()
                    .header("Authorization", "Bearer other")
                    .build();
        };
    }

    @Test
    void aProxyThatAsksForAPasswordGetsTheOrderOnce() {
        AtomicInteger asked = new AtomicInteger();
        try (LoopbackCcc ccc = LoopbackCcc.start();
                RawServer proxy = RawServer.start(
                        request -> Reply.status(407, "", "Proxy-Authenticate: Basic realm=\"proxy\""))) {
            OkHttpClient borrowed = new OkHttpClient.Builder()
                    .proxySelector(new ProxySelector() {
                        @Override
                        public List<Proxy> select(URI uri) {
                            return List.of(
                                    ccc.received(LoopbackCcc.ACCOUNT).isEmpty()
                                            ? Proxy.NO_PROXY
                                            : new Proxy(
                                                    Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", proxy.port())));
                        }

                        @Override
                        public void connectFailed(URI uri, SocketAddress address, IOException why) {}
                    })
                    .proxyAuthenticator(naive(asked))
                    .build();
            expect(ccc, ccc.client().httpClient(borrowed), 0, Told.rejected(CccProblem.CONFIGURATION_INVALID));
            assertThat(proxy.requests())
                    .filteredOn(request -> request.method().equals("POST"))
                    .hasSize(1);
        }
    }

    /** Trap 10. */
    @ParameterizedTest
    @ValueSource(ints = {201, 503})
    void anInterceptorThatProceedsTwiceIsStopped(int first) {
        Interceptor twice = chain -> {
            if (!isOrder(chain.request())) {
                return chain.proceed(chain.request());
            }
            chain.proceed(chain.request()).close();
            return chain.proceed(chain.request());
        };
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            ccc.next(SUBMIT, Reply.json(first, ORDER));
            expect(
                    ccc,
                    ccc.client()
                            .httpClient(new OkHttpClient.Builder()
                                    .addInterceptor(twice)
                                    .build()),
                    1,
                    Told.UNKNOWN);
        }
    }

    /** Trap 10: a retrying interceptor, as found in many applications. */
    @Test
    void anInterceptorThatRetriesAfterAnExceptionIsStopped() {
        Interceptor stubborn = chain -> {
            IOException last = new IOException("never tried");
            for (int tries = 0; tries < 5; tries++) {
                try {
                    return chain.proceed(chain.request());
                } catch (IOException failed) {
                    last = failed;
                }
            }
            throw last;
        };
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            expect(
                    ccc.next(SUBMIT, Reply.fin()),
                    ccc.client()
                            .httpClient(new OkHttpClient.Builder()
                                    .addInterceptor(stubborn)
                                    .build()),
                    1,
                    Told.UNKNOWN);
        }
    }

    /** Trap 10: a request made anew has lost what the guard counts by, so it does not leave at all. */
    @Test
    void anInterceptorThatReplacesTheRequestSendsNothing() {
        Interceptor replacing = chain -> chain.proceed(
                isOrder(chain.request())
                        ? new Request.Builder()
                                .url(chain.request().url())
                                .headers(chain.request().headers())
                                .post(chain.request().body())
                                .build()
                        : chain.request());
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            expect(
                    ccc,
                    ccc.client()
                            .httpClient(new OkHttpClient.Builder()
                                    .addInterceptor(replacing)
                                    .build()),
                    0,
                    new Told(CccProblem.CONNECTION_FAILED, Outcome.NOT_SENT, OrderState.NOT_SENT));
        }
    }

    @Test
    void nobodyAtTheAddressIsNoPostAndNotSent() {
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            Dns deadForOrders = new Dns() {
                @Override
                public List<InetAddress> lookup(String host) throws UnknownHostException {
                    return List.of(InetAddress.getByName(
                            ccc.received(LoopbackCcc.ACCOUNT).isEmpty() ? "127.0.0.1" : "127.0.0.3"));
                }
            };
            CccClient.Builder client = ccc.client()
                    .baseUrl("http://ccc.test:" + ccc.port())
                    .allowPlainHttp()
                    .httpClient(new OkHttpClient.Builder().dns(deadForOrders).build());
            expect(ccc, client, 0, new Told(CccProblem.CONNECTION_FAILED, Outcome.NOT_SENT, OrderState.NOT_SENT));
        }
    }

    /** The control: the same servers, asked by OkHttp as it comes, get the order more than once. */
    @ParameterizedTest
    @MethodSource("controls")
    void plainOkHttpWouldHaveSentItAgain(Control control) throws IOException {
        try (LoopbackCcc ccc = LoopbackCcc.onTwoAddresses();
                RawServer other = RawServer.start(request -> Reply.json(201, ORDER))) {
            ccc.next(SUBMIT, control.replies());
            if (control.redirect() > 0) {
                ccc.next(
                        SUBMIT,
                        Reply.status(
                                control.redirect(), "", "Location: http://127.0.0.1:" + other.port() + "/v1/orders"));
            }
            OkHttpClient.Builder builder = new OkHttpClient.Builder();
            control.settings().accept(builder);
            OkHttpClient plain = builder.build();
            String url = "http://ccc.test:" + ccc.port();
            if (control.warm()) {
                execute(plain, new Request.Builder().url(url + "/v1/account").build());
            }
            try {
                execute(
                        plain,
                        new Request.Builder()
                                .url(url + "/v1/orders")
                                .post(RequestBody.create("{}", MediaType.get("application/json")))
                                .build());
            } catch (IOException outOfTries) {
                // What counts is what arrived.
            }
            List<Received> orders = new ArrayList<>(ccc.received(SUBMIT));
            orders.addAll(other.requests());
            assertThat(orders).hasSizeGreaterThan(1);
            plain.connectionPool().evictAll();
            plain.dispatcher().executorService().shutdown();
        }
    }

    private record Control(
            String name, boolean warm, int redirect, Consumer<OkHttpClient.Builder> settings, Reply... replies) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Control> controls() {
        Dns one = host -> List.of(InetAddress.getByName("127.0.0.1"));
        Consumer<OkHttpClient.Builder> oneAddress = builder -> builder.dns(one);
        Consumer<OkHttpClient.Builder> careful =
                builder -> builder.dns(one).retryOnConnectionFailure(false).followRedirects(false);
        return Stream.of(
                new Control("a pooled connection that dies by FIN", true, 0, oneAddress, Reply.fin()),
                new Control("a pooled connection that dies by RST", true, 0, oneAddress, Reply.rst()),
                new Control("two addresses", false, 0, builder -> builder.dns(TWO_ADDRESSES), Reply.fin()),
                new Control(
                        "503 with Retry-After 0, retries and redirects off", false, 0, careful, busy("Retry-After: 0")),
                new Control("408", false, 0, oneAddress, Reply.status(408, "")),
                new Control("308 to another origin", false, 308, oneAddress),
                new Control(
                        "401 and a naive Authenticator, retries off",
                        false,
                        0,
                        careful.andThen(builder -> builder.authenticator(naive(new AtomicInteger()))),
                        Reply.status(401, ""),
                        Reply.status(401, "")),
                new Control(
                        "an interceptor that proceeds twice",
                        false,
                        0,
                        careful.andThen(builder -> builder.addInterceptor(chain -> {
                            chain.proceed(chain.request()).close();
                            return chain.proceed(chain.request());
                        }))));
    }

    private static void execute(OkHttpClient client, Request request) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            response.body().bytes();
        }
    }
}
