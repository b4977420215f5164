package io.github.cccsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.SimulatedProxy;
import io.github.cccsdk.simulator.SimulatedProxy.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command on a network that reaches CCC through a proxy alone, which asks for credentials and looks into TLS. */
class NetworkIT {
    private static final String HOST = "ccc.example";
    private static final String PASSWORD = "pr0xy@canary";
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
    private static final String[] QUOTE = {
        "quote", "--issn", "1092-4388", "--year", "2004", "--pages", "165-83", "--json"
    };

    private final CccSimulator sim = CccSimulator.start();
    private final SimulatedProxy proxy =
            SimulatedProxy.inFrontOf(sim).tls(TLS).login("library", PASSWORD).start();
    private Path caFile = Path.of("unset");

    @TempDir
    Path home;

    @BeforeEach
    void writeCaFile() throws IOException {
        caFile = Files.writeString(home.resolve("network ca.pem"), CA.certificatePem());
    }

    @AfterEach
    void close() {
        proxy.close();
        sim.close();
    }

    private CccProcess ccc() {
        return new CccProcess(home).against(sim).with("CCC_BASE_URL", "https://" + HOST);
    }

    private String proxyUrl(String login) {
        return "http://" + login + "127.0.0.1:" + proxy.port();
    }

    @Test
    void anOrderGoesThroughTheProxyOfTheEnvironmentOnce() {
        CccProcess.Finished run = ccc().with("https_proxy", proxyUrl("library:pr0xy%40canary@"))
                .reading("""
                        {"reference":"ILL-7","maxTotal":"50.00","items":[
                          {"item":"TN-7","issn":"1092-4388","year":2004,"pages":"165-183"}]}
                        """)
                .run("order", "submit", "--json", "--ca-file", caFile.toString());

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(1);
        assertThat(proxy.asked()).isNotEmpty().containsOnly(new Asked(HOST + ":443", 200));
    }

    @Test
    void theSettingsFileHoldsAllOfItAndConfigShowHidesThePassword() throws IOException {
        Path file = Files.createDirectories(home.resolve(".config/ccc")).resolve("ccc.properties");
        Files.writeString(
                file,
                "proxy=" + proxyUrl("library:pr0xy%40canary@") + "\nnoProxy=example.net\ncaFile=" + caFile
                        + "\nbilling.country=US\nbilling.address1=1 Main St\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(ccc().run(QUOTE).exitCode()).isZero();
        assertThat(proxy.asked()).isNotEmpty();

        CccProcess.Finished shown = ccc().run("config", "show", "--json");
        assertThat(setting(shown.json(), "proxy").path("value").textValue())
                .isEqualTo("http://…@127.0.0.1:" + proxy.port());
        assertThat(setting(shown.json(), "proxy").path("from").textValue()).isEqualTo("file");
        assertThat(setting(shown.json(), "proxy").path("variable").textValue()).isEqualTo("HTTPS_PROXY");
        assertThat(setting(shown.json(), "noProxy").path("value").textValue()).isEqualTo("example.net");
        assertThat(setting(shown.json(), "caFile").path("value").textValue()).isEqualTo(caFile.toString());
        assertThat(setting(shown.json(), "billing.country").path("value").textValue())
                .isEqualTo("US");
        CccProcess.Finished table =
                ccc().with("HTTPS_PROXY", "library:pr0xy@canary@127.0.0.1:1").run("config", "show");
        assertThat(table.out()).contains("…@127.0.0.1:1");
        assertThat(shown.out() + table.out()).doesNotContain("canary").doesNotContain("pr0xy");
    }

    private static JsonNode setting(JsonNode shown, String key) {
        for (JsonNode one : shown.path("settings")) {
            if (one.path("setting").textValue().equals(key)) {
                return one;
            }
        }
        throw new AssertionError("no setting " + key + " in " + shown);
    }

    @Test
    void aWrongProxyPasswordIsExitCode9AndNamedWithoutShowingIt() {
        CccProcess.Finished run = ccc().with("HTTPS_PROXY", proxyUrl("library:wr0ng-canary@"))
                .with("CCC_CA_FILE", caFile.toString())
                .run(QUOTE);

        assertThat(run.exitCode()).isEqualTo(9);
        assertThat(run.error().path("problem").textValue()).isEqualTo("CONNECTION_FAILED");
        assertThat(run.error().path("outcome").textValue()).isEqualTo("NOT_SENT");
        assertThat(run.error().path("steps").path(0).textValue())
                .contains("HTTPS_PROXY=http://user:password@host:port");
        assertThat(run.out() + run.err()).doesNotContain("canary");
        assertThat(proxy.asked()).containsExactly(new Asked(HOST + ":443", 407));
    }

    @Test
    void withoutTheCaFileItIsNamedAsTheWayOut() {
        CccProcess.Finished run =
                ccc().with("HTTPS_PROXY", proxyUrl("library:pr0xy%40canary@")).run(QUOTE);

        assertThat(run.exitCode()).isEqualTo(9);
        assertThat(run.error().path("steps").path(0).textValue()).contains("--ca-file");
        assertThat(sim.requests()).isEmpty();
    }

    @Test
    void noProxyAndThisMachineGoPastIt() {
        assertThat(new CccProcess(home)
                        .against(sim)
                        .with("HTTPS_PROXY", proxyUrl(""))
                        .run(QUOTE)
                        .exitCode())
                .isZero();
        assertThat(ccc().with("HTTPS_PROXY", proxyUrl(""))
                        .with("no_proxy", "other.example,.example")
                        .run(QUOTE)
                        .exitCode())
                .isEqualTo(9);
        assertThat(proxy.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent.pem", ".", "empty.pem"})
    void aCaFileWithoutCertificatesIsExitCode3(String name) throws IOException {
        Files.writeString(home.resolve("empty.pem"), "# nothing\n");
        CccProcess.Finished run =
                ccc().with("CCC_CA_FILE", home.resolve(name).toString()).run(QUOTE);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.error().path("problem").textValue()).isEqualTo("CONFIGURATION_INVALID");
        assertThat(run.error().path("message").textValue())
                .contains(home.resolve(name).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"socks5://library:canary@127.0.0.1:1080", "http://library:can#ary@127.0.0.1:1", "://canary"})
    void aProxyThatIsNoneIsExitCode3(String address) {
        CccProcess.Finished run = ccc().with("HTTPS_PROXY", address).run(QUOTE);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.error().path("problem").textValue()).isEqualTo("CONFIGURATION_INVALID");
        assertThat(run.out() + run.err()).doesNotContain("canary").doesNotContain("can#ary");
    }

    @Test
    void theBillingAddressGoesWithAnOrder() {
        CccProcess.Finished run = new CccProcess(home)
                .against(sim)
                .with("CCC_BILLING_COUNTRY", "US")
                .with("CCC_BILLING_ADDRESS1", "1 Main St")
                .with("CCC_BILLING_CITY", "Fargo")
                .with("CCC_BILLING_STATE", "ND")
                .with("CCC_BILLING_ZIP", "58102")
                .reading("""
                        {"reference":"ILL-8","maxTotal":"50.00","items":[
                          {"item":"TN-8","issn":"1092-4388","year":2004,"pages":"165-183"}]}
                        """)
                .run("order", "submit", "--json");

        assertThat(sim.requests(Call.SUBMIT_ORDER))
                .as(run.out())
                .singleElement()
                .satisfies(order -> assertThat(order.body())
                        .contains("\"billingAddress\":{\"country\":\"US\"", "\"city\":\"Fargo\"", "58102"));
    }
}
