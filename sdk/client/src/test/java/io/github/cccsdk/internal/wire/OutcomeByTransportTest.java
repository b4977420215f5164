package io.github.cccsdk.internal.wire;

import static io.github.cccsdk.internal.wire.LoopbackCcc.CANCEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.wire.RawServer.Reply;
import io.github.cccsdk.time.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLServerSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Trap 11: what fails while connecting was provably not sent, and everything after that is unknown; told apart by where it
 * happened, never by an exception's text (trap 13). Looked at through a cancellation, which is made once like an order and
 * passes its failure on as it is.
 */
class OutcomeByTransportTest {
    private static final String HOST = "ccc.test";
    private static final HeldCertificate UNTRUSTED =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();

    /** What goes wrong between the caller and CCC, once a session is open. */
    private record Row(
            String name, CccProblem problem, Outcome outcome, Reply reply, UnaryOperator<OkHttpClient.Builder> on) {
        @Override
        public String toString() {
            return name;
        }

        static Row connecting(String name, CccProblem problem, UnaryOperator<OkHttpClient.Builder> on) {
            return new Row(name, problem, Outcome.NOT_SENT, Reply.fin(), on);
        }

        static Row sent(String name, CccProblem problem, Reply reply) {
            return new Row(name, problem, Outcome.UNKNOWN, reply, builder -> builder);
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                Row.connecting(
                        "connection refused",
                        CccProblem.CONNECTION_FAILED,
                        builder -> builder.dns(host -> List.of(InetAddress.getByName("127.0.0.3")))),
                Row.connecting(
                        "unknown host",
                        CccProblem.CONNECTION_FAILED,
                        builder -> builder.dns(host -> {
                            throw new UnknownHostException(host);
                        })),
                Row.connecting(
                        "connect time-out",
                        CccProblem.TIMEOUT,
                        builder -> builder.dns(host -> List.of(InetAddress.getByName("127.0.0.9")))
                                .socketFactory(new FirewalledSockets("127.0.0.9"))),
                Row.connecting(
                        "the proxy cannot be reached",
                        CccProblem.CONNECTION_FAILED,
                        builder -> builder.proxySelector(forHost(HOST, new InetSocketAddress("127.0.0.3", 9)))),
                Row.sent("FIN", CccProblem.CONNECTION_FAILED, Reply.fin()),
                Row.sent("RST", CccProblem.CONNECTION_FAILED, Reply.rst()),
                Row.sent("half a status line", CccProblem.CONNECTION_FAILED, Reply.raw("HTT")),
                Row.sent("read time-out", CccProblem.TIMEOUT, Reply.stall()),
                Row.sent("truncated 200", CccProblem.CONNECTION_FAILED, Reply.truncated(200, "{")),
                Row.sent(
                        "broken gzip in a 200",
                        CccProblem.CONNECTION_FAILED,
                        Reply.status(200, "no gzip", "Content-Encoding: gzip")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whereItFailsDecidesTheOutcome(Row row) {
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            ccc.always(CANCEL, row.reply());
            CccException thrown = cancelAfterSignIn(ccc, row.on());
            assertThat(thrown.problem()).as(thrown.getMessage()).isEqualTo(row.problem());
            assertThat(thrown.outcome()).as(thrown.getMessage()).isEqualTo(row.outcome());
            assertThat(ccc.received(CANCEL)).hasSize(row.outcome() == Outcome.NOT_SENT ? 0 : 1);
        }
    }

    /** The sign-in goes to an address that nothing here is broken for. */
    private static CccException cancelAfterSignIn(LoopbackCcc ccc, UnaryOperator<OkHttpClient.Builder> broken) {
        OkHttpClient.Builder way = new OkHttpClient.Builder().dns(host -> List.of(InetAddress.getByName("127.0.0.1")));
        try (CccClient client = ccc.client()
                .baseUrl("http://" + HOST + ":" + ccc.port())
                .tokenUrl(ccc.url() + "/oauth/token")
                .allowPlainHttp()
                .readTimeout(Duration.ofMillis(200))
                .httpClient(broken.apply(way).build())
                .build()) {
            return cancel(client);
        }
    }

    private static CccException cancel(CccClient client) {
        CccException thrown =
                catchThrowableOfType(CccException.class, () -> client.orders().cancel("501"));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    /** Sockets whose connects to one address are never answered, as behind a firewall that drops packets. */
    private static final class FirewalledSockets extends SocketFactory {
        private final String dropped;

        private FirewalledSockets(String dropped) {
            this.dropped = dropped;
        }

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress address, int timeout) throws IOException {
                    if (((InetSocketAddress) address)
                            .getAddress()
                            .getHostAddress()
                            .equals(dropped)) {
                        throw new SocketTimeoutException("Connect timed out");
                    }
                    super.connect(address, timeout);
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException("OkHttp asks for unconnected sockets");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException("OkHttp asks for unconnected sockets");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException("OkHttp asks for unconnected sockets");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException("OkHttp asks for unconnected sockets");
        }
    }

    /** Trap 11: the handshake fails, so not a byte of HTTP has left. */
    @Test
    void aCertificateThatIsNotTrustedMeansNotSent() {
        SSLServerSocketFactory tls = new HandshakeCertificates.Builder()
                .heldCertificate(UNTRUSTED)
                .build()
                .sslContext()
                .getServerSocketFactory();
        try (LoopbackCcc ccc = LoopbackCcc.start();
                LoopbackCcc secure = LoopbackCcc.startTls(tls);
                CccClient client = ccc.client()
                        .baseUrl("https://127.0.0.1:" + secure.port())
                        .tokenUrl(ccc.url() + "/oauth/token")
                        .build()) {
            CccException thrown = cancel(client);
            assertThat(thrown.problem()).isEqualTo(CccProblem.CONNECTION_FAILED);
            assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(secure.requests()).isZero();
        }
    }

    /** Trap 11: a server that hangs up during the handshake. */
    @Test
    void aHandshakeThatBreaksOffMeansNotSent() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                RawServer noTls = RawServer.start(request -> Reply.fin());
                CccClient client = ccc.client()
                        .baseUrl("https://127.0.0.1:" + noTls.port())
                        .tokenUrl(ccc.url() + "/oauth/token")
                        .readTimeout(Duration.ofMillis(200))
                        .build()) {
            CccException thrown = cancel(client);
            assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
        }
    }

