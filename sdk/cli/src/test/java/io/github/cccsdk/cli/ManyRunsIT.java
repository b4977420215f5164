package io.github.cccsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cccsdk.simulator.Account;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Many short runs behave like one long one. */
@DisabledOnOs(OS.WINDOWS)
class ManyRunsIT {
    private static final String[] SEARCH = {"search", "--issn", "1092-4388", "--year", "2004", "--json"};
    private static final String USER = "canary-user@library.example";
    private static final String PASSWORD = "canary:Pass word%1";
    private static final String CLIENT_ID = "canary-app";
    private static final String CLIENT_SECRET = "canary/secret";

    private final CccSimulator sim = CccSimulator.builder()
            .account(Account.builder(USER, PASSWORD).build())
            .applicationKey(CLIENT_ID, CLIENT_SECRET)
            .start();

    @TempDir
    Path home;

    @AfterEach
    void close() {
        sim.close();
    }

    private CccProcess ccc() {
        return new CccProcess(home)
                .against(sim)
                .with("CCC_CLIENT_ID", CLIENT_ID)
                .with("CCC_CLIENT_SECRET", CLIENT_SECRET);
    }

    private CccProcess wrong() {
        return ccc().with("CCC_PASSWORD", "canary-wrong");
    }

    private Path state() {
        return home.resolve(".local").resolve("state").resolve("ccc");
    }

    private Path sessions() {
        return state().resolve("sessions");
    }

    private int signIns() {
        return sim.count(Call.SIGN_IN);
    }

    private static String[] with(String flag) {
        return Stream.concat(Stream.of(SEARCH), Stream.of(flag)).toArray(String[]::new);
    }

