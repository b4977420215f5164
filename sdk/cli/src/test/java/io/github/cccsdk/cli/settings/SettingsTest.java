package io.github.cccsdk.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.transport.HttpProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    Path directory;

    private final Map<Setting, String> flags = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private Path file = Path.of("unset");

    @BeforeEach
    void name() {
        file = directory.resolve("ccc.properties");
    }

    private Settings settings() {
        return Settings.of(flags, environment, file);
    }

    private void write(String content) throws IOException {
        write(content.getBytes(StandardCharsets.UTF_8), "rw-------");
    }

    private void write(byte[] content, String permissions) throws IOException {
        Files.write(file, content);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySettingIsTakenFromFlagThenEnvironmentThenFile(Setting setting) throws IOException {
        assertThat(settings().find(setting)).isEmpty();

        write(setting.key() + "=of-file\n");
        assertThat(settings().find(setting)).contains(new Settings.Value("of-file", Settings.Source.FILE));

        environment.put(setting.variable(), "of-environment");
        assertThat(settings().find(setting))
                .contains(new Settings.Value("of-environment", Settings.Source.ENVIRONMENT));

        flags.put(setting, "of-flag");
        assertThat(settings().find(setting)).contains(new Settings.Value("of-flag", Settings.Source.FLAG));
    }

    @Test
    void theVariablesAreTheDocumentedOnes() {
        assertThat(Setting.values())
                .extracting(Setting::variable)
                .containsExactly(
                        "CCC_BASE_URL",
                        "CCC_TOKEN_URL",
                        "CCC_USERNAME",
                        "CCC_PASSWORD",
                        "CCC_CLIENT_ID",
                        "CCC_CLIENT_SECRET",
                        "CCC_COUNTRY",
                        "CCC_LOCATION",
                        "CCC_LEDGER",
                        "HTTPS_PROXY",
                        "NO_PROXY",
                        "CCC_CA_FILE",
                        "CCC_BILLING_COUNTRY",
                        "CCC_BILLING_ADDRESS1",
                        "CCC_BILLING_CITY",
                        "CCC_BILLING_STATE",
                        "CCC_BILLING_ZIP");
        assertThat(Setting.PASSWORD.flag()).isEmpty();
        assertThat(Setting.CLIENT_SECRET.flag()).isEmpty();
    }

    @Test
    void anEmptyVariableCountsAsNotSet() throws IOException {
        write("country=US\n");
        environment.put("CCC_COUNTRY", "");

        assertThat(settings().text(Setting.COUNTRY)).contains("US");
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseUrl", "base-url", "base_url", "BASE.URL", "CCC_BASE_URL", "ccc.baseUrl"})
    void aKeyOfTheFileMayBeSpeltLikeTheVariable(String key) throws IOException {
        write("\uFEFF" + key + " = https://ccc.example/ü\n");

        assertThat(settings().baseUrl()).isEqualTo("https://ccc.example/ü");
    }

    @Test
    void theProxyIsTakenFromTheVariablesOfOtherPrograms() throws IOException {
        assertThat(settings().proxy()).isEmpty();

        write("proxy=of-file.example:3128\nnoProxy=example.net\n");
        assertThat(settings().proxy().map(HttpProxy::host)).contains("of-file.example");
        environment.put("https_proxy", "http://small.example:3128");
        assertThat(settings().proxy().map(HttpProxy::host)).contains("small.example");
        environment.put("HTTPS_PROXY", "http://library:p%40ss@large.example:8080");
        environment.put("NO_PROXY", " .example.org,10.0.0.1 , localhost");
        HttpProxy proxy = settings().proxy().orElseThrow();
        assertThat(proxy).hasToString("http://large.example:8080");
        assertThat(proxy.password()).contains("p@ss");
        assertThat(proxy.exceptions()).containsExactly(".example.org", "10.0.0.1", "localhost");
    }

    @Test
    void aProxyThatIsNoneIsRefusedWithoutShowingIt() {
        environment.put("HTTPS_PROXY", "https://library:canary@proxy.example:3128");
        assertProblem(() -> settings().proxy(), CccProblem.CONFIGURATION_INVALID, "in the environment");
        assertThatThrownBy(() -> settings().proxy()).hasMessageNotContaining("canary");
    }

    @Test
    void aBillingAddressIsWholeOrAbsent() throws IOException {
        assertThat(settings().billingAddress()).isEmpty();

        write("billing.country=US\nBillingAddress1=1 Main St\nbilling.city=Fargo\nbilling.state=ND\n");
        environment.put("CCC_BILLING_ZIP", "58102");
        assertThat(settings().billingAddress()).contains(new BillingAddress("US", "1 Main St", "Fargo", "ND", "58102"));

        write("billing.city=Fargo\n");
        assertProblem(() -> settings().billingAddress(), CccProblem.CONFIGURATION_INVALID, "billingAddress.country");
    }

    @Test
    void illiadsNamesAreKnown() throws IOException {
        write("CCCUsername=ill\nCCCPassword=secret\n");

        CccCredentials credentials = settings().credentials(Optional::empty);

        assertThat(credentials.userName()).contains("ill");
        assertThat(credentials.password()).contains("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"usernam=x\n", "username=a\nCCC_USERNAME=b\n", "password=a\\b\n", "password=\\u12\n"})
    void aFileThatIsNotUnderstoodIsRefused(String content) throws IOException {
        write(content);

        assertProblem(this::settings, CccProblem.CONFIGURATION_INVALID, file.toString());
    }

    @Test
    void aFileInAnotherEncodingIsRefused() throws IOException {
        write("password=für".getBytes(StandardCharsets.ISO_8859_1), "rw-------");

        assertProblem(this::settings, CccProblem.CONFIGURATION_INVALID, "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx--x---"})
    @DisabledOnOs(OS.WINDOWS)
    void aFileOpenToOthersIsRefused(String permissions) throws IOException {
        write("password=secret\n".getBytes(StandardCharsets.UTF_8), permissions);

        assertProblem(this::settings, CccProblem.CONFIGURATION_INVALID, "chmod 600");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ofALinkTheTargetIsLookedAt() throws IOException {
        write("password=secret\n".getBytes(StandardCharsets.UTF_8), "rw-r--r--");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);

        assertProblem(() -> Settings.of(flags, environment, link), CccProblem.CONFIGURATION_INVALID, "chmod 600");
        Path nowhere = Files.createSymbolicLink(directory.resolve("nowhere"), directory.resolve("absent"));
        assertProblem(() -> Settings.of(flags, environment, nowhere), CccProblem.CONFIGURATION_INVALID, "link");
    }

    @Test
    void aMissingBaseUrlSaysWhereToSetIt() {
        assertProblem(() -> settings().baseUrl(), CccProblem.CONFIGURATION_INVALID, "CCC_BASE_URL");
    }

    @Test
    void aMissingPasswordIsAskedForAndOtherwiseReported() {
        environment.put("CCC_USERNAME", "ill");

        assertThat(settings().credentials(() -> Optional.of("typed")).password())
                .contains("typed");
        assertProblem(() -> settings().credentials(Optional::empty), CccProblem.CREDENTIALS_MISSING, "CCC_PASSWORD");
    }

    @Test
    void aPasswordWithoutAUserNameIsReported() {
        environment.put("CCC_PASSWORD", "secret");
        environment.put("CCC_CLIENT_ID", "id");
        environment.put("CCC_CLIENT_SECRET", "key");

        assertProblem(() -> settings().credentials(Optional::empty), CccProblem.CREDENTIALS_MISSING, "CCC_USERNAME");
    }

    @Test
    void halfAnApplicationKeyIsReported() {
        environment.put("CCC_USERNAME", "ill");
        environment.put("CCC_PASSWORD", "secret");
        environment.put("CCC_CLIENT_ID", "id");

        assertProblem(
                () -> settings().credentials(Optional::empty), CccProblem.CREDENTIALS_MISSING, "CCC_CLIENT_SECRET");
    }

    @Test
    void aPasswordMayBeRotatedThroughTheEnvironmentAlone() throws IOException {
        write("username=ill\npassword=old\n");
        environment.put("CCC_PASSWORD", "new");

        assertThat(settings().credentials(Optional::empty).password()).contains("new");
    }

    @Test
    void aUserNameNeverMeetsThePasswordOfAnother() throws IOException {
        write("username=ill\npassword=old\n");
        environment.put("CCC_USERNAME", "billing");

        assertProblem(() -> settings().credentials(Optional::empty), CccProblem.CONFIGURATION_INVALID, "another");
    }

    @Test
    void noSecretIsPartOfAComplaint() throws IOException {
        write("username=ill\npassword=s3cr3t-word\n");
        environment.put("CCC_USERNAME", "billing");

        assertThatThrownBy(() -> settings().credentials(Optional::empty)).hasMessageNotContaining("s3cr3t-word");
    }

    private static void assertProblem(ThrowingCallable call, CccProblem problem, String inMessage) {
        assertThatThrownBy(call).asInstanceOf(type(CccException.class)).satisfies(failure -> {
            assertThat(failure.problem()).isEqualTo(problem);
            assertThat(failure.getMessage()).contains(inMessage);
        });
    }
}
