package io.github.cccsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cccsdk.simulator.Account;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all commands have in common: usage, settings, failures, output that goes nowhere. */
class CommandLineIT {
    private static final String[] QUOTE = {
        "quote", "--issn", "1092-4388", "--year", "2004", "--pages", "165-83", "--json"
    };

    private final CccSimulator sim = CccSimulator.start();

    @TempDir
    Path home;

    @AfterEach
    void close() {
        sim.close();
    }

    private CccProcess ccc() {
        return new CccProcess(home).against(sim);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "search",
                "quote",
                "batch",
                "batch quote",
                "batch order",
                "order",
                "order submit",
                "order get",
                "order cancel",
                "orders",
                "orders list",
                "orders find",
                "orders export",
                "orders unresolved",
                "orders reconcile",
                "orders resend",
                "orders resolve",
                "doctor",
                "explain",
                "config",
                "config show",
                "simulator",
                "completion"
            })
    void everyCommandHasHelpWithAnExampleWithin80Columns(String command) {
        String[] args = Stream.concat(
                        Stream.of(command.split(" ")).filter(word -> !word.isEmpty()), Stream.of("--help"))
                .toArray(String[]::new);

        CccProcess.Finished run = new CccProcess(home).run(args);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Usage: ccc")
                .containsPattern("Examples?[^\n]*:\n +(ccc|make-order|journalctl|source)");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theVersionIsTheBuildsOwn() {
        assertThat(new CccProcess(home).run("--version").out()).matches("ccc \\d+\\.\\d+\\.\\d+\\S*\n");
        assertThat(new CccProcess(home)
                        .run("--version", "--json")
                        .json()
                        .path("version")
                        .textValue())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--json",
                "frobnicate --json",
                "quote --frobnicate --json",
                "quote --issn --json",
                "quote --issn 1092-4388 --year MMIV --pages 1 --json",
                "quote --issn 1092-4388 --pages 1 --json",
                "quote --issn 1092-4387 --year 2004 --pages 1 --json",
                "quote --issn 1092-4388 --year 2004 --pages A-Fz123 --json",
                "quote --issn 1092-4388 --year 2004 --json",
                "quote --year 2004 --pages 1 --json",
                "quote --issn 1092-4388 --year 2004 --year 2005 --pages 1 --json",
                "quote --issn 1092-4388 --year 2004 --pages 1 --copies -3 --json",
                "quote --issn 1092-4388 --year 2004 --pages 1 --timeout 0 --json",
                "quote --issn 1092-4388 --year 2004 --pages 1 --password hunter2 --json",
                "search --json",
                "order get --json",
                "order get .. --json",
                "order --json",
                "simulator --port 70000 --json"
            })
    void wrongUsageIsExitCode2WithOneJsonDocumentAndNoCall(String line) {
        CccProcess.Finished run = ccc().run(line.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error().path("problem").textValue()).isEqualTo("REQUEST_INVALID");
        assertThat(run.error().path("exitCode").intValue()).isEqualTo(2);
        assertThat(run.error().path("outcome").textValue()).isEqualTo("NOT_SENT");
        assertThat(run.error().path("actor").textValue()).isEqualTo("APPLICATION");
        assertThat(run.error().path("steps")).isNotEmpty();
        assertThat(run.err()).startsWith("ccc: ");
        assertThat(sim.requests()).isEmpty();
    }

    @Test
    void withoutJsonAComplaintGoesToStandardErrorAlone() {
        CccProcess.Finished run = ccc().run("quote", "--issn", "1092-4387", "--year", "2004", "--pages", "1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--issn");
    }

    @Test
    void aMissingAddressIsExitCode3AndSaysWhereToSetIt() {
        CccProcess.Finished run = ccc().without("CCC_BASE_URL").run(QUOTE);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.error().path("problem").textValue()).isEqualTo("CONFIGURATION_INVALID");
        assertThat(run.error().path("message").textValue())
                .contains("CCC_BASE_URL", "--base-url", home + "/.config/ccc/ccc.properties");
    }

    @Test
    void missingAndMalformedCredentialsAreExitCode3() {
        CccProcess.Finished missing = ccc().without("CCC_PASSWORD").run(QUOTE);
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.error().path("problem").textValue()).isEqualTo("CREDENTIALS_MISSING");

        CccProcess.Finished malformed =
                ccc().with("CCC_PASSWORD", sim.password() + "\u00a0").run(QUOTE);
        assertThat(malformed.exitCode()).isEqualTo(3);
        assertThat(malformed.error().path("problem").textValue()).isEqualTo("CREDENTIALS_MALFORMED");
        assertThat(malformed.error().path("message").textValue()).contains("U+00A0");
        assertThat(sim.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ccc.example",
                "ftp://ccc.example",
                "https://user:secret-word@ccc.example",
                "https://ccc.example/?key=secret-word",
                "ccc.example"
            })
    void anAddressThatCannotBeUsedIsExitCode3InTheWordsOfTheCommand(String address) {
        CccProcess.Finished run = ccc().with("CCC_BASE_URL", address).run(QUOTE);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.error().path("problem").textValue()).isEqualTo("CONFIGURATION_INVALID");
        assertThat(run.error().path("message").textValue())
                .contains("CCC_BASE_URL")
                .doesNotContain("allowPlainHttp", "credentials(", "secret-word");
        CccProcess.Finished token = ccc().with("CCC_TOKEN_URL", address).run(QUOTE);
        assertThat(token.exitCode()).isEqualTo(3);
        assertThat(token.error().path("message").textValue()).contains("CCC_TOKEN_URL");
        assertThat(sim.requests()).isEmpty();
    }

    @Test
    void rejectedCredentialsAreExitCode4() {
        CccProcess.Finished run = ccc().with("CCC_PASSWORD", "wrong-password").run(QUOTE);

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.error().path("problem").textValue()).isEqualTo("CREDENTIALS_REJECTED");
        assertThat(run.error().path("actor").textValue()).isEqualTo("LIBRARY");
        assertThat(run.out() + run.err()).doesNotContain("wrong-password");
    }

    @Test
    void anAccountThatOnlyCccCanFixIsExitCode5() {
        sim.changeAccount(sim.userName(), account -> account.roleMisconfigured(true));

        CccProcess.Finished run = ccc().run(QUOTE);

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.error().path("problem").textValue()).isEqualTo("USER_MISCONFIGURED");
        assertThat(run.error().path("cccCode").textValue()).isEqualTo("USER_MISCONFIGURED");
        assertThat(run.error().path("message").textValue()).isNotEmpty();
        assertThat(run.error().path("requestId").textValue()).isNotEmpty();
        assertThat(run.error().path("correlationId").textValue())
                .isEqualTo(sim.requests(Call.SEARCH_WORKS)
                        .get(0)
                        .header("X-Correlation-Id")
                        .orElseThrow());
    }

    @Test
    void aParameterThatCccRefusesIsExitCode2WithItsViolations() {
        sim.faults()
                .always(Call.PRICE)
                .status(400)
                .body("{\"response\":{\"status\":{\"code\":\"BAD_PARAMETER\",\"message\":"
                        + "\"Bad parameter [typeOfUse is invalid;] supplied\"}}}");

        CccProcess.Finished run = ccc().run(QUOTE);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error().path("problem").textValue()).isEqualTo("BAD_PARAMETER");
        assertThat(run.error().path("violations").path(0).path("path").textValue())
                .isEqualTo("typeOfUse");
    }

    @Test
    void aServiceThatIsDownIsExitCode9() {
        sim.down();
        CccProcess.Finished down =
                ccc().run("quote", "--issn", "1092-4388", "--year", "2004", "--pages", "1", "--json", "--timeout", "2");
        assertThat(down.exitCode()).isEqualTo(9);
        sim.up();

        sim.faults().always(Call.SEARCH_WORKS).contentType("text/html").body("<html>maintenance</html>");
        CccProcess.Finished html = ccc().run(QUOTE);
        assertThat(html.exitCode()).isEqualTo(9);
        assertThat(html.error().path("problem").textValue()).isEqualTo("UNEXPECTED_RESPONSE");
    }

    @Test
    void anUnreachableServiceIsExitCode9() throws IOException {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0)) {
            closedPort = socket.getLocalPort();
        }
        CccProcess.Finished run = ccc().with("CCC_BASE_URL", "http://127.0.0.1:" + closedPort)
                .run("order", "get", "1", "--json", "--timeout", "2");

        assertThat(run.exitCode()).isEqualTo(9);
        assertThat(run.error().path("outcome").textValue()).isEqualTo("NOT_SENT");
    }

    @Test
    void textFromTheServiceDoesNotReachTheTerminalAsControlCharacters() {
        sim.faults()
                .always(Call.SEARCH_WORKS)
                .status(400)
                .body("{\"code\":\"EVIL\",\"message\":\"\\u001b[31mred\\u0007\\u202Ereversed\\u0085next\"}");

        CccProcess.Finished run = ccc().run("quote", "--issn", "1092-4388", "--year", "2004", "--pages", "1");

        assertThat(run.exitCode()).isEqualTo(9);
        assertThat(run.err())
                .doesNotContain("\u001b", "\u0007", "\u202e", "\u0085")
                .contains("red");
    }

    @Test
    void flagsCountMoreThanTheEnvironmentAndThatMoreThanTheFile() throws IOException {
        settingsFile("""
                baseUrl=http://127.0.0.1:1
                username=%s
                password=%s
                country=FR
                location=L1
                """.formatted(sim.userName(), sim.password()));
        CccProcess fileAndEnvironment =
                new CccProcess(home).with("CCC_BASE_URL", sim.baseUrl()).with("CCC_COUNTRY", "CA");

        CccProcess.Finished run = fileAndEnvironment.run(
                "quote", "--issn", "1092-4388", "--year", "2004", "--pages", "1", "--country", "US", "--json");
        assertThat(run.exitCode()).isZero();
        assertThat(sim.requests(Call.PRICE).get(0).body()).contains("\"country\":\"US\"", "\"locationId\":\"L1\"");

        JsonNode shown = fileAndEnvironment
                .run("config", "show", "--json", "--country", "US")
                .json();
        assertThat(source(shown, "country")).isEqualTo("flag");
        assertThat(source(shown, "baseUrl")).isEqualTo("environment");
        assertThat(source(shown, "location")).isEqualTo("file");
        assertThat(source(shown, "tokenUrl")).isNull();
    }

    @Test
    void aProfileIsASettingsFileOfItsOwn() throws IOException {
        settingsFile("ccc.properties", "username=nobody\npassword=wrong\ncountry=FR\n");
        settingsFile("north.properties", "username=%s\npassword=%s\n".formatted(sim.userName(), sim.password()));
        CccProcess process = new CccProcess(home).with("CCC_BASE_URL", sim.baseUrl());

        assertThat(process.run("search", "--issn", "1092-4388", "--any-year", "--profile", "north")
                        .exitCode())
                .isZero();
        JsonNode shown =
                process.run("config", "show", "--profile", "north", "--json").json();
        assertThat(shown.path("settingsFile").textValue()).endsWith("/north.properties");
        assertThat(source(shown, "country")).isNull();
        for (String wrong : List.of("south", "../ccc/north", "")) {
            CccProcess.Finished run = process.run("config", "show", "--profile", wrong, "--json");
            assertThat(run.exitCode()).as(wrong).isEqualTo(3);
            assertThat(run.error().path("problem").textValue()).isEqualTo("CONFIGURATION_INVALID");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void bashCompletesCommands() throws IOException {
        String script = new CccProcess(home).run("completion").out();
        Path file = Files.writeString(
                home.resolve("completion.sh"),
                script + "\nCOMP_WORDS=(ccc ord); COMP_CWORD=1; _complete_ccc; echo \"${COMPREPLY[@]}\"\n");

        Process bash = new ProcessBuilder("bash", file.toString()).start();

        assertThat(CccProcess.finish(bash).out()).isEqualTo("order orders\n");
        assertThat(new CccProcess(home)
                        .run("completion", "--json")
                        .json()
                        .path("script")
                        .textValue())
                .startsWith(script.substring(0, 100));
    }

    @Test
    void theConfigurationDirectoryOfXdgCountsMoreThanHome() throws IOException {
        Path xdg = Files.createDirectories(home.resolve("elsewhere"));
        CccProcess.Finished run =
                new CccProcess(home).with("XDG_CONFIG_HOME", xdg.toString()).run("config", "show", "--json");

        assertThat(run.json().path("settingsFile").textValue()).isEqualTo(xdg + "/ccc/ccc.properties");
        assertThat(run.json().path("settingsFileExists").booleanValue()).isFalse();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aSettingsFileThatOthersCanReadIsRefusedButNotWhereNoSettingsAreNeeded() throws IOException {
        Path file = settingsFile("password=" + sim.password() + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        CccProcess.Finished run = ccc().run(QUOTE);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.error().path("message").textValue()).contains("chmod 600");
        assertThat(run.out() + run.err()).doesNotContain(sim.password());
        assertThat(sim.requests()).isEmpty();
        assertThat(ccc().reading("all is well").run("explain").exitCode()).isZero();
    }

    @Test
    void configShowHidesSecrets() throws IOException {
        settingsFile("ledger=jdbc:postgresql://user:pgsecret@db/ccc?password=pgsecret2&ssl=true\n");
        CccProcess process = ccc().with("CCC_CLIENT_SECRET", "client-secret").with("CCC_CLIENT_ID", "app");

        CccProcess.Finished text = process.run("config", "show");
        CccProcess.Finished json = process.run("config", "show", "--json");

        assertThat(text.exitCode()).isZero();
        assertThat(text.out()).contains("(set, not shown)", "ssl=true");
        assertThat(text.out() + json.out())
                .doesNotContain(sim.password())
                .doesNotContain("client-secret")
                .doesNotContain("pgsecret");
    }

    @Test
    void noPasswordIsLeftUnderTheHomeDirectory() throws IOException {
        assertThat(ccc().run(QUOTE).exitCode()).isZero();

        try (Stream<Path> left = Files.walk(home)) {
            assertThat(left.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(sim.password()));
        }
    }

    @Test
    void aMissingOrderFileIsExitCode11() {
        CccProcess.Finished run = ccc().run("order", "submit", home + "/no-such-file.json", "--json");

        assertThat(run.exitCode()).isEqualTo(11);
        assertThat(run.error().path("problem").textValue()).isEqualTo("LOCAL_FILE");
        assertThat(run.error().path("message").textValue()).contains("no-such-file.json");
        assertThat(ccc().run("order", "submit", home.toString()).exitCode()).isEqualTo(11);
        assertThat(ccc().run("explain", home + "/no-such.log").exitCode()).isEqualTo(11);
        assertThat(sim.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"reference\":\"R\"}",
                "{\"reference\":\"R\",\"items\":[]}",
                "{\"reference\":\"R\",\"items\":[{}]}"
            })
    void anOrderFileThatIsNoneIsExitCode2(String content) {
        CccProcess.Finished run = ccc().reading(content).run("order", "submit", "--json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error().path("operation").textValue()).isEqualTo("orders.submit");
        assertThat(sim.requests()).isEmpty();
    }

    @Test
    void anOrderFileInAnotherEncodingIsExitCode2() {
        byte[] latin = "{\"reference\":\"für\"}".getBytes(StandardCharsets.ISO_8859_1);

        CccProcess.Finished run = ccc().reading(latin).run("order", "submit", "--json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error().path("message").textValue()).contains("UTF-8");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whenNobodyReadsAReadingCommandIsExitCode141() throws IOException {
        Process process = ccc().start(QUOTE);
        process.getInputStream().close();

        assertThat(CccProcess.finish(process).exitCode()).isEqualTo(141);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void outputThatCannotBeWrittenIsExitCode11() {
        Process process = ccc().start(ProcessBuilder.Redirect.to(new File("/dev/full")), QUOTE);
        CccProcess.Finished run = CccProcess.finish(process);

        assertThat(run.exitCode()).isEqualTo(11);
        assertThat(run.err()).contains("cannot be written");
    }

    @Test
    void explainFindsErrorsInFilesAndPipes() throws IOException {
        Path log = Files.writeString(home.resolve("client.log"), """
                2026-11-22 08:00:01 ERROR CCC error: USER_MISCONFIGURED - User for given transaction is misconfigured
                2026-11-22 09:30:00 INFO nothing of interest
                2026-11-22 10:00:01 ERROR CCC error: USER_MISCONFIGURED - User for given transaction is misconfigured
                """);

        CccProcess.Finished json = new CccProcess(home).run("explain", log.toString(), log.toString(), "--json");
        assertThat(json.exitCode()).isZero();
        JsonNode finding = json.json().path("findings").path(0);
        assertThat(finding.path("problem").textValue()).isEqualTo("USER_MISCONFIGURED");
        assertThat(finding.path("actor").textValue()).isEqualTo("CCC");
        assertThat(finding.path("steps")).isNotEmpty();
        assertThat(finding.path("count").intValue()).isEqualTo(4);
        assertThat(finding.path("first").textValue()).contains("08:00:01");
        assertThat(finding.path("last").textValue()).contains("10:00:01");

        CccProcess.Finished text =
                new CccProcess(home).reading(Files.readString(log)).run("explain");
        assertThat(text.exitCode()).isZero();
        assertThat(text.out()).contains("USER_MISCONFIGURED", "2 times");
        assertThat(new CccProcess(home)
                        .reading("fine")
                        .run("explain", "--json")
                        .json()
                        .path("findings"))
                .isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theSimulatorServesUntilItIsToldToStop() throws Exception {
        Process simulator = new CccProcess(home).start("simulator", "--port", "0", "--json");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(simulator.getInputStream(), StandardCharsets.UTF_8))) {
            JsonNode where = new JsonMapper().readTree(out.readLine());
            CccProcess.Finished quote = new CccProcess(home)
                    .with("CCC_BASE_URL", where.path("baseUrl").textValue())
                    .with("CCC_USERNAME", where.path("username").textValue())
                    .with("CCC_PASSWORD", where.path("password").textValue())
                    .run(QUOTE);
            assertThat(quote.exitCode()).isZero();
        } finally {
            simulator.destroy();
        }
        assertThat(simulator.waitFor()).isEqualTo(143);
    }

    @Test
    void anApplicationKeyAloneSignsIn() {
        try (CccSimulator keyed =
                CccSimulator.builder().applicationKey("app:1", "s+cret").start()) {
            CccProcess.Finished run = new CccProcess(home)
                    .with("CCC_BASE_URL", keyed.baseUrl())
                    .with("CCC_CLIENT_ID", "app:1")
                    .with("CCC_CLIENT_SECRET", "s+cret")
                    .run(QUOTE);
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void aUserNameMeetsNoOtherUsersPassword() {
        CccProcess.Finished run = ccc().run("order", "get", "1", "--username", "somebody@else.example", "--json");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(sim.requests()).isEmpty();
    }

    @Test
    void severalAccountsAreToldApartByTheirUserName() {
        try (CccSimulator two = CccSimulator.builder()
                .account(Account.builder("one@library.example", "password-one").build())
                .account(Account.builder("two@library.example", "password-two").build())
                .start()) {
            CccProcess.Finished run = new CccProcess(home)
                    .with("CCC_BASE_URL", two.baseUrl())
                    .with("CCC_PASSWORD", "password-two")
                    .run("search", "--issn", "1092-4388", "--any-year", "--username", "two@library.example", "--json");
            assertThat(run.exitCode()).isZero();
            assertThat(two.signIns()).hasSize(1);
        }
    }

    private Path settingsFile(String content) throws IOException {
        return settingsFile("ccc.properties", content);
    }

    private Path settingsFile(String name, String content) throws IOException {
        Path directory = Files.createDirectories(home.resolve(".config/ccc"));
        Path file = Files.writeString(directory.resolve(name), content);
        if (List.of("Linux", "Mac OS X").contains(System.getProperty("os.name"))) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }

    private static String source(JsonNode shown, String setting) {
        for (JsonNode one : shown.path("settings")) {
            if (one.path("setting").textValue().equals(setting)) {
                return one.path("from").textValue();
            }
        }
        throw new AssertionError("no setting " + setting);
    }
}