    private static void assertWent(CccProcess.Finished run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().path("total").intValue()).isPositive();
    }

    private static void assertSilent(CccProcess.Finished run) {
        assertWent(run);
        assertThat(run.err()).isEmpty();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path sessionFile() {
        return files().stream()
                .filter(file -> file.getFileName().toString().endsWith(".json"))
                .findFirst()
                .orElseThrow();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void theNextRunUsesTheSessionOfTheOneBefore() {
        assertSilent(ccc().run(SEARCH));
        assertSilent(ccc().run(SEARCH));

        assertThat(signIns()).isEqualTo(1);
    }

    @Test
    void runsThatStartAtOnceSignInOnce() {
        List<Process> runs = new ArrayList<>();
        for (int run = 0; run < 12; run++) {
            runs.add(ccc().start(SEARCH));
        }
        runs.forEach(run -> assertSilent(CccProcess.finish(run)));

        assertThat(signIns()).isEqualTo(1);
    }

    @Test
    void twentyRunsWithAWrongPasswordReachTheSignInTwiceAndAFlagTriesAgain() {
        for (int run = 0; run < 20; run++) {
            CccProcess.Finished refused = wrong().run(SEARCH);
            assertThat(refused.exitCode()).isEqualTo(4);
            assertThat(refused.error().path("problem").textValue()).isEqualTo("CREDENTIALS_REJECTED");
        }
        assertThat(signIns()).isEqualTo(2);

        CccProcess.Finished told = wrong().run(SEARCH);
        assertThat(told.error().path("message").textValue())
                .contains("in an earlier run", "not tried again before 20", "--retry-sign-in");
        assertThat(told.error().path("retryAt").textValue()).isNotEmpty();
        assertThat(told.error().path("steps").toString()).contains("--retry-sign-in");
        assertThat(told.err()).contains("--retry-sign-in");
        assertThat(signIns()).isEqualTo(2);

        CccProcess.Finished again = wrong().run(with("--retry-sign-in"));
        assertThat(again.exitCode()).isEqualTo(4);
        assertThat(again.error().path("message").textValue()).doesNotContain("earlier run");
        assertThat(signIns()).isEqualTo(4);
        assertThat(wrong().run(SEARCH).exitCode()).isEqualTo(4);
        assertThat(signIns()).isEqualTo(4);
    }

    @Test
    void anotherPasswordOrSecretIsTriedAtOnce() {
        assertThat(wrong().run(SEARCH).exitCode()).isEqualTo(4);
        assertThat(ccc().with("CCC_CLIENT_SECRET", "another").run(SEARCH).exitCode())
                .isEqualTo(3);

        assertSilent(ccc().run(SEARCH));
    }

    @Test
    void aSessionThatEndedBetweenTwoRunsCostsOneSignIn() {
        assertWent(ccc().run(SEARCH));
        sim.expireSessions();

        assertSilent(ccc().run(SEARCH));
        assertThat(signIns()).isEqualTo(2);
        assertSilent(ccc().run(SEARCH));
        assertThat(signIns()).isEqualTo(2);
    }

    @Test
    void aDiagnosisSignsInItselfButHeedsARefusal() {
        assertWent(ccc().run(SEARCH));
        assertThat(ccc().run("doctor", "--json").exitCode()).isZero();
        assertThat(signIns()).isEqualTo(2);

        assertThat(wrong().run(SEARCH).exitCode()).isEqualTo(4);
        int before = signIns();
        CccProcess.Finished refused = wrong().run("doctor", "--json");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(signIns()).isEqualTo(before);
        JsonNode signIn = refused.json().path("checks").get(1);
        assertThat(signIn.path("check").textValue()).isEqualTo("SIGN_IN");
        assertThat(signIn.path("finding").textValue()).contains("in an earlier run", "--retry-sign-in");
        assertThat(signIn.path("steps").toString()).contains("--retry-sign-in");
        assertThat(wrong().run("doctor").out()).contains("--retry-sign-in");
        assertThat(wrong().run("doctor", "--retry-sign-in", "--json").exitCode())
                .isEqualTo(4);
        assertThat(signIns()).isEqualTo(before + 2);
    }

    @Test
    void noFileHoldsACredentialAndTheTokenIsItsOwnersOnly() throws IOException {
        assertWent(ccc().run(SEARCH));
        assertThat(wrong().run(SEARCH).exitCode()).isEqualTo(4);

        assertThat(files()).hasSize(6).allSatisfy(file -> {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(content + file).doesNotContain("canary", PASSWORD, CLIENT_SECRET);
            assertThat(permissions(file)).isEqualTo("rw-------");
        });
        assertThat(files()).anySatisfy(file -> assertThat(file).content().contains("simulator-token-"));
        assertThat(permissions(sessions())).isEqualTo("rwx------");
        assertThat(permissions(state())).isEqualTo("rwx------");
    }

    @Test
    void withoutTheCacheNothingIsReadOrWritten() {
        assertSilent(ccc().run(with("--no-session-cache")));
        assertThat(files()).isEmpty();

        assertWent(ccc().run(SEARCH));
        List<Path> before = files();
        assertSilent(ccc().run(with("--no-session-cache")));
        assertThat(signIns()).isEqualTo(3);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void whatMakesNoCallTouchesNothing() {
        assertThat(ccc().run("config", "show", "--json").exitCode()).isZero();
        assertThat(ccc().reading("nothing").run("explain", "--json").exitCode()).isZero();
        assertThat(ccc().run("quote", "--issn", "1092-4387", "--year", "2004", "--pages", "1")
                        .exitCode())
                .isEqualTo(2);

        assertThat(files()).isEmpty();
    }

    @Test
    void aStateDirectoryThatCannotBeMadeIsWarnedAboutAndWorks() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");

        CccProcess.Finished run =
                ccc().with("XDG_STATE_HOME", file.resolve("below").toString()).run(SEARCH);

        assertWent(run);
        assertThat(run.err().lines()).singleElement().asString().contains("not kept between runs");
    }

    @Test
    void aStateDirectoryThatCannotBeWrittenIsWarnedAboutAndWorks() throws IOException {
        Files.createDirectories(state());
        Files.setPosixFilePermissions(state(), PosixFilePermissions.fromString("r-x------"));
        try {
            assumeTrue(!Files.isWritable(state()), "this user may write everywhere");
            CccProcess.Finished run = ccc().run(SEARCH);
            assertWent(run);
            assertThat(run.err().lines()).singleElement().asString().contains("not kept between runs");
        } finally {
            Files.setPosixFilePermissions(state(), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aStateDirectoryThatIsALinkIsNotUsed() throws IOException {
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Files.createDirectories(state().getParent());
        Files.createSymbolicLink(state(), elsewhere);

        CccProcess.Finished run = ccc().run(SEARCH);

        assertWent(run);
        assertThat(run.err().lines()).singleElement().asString().contains("is a link");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aDirectoryOfSessionsThatIsALinkOrOpenToOthersIsNotUsed() throws IOException {
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Files.createDirectories(state());
        Files.createSymbolicLink(sessions(), elsewhere);
        CccProcess.Finished linked = ccc().run(SEARCH);
        assertWent(linked);
        assertThat(linked.err()).contains("no ordinary directory");
        assertThat(elsewhere).isEmptyDirectory();

        Files.delete(sessions());
        Files.createDirectory(sessions());
        Files.setPosixFilePermissions(sessions(), PosixFilePermissions.fromString("rwxr-x---"));
        CccProcess.Finished open = ccc().run(SEARCH);
        assertWent(open);
        assertThat(open.err()).contains("open to others", "chmod 700");
        assertThat(sessions()).isEmptyDirectory();

        Files.setPosixFilePermissions(sessions(), PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(state(), PosixFilePermissions.fromString("rwxrwxr-x"));
        CccProcess.Finished changeable = ccc().run(SEARCH);
        assertWent(changeable);
        assertThat(changeable.err()).contains("can be changed by others");
        assertThat(sessions()).isEmptyDirectory();
    }

    @Test
    void aFileThatOthersMayReadIsIgnoredWarnedAboutAndReplaced() throws IOException {
        assertWent(ccc().run(SEARCH));
        Files.setPosixFilePermissions(sessionFile(), PosixFilePermissions.fromString("rw-r--r--"));

        CccProcess.Finished run = ccc().run(SEARCH);

        assertWent(run);
        assertThat(run.err().lines()).singleElement().asString().contains("open to others", "chmod 600");
        assertThat(signIns()).isEqualTo(2);
        assertThat(permissions(sessionFile())).isEqualTo("rw-------");
        assertSilent(ccc().run(SEARCH));
        assertThat(signIns()).isEqualTo(2);
    }

    @Test
    void aLinkInPlaceOfAFileIsNotFollowed() throws IOException {
        assertWent(ccc().run(SEARCH));
        Path file = sessionFile();
        Path target = Files.writeString(home.resolve("target"), Files.readString(file));
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        Files.delete(file);
        Files.createSymbolicLink(file, target);
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Path victim = Files.writeString(home.resolve("victim"), "mine");
        Files.createSymbolicLink(half, victim);

        CccProcess.Finished run = ccc().run(SEARCH);

        assertWent(run);
        assertThat(run.err()).contains("no ordinary file");
        assertThat(signIns()).isEqualTo(2);
        assertThat(victim).hasContent("mine");
        assertThat(Files.isSymbolicLink(file)).isFalse();
    }

    @Test
    void aTornForeignOrNewerFileIsIgnoredAndReplaced() throws IOException {
        assertWent(ccc().run(SEARCH));
        Path file = sessionFile();
        String whole = Files.readString(file);
        List<String> contents = List.of(
                whole.substring(0, whole.length() / 2),
                "",
                "\0\0\0",
                whole.replace("\"version\":1", "\"version\":2"),
                whole + whole,
                whole.replace("\"openedAt\":\"2", "\"openedAt\":\"x"));
        int before = signIns();
        for (String content : contents) {
            Files.writeString(file, content);
            assertSilent(ccc().run(SEARCH));
            before++;
            assertThat(signIns()).as(content).isEqualTo(before);
        }
    }

    /** Killed while CCC answers the sign-in: the next run finds no lock and nothing half. */
    @Test
    void aRunThatIsKilledLeavesNothingThatHoldsUpTheNext() throws Exception {
        sim.faults().next(Call.SIGN_IN).stall();
        Process killed = ccc().start(SEARCH);
        while (signIns() == 0 && killed.isAlive()) {
            Thread.onSpinWait();
        }
        killed.destroyForcibly().waitFor();
        assertThat(files()).noneMatch(file -> file.toString().matches(".*\\.(json|new)"));

        assertSilent(ccc().run(SEARCH));
        Files.writeString(sessionFile().resolveSibling(sessionFile().getFileName() + ".new"), "{\"version\":1,\"ses");
        sim.expireSessions();
        assertSilent(ccc().run(SEARCH));
        assertThat(files()).noneMatch(file -> file.toString().endsWith(".new"));
    }

    /** The wrong password of an order is not tried either, and nothing is bought. */
    @Test
    void ordersShareTheSessionAndTheRefusal() {
        String order =
                "{\"reference\":\"ILL-1\",\"maxTotal\":\"50.00\",\"items\":[{\"item\":\"A\",\"issn\":\"1092-4388\","
                        + "\"year\":2004,\"pages\":\"165-183\"}]}";
        assertThat(wrong().reading(order).run("order", "submit", "--json").exitCode())
                .isEqualTo(4);
        CccProcess.Finished again = wrong().reading(order).run("order", "submit", "--json");
        assertThat(again.exitCode()).isEqualTo(4);
        assertThat(again.error().path("message").textValue()).contains("in an earlier run");
        assertThat(signIns()).isEqualTo(2);

        assertWent(ccc().run(SEARCH));
        assertThat(ccc().reading(order).run("order", "submit", "--json").exitCode())
                .isZero();
        assertThat(signIns()).isEqualTo(3);
        assertThat(sim.orders()).hasSize(1);
    }
}
