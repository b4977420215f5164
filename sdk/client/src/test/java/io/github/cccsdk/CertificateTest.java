package io.github.cccsdk;

import static io.github.cccsdk.ClientFixture.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.wire.Authorities;
import io.github.cccsdk.internal.wire.LoopbackCcc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates: whom the client trusts, what it shows, and what it says of those it does not like. */
class CertificateTest {
    private static final HeldCertificate CA = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Network CA")
            .build();

    @TempDir
    Path directory;

    private static SSLServerSocketFactory server(UnaryOperator<HeldCertificate.Builder> certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(
                        certificate
                                .apply(new HeldCertificate.Builder().signedBy(CA))
                                .build(),
                        CA.certificate())
                .addTrustedCertificate(CA.certificate())
                .build()
                .sslContext()
                .getServerSocketFactory();
    }

    private static SSLServerSocketFactory good() {
        return server(certificate -> certificate.addSubjectAlternativeName("127.0.0.1"));
    }

    private Path caFile() throws IOException {
        return Files.writeString(directory.resolve("ca.pem"), CA.certificatePem());
    }

    private static CccClient.Builder client(LoopbackCcc ccc) {
        return ccc.client().baseUrl("https://127.0.0.1:" + ccc.port());
    }

    private static void assertRefused(CccException failure, LoopbackCcc ccc, String rule, String step) {
        assertThat(failure.problem()).isEqualTo(CccProblem.CONNECTION_FAILED);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(failure.isRetryable()).as("worth trying again").isFalse();
        assertThat(failure.report().ruleId()).contains(rule);
        assertThat(failure.getMessage()).contains(step).contains("127.0.0.1").doesNotContain(LoopbackCcc.PASSWORD);
        assertThat(ccc.requests()).isZero();
        assertThat(ccc.server().connections()).as("tries").isEqualTo(1);
    }

    @Test
    void anAuthorityOfTheLibrarysOwnIsTrustedOnceItsFileIsNamed() throws IOException {
        try (LoopbackCcc ccc = LoopbackCcc.startTls(good())) {
            try (CccClient client = client(ccc).build()) {
                assertRefused(failureOf(() -> client.account().info()), ccc, "way-certificate-untrusted", "--ca-file");
            }
            try (CccClient client = client(ccc).authorities(caFile()).build()) {
                client.orders().submit(LoopbackCcc.order());
                assertThat(ccc.orders()).isEqualTo(1);
            }
        }
    }

    @Test
    void anExpiredCertificateIsCalledExpired() throws IOException {
        SSLServerSocketFactory expired = server(certificate ->
                certificate.addSubjectAlternativeName("127.0.0.1").validityInterval(0, 1_000));
        try (LoopbackCcc ccc = LoopbackCcc.startTls(expired);
                CccClient client = client(ccc).authorities(caFile()).build()) {
            assertRefused(failureOf(() -> client.account().info()), ccc, "way-certificate-expired", "date and time");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsCalledSo() throws IOException {
        SSLServerSocketFactory other = server(certificate -> certificate.addSubjectAlternativeName("ccc.example"));
        try (LoopbackCcc ccc = LoopbackCcc.startTls(other);
                CccClient client = client(ccc).authorities(caFile()).build()) {
            assertRefused(failureOf(() -> client.account().info()), ccc, "way-certificate-of-other-host", "host name");
        }
    }

    @Test
    void theJvmsAuthoritiesStayTrusted() throws Exception {
        TrustManagerFactory jvm = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        jvm.init((KeyStore) null);
        X509Certificate[] own = ((X509TrustManager) jvm.getTrustManagers()[0]).getAcceptedIssuers();
        assertThat(own).isNotEmpty();
        assertThat(Authorities.withThoseIn(caFile()).getAcceptedIssuers())
                .contains(CA.certificate())
                .containsAll(Arrays.asList(own));
    }

    @Test
    void aBundleMayHoldSeveralCertificatesKeysAndRemarks() throws IOException {
        HeldCertificate second =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        Path bundle = Files.writeString(
                directory.resolve("bundle.pem"),
                "\uFEFF# Hochschul-CA - für die Bücherei\n===\r\n" + second.certificatePem()
                        + second.privateKeyPkcs8Pem() + "\n-- and --\n"
                        + CA.certificatePem().replace("\n", "\r\n"));
        assertThat(Authorities.withThoseIn(bundle).getAcceptedIssuers())
                .contains(CA.certificate(), second.certificate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no certificate",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\n%\n-----END CERTIFICATE-----",
            })
    void aFileWithoutAReadableCertificateIsRefusedByName(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("wrong.pem"), content);
        assertThatThrownBy(() -> Authorities.withThoseIn(file))
                .isInstanceOf(CccConfigurationException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aFileThatIsNotThereIsRefusedByName() {
        Path absent = directory.resolve("absent.pem");
        CccClient.Builder client = CccClient.builder()
                .baseUrl("https://ccc.example")
                .credentials(CccCredentials.of("librarian", "x"))
                .authorities(absent);
        assertThatThrownBy(client::build)
                .isInstanceOf(CccConfigurationException.class)
                .hasMessageContaining(absent.toString());
    }

    @Test
    void theClientsOwnCertificateIsShownToAServerThatAsksForOne() throws Exception {
        HeldCertificate librarys = new HeldCertificate.Builder().signedBy(CA).build();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = "key-store-canary".toCharArray();
        store.setKeyEntry(
                "library", librarys.keyPair().getPrivate(), password, new Certificate[] {librarys.certificate()});
        try (LoopbackCcc ccc = LoopbackCcc.startTls(asking(good()))) {
            try (CccClient client = client(ccc).authorities(caFile()).build()) {
                assertThat(failureOf(() -> client.account().info()).problem()).isEqualTo(CccProblem.CONNECTION_FAILED);
                assertThat(ccc.requests()).isZero();
            }
            try (CccClient client = client(ccc)
                    .authorities(caFile())
                    .clientCertificate(store, password)
                    .build()) {
                client.account().info();
                assertThat(ccc.received(LoopbackCcc.ACCOUNT)).hasSize(1);
            }
        }
        assertThatThrownBy(() -> CccClient.builder().clientCertificate(store, "wrong-canary".toCharArray()))
                .isInstanceOf(CccConfigurationException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("canary");
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        assertThatThrownBy(() -> CccClient.builder().clientCertificate(empty, password))
                .isInstanceOf(CccConfigurationException.class)
                .hasMessageContaining("no private key");
    }

    private static ServerSocketFactory asking(SSLServerSocketFactory tls) {
        return new ServerSocketFactory() {
            @Override
            public ServerSocket createServerSocket(int port) throws IOException {
                return asking(tls.createServerSocket(port));
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog) throws IOException {
                return asking(tls.createServerSocket(port, backlog));
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
                return asking(tls.createServerSocket(port, backlog, address));
            }

            private static ServerSocket asking(ServerSocket socket) {
                ((SSLServerSocket) socket).setNeedClientAuth(true);
                return socket;
            }
        };
    }
}