    /** Trap 11: the proxy would not open the tunnel, so CCC heard nothing. */
    @Test
    void aProxyThatRefusesTheTunnelMeansNotSent() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                RawServer proxy = RawServer.start(request -> Reply.status(403, ""));
                CccClient client = ccc.client()
                        .baseUrl("https://" + HOST)
                        .tokenUrl(ccc.url() + "/oauth/token")
                        .httpClient(new OkHttpClient.Builder()
                                .proxySelector(forHost(HOST, new InetSocketAddress("127.0.0.1", proxy.port())))
                                .build())
                        .build()) {
            CccException thrown = cancel(client);
            assertThat(thrown.problem()).isEqualTo(CccProblem.CONNECTION_FAILED);
            assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(proxy.requests())
                    .singleElement()
                    .satisfies(tunnel -> assertThat(tunnel.method()).isEqualTo("CONNECT"));
        }
    }

    private static ProxySelector forHost(String host, InetSocketAddress proxy) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(uri.getHost().equals(host) ? new Proxy(Proxy.Type.HTTP, proxy) : Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException why) {}
        };
    }

    /** Traps 3 and 4: a busy answer arrives as what it is, whatever its Retry-After, and OkHttp does not stumble over it. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "120, 120",
        "3600, 3600",
        "99999999999, 3600",
        "99999999999999999999999999, 3600",
        "-1, ",
        "'0,120', ",
        "soon, ",
        "'', ",
        "1.5, ",
        "0x10, ",
        "'Mon, 23 Nov 2026 10:00:30 GMT', 30",
        "'Fri, 31 Dec 1999 23:59:59 GMT', 0",
        "'Fri, 31 Dec 9999 23:59:59 GMT', 3600",
        "'Fri, 31 Dec 99999 23:59:59 GMT', 3600"
    })
    void aBusyAnswerReachesTheCallerWithItsWait(String retryAfter, Integer seconds) {
        busy(retryAfter, seconds);
    }

    @Test
    void tenThousandDigitsAreTheLongestWait() {
        busy("9".repeat(10_000), 3600);
        busy("x".repeat(10_000), null);
    }

    private static void busy(String retryAfter, Integer seconds) {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client =
                        ccc.client(new VirtualTime().sleepersAdvance()).build()) {
            for (int status : new int[] {503, 429}) {
                ccc.always(CANCEL, Reply.status(status, "", "Retry-After: " + retryAfter));
                CccException thrown = cancel(client);
                assertThat(thrown.httpStatus()).hasValue(status);
                assertThat(thrown.problem())
                        .isEqualTo(status == 503 ? CccProblem.SERVICE_UNAVAILABLE : CccProblem.RATE_LIMITED);
                assertThat(thrown.outcome()).isEqualTo(status == 503 ? Outcome.UNKNOWN : Outcome.REJECTED);
                assertThat(thrown.report().retryAfter().map(Duration::toSeconds))
                        .isEqualTo(Optional.ofNullable(seconds).map(Integer::longValue));
            }
            assertThat(ccc.received(CANCEL)).hasSize(2);
        }
    }

    /** Trap 6: nor is a redirected cancellation followed. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308, 408, 421, 504})
    void otherAnswersReachTheCallerWithTheirStatus(int status) {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = ccc.client().build()) {
            ccc.always(CANCEL, Reply.status(status, "", "Location: /v1/account"));
            assertThat(cancel(client).httpStatus()).hasValue(status);
            assertThat(ccc.requests()).isEqualTo(2);
        }
    }

    /** Trap 13: OkHttp says "timeout" or "Read timed out" as chance has it. */
    @RepeatedTest(20)
    void aReadTimeOutIsATimeOutEveryTime() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client =
                        ccc.client().readTimeout(Duration.ofMillis(30)).build()) {
            ccc.always(CANCEL, Reply.stall());
            CccException thrown = cancel(client);
            assertThat(thrown.problem()).isEqualTo(CccProblem.TIMEOUT);
            assertThat(thrown.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    /** Trap 12: an answer about another order is no answer to this call. */
    @Test
    void anOrderReadUnderAnotherNumberIsNotBelieved() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = ccc.client().build()) {
            String other = LoopbackCcc.ORDER.replace("\"501\"", "\"502\"");
            ccc.always(CANCEL, Reply.json(200, other)).always(LoopbackCcc.READ, Reply.json(200, other));
            CccException cancelled = cancel(client);
            assertThat(cancelled.problem()).isEqualTo(CccProblem.UNEXPECTED_RESPONSE);
            assertThat(cancelled.outcome()).isEqualTo(Outcome.ACCEPTED_UNREADABLE);
            assertThat(ccc.received(CANCEL)).hasSize(1);
            CccException read = catchThrowableOfType(
                    CccException.class, () -> client.orders().get("501"));
            assertThat(read.problem()).isEqualTo(CccProblem.UNEXPECTED_RESPONSE);
        }
    }

    /** Trap 12: a service that ignores the reference shows other orders; that proves nothing about this one. */
    @Test
    void ordersFoundUnderAnotherReferenceAreNotBelieved() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = ccc.client().build()) {
            ccc.always(
                    LoopbackCcc.FIND,
                    Reply.json(200, LoopbackCcc.wrapped("{\"orders\":[" + LoopbackCcc.ORDER_CONTENT + "]}")));
            assertThat(client.orders().find("ILL-1")).hasSize(1);
            CccException found = catchThrowableOfType(
                    CccException.class, () -> client.orders().find("ILL-2"));
            assertThat(found.problem()).isEqualTo(CccProblem.UNEXPECTED_RESPONSE);
        }
    }
}
