package io.github.cccsdk.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccOrderOutcomeUnknownException;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.time.VirtualTime;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Trap 8: over TLS with a server that offers HTTP/2. Reads use it; an order never does, because HTTP/2 shares a connection
 * even with a pool that keeps none idle, and OkHttp sends what was reset on it again.
 */
class Http2Test {
    private static final int INTERNAL_ERROR = 2;
    private static final int REFUSED_STREAM = 7;
    private static final int CANCEL = 8;

    private static HandshakeCertificates serverSide;
    private static OkHttpClient trusting;

    private final MockWebServer server = new MockWebServer();
    private final List<RecordedRequest> received = new ArrayList<>();
    /** HTTP/2 codes with which the next streams are reset before they are looked at. */
    private final Queue<Integer> resets = new ConcurrentLinkedQueue<>();

    private final Map<String, Queue<MockResponse>> scripted = new ConcurrentHashMap<>();

    @BeforeAll
    static void makeCertificates() {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        serverSide =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        HandshakeCertificates clientSide = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        trusting = new OkHttpClient.Builder()
                .sslSocketFactory(clientSide.sslSocketFactory(), clientSide.trustManager())
                .build();
    }

    @AfterAll
    static void dropConnections() {
        trusting.connectionPool().evictAll();
    }

    @BeforeEach
    void start() throws IOException {
        server.useHttps(serverSide.sslSocketFactory());
        server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                synchronized (received) {
                    received.add(request);
                }
                String call = request.getMethod() + " " + request.getUrl().encodedPath();
                MockResponse next =
                        scripted.getOrDefault(call, new ArrayDeque<>()).poll();
                return next != null ? next : ordinary(call);
            }

            @Override
            public MockResponse peek() {
                Integer code = resets.poll();
                return code == null
                        ? new MockResponse.Builder().build()
                        : new MockResponse.Builder()
                                .onRequestStart(new SocketEffect.CloseStream(code))
                                .build();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static MockResponse ordinary(String call) {
        return switch (call) {
            case LoopbackCcc.SIGN_IN -> json(200, "{\"access_token\":\"token\",\"expires_in\":360000}");
            case LoopbackCcc.SUBMIT -> json(201, LoopbackCcc.ORDER);
            case LoopbackCcc.FIND -> json(200, LoopbackCcc.NO_ORDERS);
            case LoopbackCcc.ACCOUNT -> json(200, LoopbackCcc.ACCOUNT_ANSWER);
            case LoopbackCcc.PRICE -> json(200, LoopbackCcc.PRICE_ANSWER);
            default -> json(404, "{}");
        };
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private List<RecordedRequest> received(String call) {
        synchronized (received) {
            return received.stream()
                    .filter(request ->
                            (request.getMethod() + " " + request.getUrl().encodedPath()).equals(call))
                    .toList();
        }
    }

    private CccClient client() {
        return CccClient.builder()
                .baseUrl("https://localhost:" + server.getPort())
                .credentials(CccCredentials.of("librarian", LoopbackCcc.PASSWORD))
                .timeSource(new VirtualTime().sleepersAdvance())
                .httpClient(trusting)
                .build();
    }

    @Test
    void readsGoOverHttp2AndOrdersNever() {
        try (CccClient client = client()) {
            client.account().info();
            client.orders().submit(LoopbackCcc.order());
            client.account().info();
        }
        assertThat(received(LoopbackCcc.ACCOUNT))
                .extracting(RecordedRequest::getVersion)
                .containsOnly("HTTP/2");
        assertThat(received(LoopbackCcc.SUBMIT)).singleElement().satisfies(order -> {
            assertThat(order.getVersion()).isEqualTo("HTTP/1.1");
            assertThat(order.getExchangeIndex())
                    .as("exchanges before it on its connection")
                    .isZero();
            assertThat(order.getConnectionIndex())
                    .isNotIn(received(LoopbackCcc.ACCOUNT).stream()
                            .map(RecordedRequest::getConnectionIndex)
                            .toList());
        });
    }

    /** A price may be asked for again; it is this library that does so, once it knows of the reset. */
    @ParameterizedTest
    @ValueSource(ints = {INTERNAL_ERROR, REFUSED_STREAM, CANCEL})
    void aPriceWhoseStreamIsResetIsAskedForAgain(int code) {
        try (CccClient client = client()) {
            client.account().info();
            int before = server.getRequestCount();
            resets.add(code);
            assertThat(client.pricing()
                            .quote(PriceRequest.builder()
                                    .workId("122")
                                    .publicationYear(2004)
                                    .pageCount(19)
                                    .build())
                            .quoteOrThrow()
                            .workId())
                    .isEqualTo("122");
            assertThat(server.getRequestCount() - before).isEqualTo(2);
        }
        assertThat(received(LoopbackCcc.PRICE)).hasSize(1);
    }

    @Test
    void anOrderCutOffOverTlsIsOnePostAndUnknown() {
        scripted.put(
                LoopbackCcc.SUBMIT,
                new ArrayDeque<>(List.of(new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build())));
        try (CccClient client = client()) {
            client.account().info();
            CccException thrown = catchThrowableOfType(
                    CccException.class, () -> client.orders().submit(LoopbackCcc.order()));
            assertThat(thrown).isInstanceOf(CccOrderOutcomeUnknownException.class);
            assertThat(thrown.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
        assertThat(received(LoopbackCcc.SUBMIT)).hasSize(1);
    }

    /** The control: over a pooled HTTP/2 connection plain OkHttp sends a POST again whose stream was reset. */
    @ParameterizedTest
    @ValueSource(ints = {INTERNAL_ERROR, REFUSED_STREAM, CANCEL})
    void plainOkHttpWouldHaveSentItAgain(int code) throws IOException {
        Request order = new Request.Builder()
                .url("https://localhost:" + server.getPort() + "/v1/orders")
                .post(RequestBody.create("{}", MediaType.get("application/json")))
                .build();
        trusting.newCall(order).execute().close();
        resets.add(code);
        try (Response response = trusting.newCall(order).execute()) {
            assertThat(response.protocol()).isEqualTo(Protocol.HTTP_2);
            assertThat(response.code()).isEqualTo(201);
        }
        assertThat(server.getRequestCount()).as("POSTs of two orders").isEqualTo(3);
    }
}
