package io.github.cccsdk;

import static io.github.cccsdk.ClientFixture.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccConnectionException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.wire.LoopbackCcc;
import io.github.cccsdk.internal.wire.RawServer;
import io.github.cccsdk.internal.wire.RawServer.Reply;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.SimulatedProxy;
import io.github.cccsdk.simulator.SimulatedProxy.Asked;
import io.github.cccsdk.time.VirtualTime;
import io.github.cccsdk.transport.HttpProxy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behind a proxy, which alone knows the way to {@value #HOST}. */
class ProxyTest {
    private static final String HOST = "ccc.example";
    private static final String PASSWORD = "pr0xy:pass/w0rd-canary";
    private static final HeldCertificate CA = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Network CA")
            .build();
    private static final SSLSocketFactory TLS = new HandshakeCertificates.Builder()
            .heldCertificate(
                    new HeldCertificate.Builder()
                            .signedBy(CA)
                            .addSubjectAlternativeName(HOST)
                            .build(),
                    CA.certificate())
            .build()
            .sslSocketFactory();

    private final CccSimulator ccc = CccSimulator.start();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        ccc.close();
    }

    private CccClient.Builder behind(HttpProxy proxy) throws IOException {
        return CccClient.builder()
                .baseUrl("https://" + HOST)
                .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
                .ledger(OrderLedger.inMemory())
                .timeSource(new VirtualTime().sleepersAdvance())
                .authorities(Files.writeString(directory.resolve("ca.pem"), CA.certificatePem()))
                .proxy(proxy);
    }

    private static HttpProxy at(SimulatedProxy proxy) {
        return HttpProxy.of("127.0.0.1", proxy.port());
    }

    private static PriceRequest price() {
        return PriceRequest.builder()
                .issn("1092-4388")
                .publicationYear(2004)
                .pages("165-83")
                .build();
    }

    @Test
    void aQuoteGoesThroughAProxyThatAsksForNothing() throws IOException {
        try (SimulatedProxy proxy = SimulatedProxy.inFrontOf(ccc).tls(TLS).start();
                CccClient client = behind(at(proxy)).build()) {
            assertThat(client.pricing().quote(price()).quoteOrThrow().total()).isEqualTo(Money.usd("43.00"));
            assertThat(proxy.asked()).containsOnly(new Asked(HOST + ":443", 200));
        }
    }

    @Test
    void anOrderThroughAnAuthenticatingProxyArrivesExactlyOnce() throws IOException {
        try (SimulatedProxy proxy = SimulatedProxy.inFrontOf(ccc)
                        .tls(TLS)
                        .login("libräry", PASSWORD)
                        .start();
                CccClient client =
                        behind(at(proxy).credentials("libräry", PASSWORD)).build()) {
            client.orders()
                    .submit(OrderRequest.builder("ILL-1")
                            .item("TN-1", client.pricing().quote(price()).quoteOrThrow())
                            .maxTotal(Money.usd("50.00"))
                            .build());
            assertThat(ccc.count(Call.SUBMIT_ORDER)).isEqualTo(1);
            assertThat(ccc.orders()).hasSize(1);
            assertThat(proxy.asked())
                    .as("the credentials come with the first CONNECT")
                    .containsOnly(new Asked(HOST + ":443", 200));
            assertThat(ccc.requests())
                    .allSatisfy(request ->
                            assertThat(request.toString()).doesNotContainIgnoringCase("proxy-authorization"));
        }
    }

    @Test
    void aWrongProxyPasswordIsGivenOnceAndNamed() throws IOException {
        try (SimulatedProxy proxy = SimulatedProxy.inFrontOf(ccc)
                        .tls(TLS)
                        .login("library", "another")
                        .start();
                CccClient client =
                        behind(at(proxy).credentials("library", PASSWORD)).build()) {
            CccException failure = failureOf(() -> client.account().info());

            assertFailed(failure, "way-proxy-credentials", "The proxy 127.0.0.1:" + proxy.port() + " refused");
            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure.resolution().actor()).isEqualTo(Actor.APPLICATION);
            assertThat(proxy.asked())
                    .as("tries that could lock the account at the proxy")
                    .containsExactly(new Asked(HOST + ":443", 407));
            assertThat(ccc.requests()).isEmpty();
        }
    }

    @Test
    void missingProxyCredentialsAreNamed() throws IOException {
        try (SimulatedProxy proxy =
                        SimulatedProxy.inFrontOf(ccc).login("library", PASSWORD).start();
                CccClient client = behind(at(proxy)).build()) {
            assertFailed(
                    failureOf(() -> client.account().info()),
                    "way-proxy-credentials",
                    "asks for a user name and password, and none are set for it");
        }
    }

    @Test
    void aProxyThatKnowsOtherCredentialsAloneIsNamed() throws IOException {
        try (RawServer proxy = RawServer.start(
                        request -> Reply.status(407, "", "Proxy-Authenticate: Negotiate", "Connection: close"));
                CccClient client = behind(
                                HttpProxy.of("127.0.0.1", proxy.port()).credentials("library", PASSWORD))
                        .build()) {
            assertFailed(failureOf(() -> client.account().info()), "way-proxy-credentials", "Basic alone");
        }
    }

    @Test
    void aProxyThatIsDownIsNamed() throws IOException {
        try (CccClient client = behind(HttpProxy.of("127.0.0.1", closedPort()).credentials("library", PASSWORD))
                .build()) {
            assertFailed(failureOf(() -> client.account().info()), "way-proxy-unreachable", "cannot be reached");
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aProxyThatDoesNotReachCccIsNamedWithItsAnswer() throws IOException {
        try (SimulatedProxy proxy = SimulatedProxy.inFrontOf(ccc).refusing(502).start();
                CccClient client = behind(at(proxy)).build()) {
            CccException failure = failureOf(() -> client.account().info());
            assertFailed(failure, "way-proxy-refused", "did not connect to " + HOST + ":443: it answered 502");
            assertThat(failure.isRetryable()).isTrue();
        }
    }

    @Test
    void aCertificateThatTheProxyPutsInPlaceOfCccsIsNamedAndNothingIsSent() throws IOException {
        try (SimulatedProxy proxy = SimulatedProxy.inFrontOf(ccc).tls(TLS).start();
                CccClient client = CccClient.builder()
                        .baseUrl("https://" + HOST)
                        .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
                        .timeSource(new VirtualTime().sleepersAdvance())
                        .proxy(at(proxy))
                        .build()) {
            assertFailed(failureOf(() -> client.account().info()), "way-certificate-untrusted", "--ca-file");
            assertThat(ccc.requests()).isEmpty();
        }
    }

    /** A refusal of the tunnel is proof that the order did not leave. */
    @Test
    void anOrderThatTheProxyStopsIsNotSent() throws IOException {
        SimulatedProxy proxy = SimulatedProxy.inFrontOf(ccc).tls(TLS).start();
        try (CccClient client = behind(at(proxy)).build()) {
            Quote quote = client.pricing().quote(price()).quoteOrThrow();
            proxy.close();
            CccException failure = failureOf(() -> client.orders()
                    .submit(OrderRequest.builder("ILL-1").item("TN-1", quote).build()));
            assertFailed(failure, "way-proxy-unreachable", "nothing was bought");
            assertThat(ccc.count(Call.SUBMIT_ORDER)).isZero();
        } finally {
            proxy.close();
        }
    }

    /** No connection, so it could be tried again; but the account at the proxy would suffer for it. */
    @Test
    void anOrderDoesNotTryARefusedProxyPasswordAgain() throws IOException {
        try (SimulatedProxy proxy = SimulatedProxy.inFrontOf(ccc)
                        .login("library", "another")
                        .start();
                CccClient client = behind(at(proxy).credentials("library", PASSWORD))
                        .tokenUrl(ccc.tokenUrl())
                        .build()) {
            assertFailed(
                    failureOf(() -> client.orders().submit(LoopbackCcc.order())),
                    "way-proxy-credentials",
                    "nothing was bought");
            assertThat(proxy.asked()).containsExactly(new Asked(HOST + ":443", 407));
        }
    }

    /** Trap 7 in plain http, where the proxy answers in CCC's place: its 407 to an order must not send it again. */
    @Test
    void aProxys407ToAnOrderInPlainHttpIsNotAnsweredWithASecondOrder() {
        try (LoopbackCcc server = LoopbackCcc.start();
                CccClient client = server.client()
                        .proxy(HttpProxy.of("127.0.0.1", server.port())
                                .credentials("library", PASSWORD)
                                .forLoopbackToo())
                        .build()) {
            // The service stands in for the proxy too: it finds the path in either form of a request.
            String submit = "POST " + server.url() + "/v1/orders";
            server.always("POST " + server.url() + "/oauth/token", Reply.json(200, "{\"access_token\":\"t\"}"))
                    .always(submit, Reply.status(407, "", "Proxy-Authenticate: Basic realm=\"x\""));
            CccException failure = failureOf(() -> client.orders().submit(LoopbackCcc.order()));

            assertThat(failure.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(failure.getMessage()).doesNotContain(PASSWORD);
            assertThat(server.received(submit))
                    .singleElement()
                    .satisfies(order ->
                            assertThat(order.header("proxy-authorization")).startsWith("Basic "));
        }
    }

    @Test
    void loopbackAndExceptionsGoPastTheProxy() throws IOException {
        HttpProxy nowhere = HttpProxy.of("127.0.0.1", closedPort());
        try (CccClient client = behind(nowhere).baseUrl(ccc.baseUrl()).build()) {
            client.account().info();
        }
        try (CccClient client = behind(nowhere.exceptFor("example")).build()) {
            CccException failure = failureOf(() -> client.account().info());
            assertThat(failure.getMessage()).doesNotContain("proxy 127").contains("There is no address for the host");
            assertThat(failure.report().ruleId()).contains("way-name-unknown");
        }
    }

    @Test
    void aBorrowedClientAndAProxyAreNotBothTaken() throws IOException {
        CccClient.Builder both = behind(HttpProxy.of("proxy.example", 3128)).httpClient(new OkHttpClient());
        assertThatThrownBy(both::build)
                .isInstanceOf(CccConfigurationException.class)
                .hasMessageContaining("httpClient brings its own proxy");
    }

    private static void assertFailed(CccException failure, String rule, String words) {
        assertThat(failure).isInstanceOf(CccConnectionException.class);
        assertThat(failure.problem()).isEqualTo(CccProblem.CONNECTION_FAILED);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(failure.report().ruleId()).contains(rule);
        assertThat(failure.getMessage()).contains(words);
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain(PASSWORD).doesNotContain("canary");
    }
}
