package io.github.cccsdk.cli.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.session.SessionAccount;
import io.github.cccsdk.session.SessionRecord;
import io.github.cccsdk.session.StoredRefusal;
import io.github.cccsdk.session.StoredSession;
import io.github.cccsdk.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class FileSessionStoreTest {
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00.123456Z");
    private static final SessionAccount ACCOUNT = account("https://a", "user", "password");
    private static final SessionRecord WHOLE = new SessionRecord(
            Optional.of(new StoredSession("token.with-\"quotes\"\\", AT, Optional.of(Duration.ofSeconds(3599)))),
            Optional.of(new StoredRefusal(
                    CccProblem.ACCOUNT_LOCKED, OptionalInt.of(403), Optional.of("ACCOUNT_LOCKED"), 2, AT)));

    @TempDir
    Path home;

    private final List<String> warnings = new ArrayList<>();

    private FileSessionStore store() {
        return new FileSessionStore(home.resolve("a").resolve("ccc"), TimeSource.system(), warnings::add);
    }

    private static SessionAccount account(String url, String user, String password) {
        return new SessionAccount(url, Optional.empty(), CccCredentials.of(user, password));
    }

    private Path sessions() {
        return home.resolve("a").resolve("ccc").resolve("sessions");
    }

    private static void keep(FileSessionStore store, SessionRecord record) throws Exception {
        AutoCloseable lock = store.lock(ACCOUNT, SOON);
        store.write(ACCOUNT, record);
        lock.close();
    }

    @Test
    void whatOneRunWroteTheNextOneReads() throws Exception {
        keep(store(), WHOLE);
        assertThat(store().read(ACCOUNT)).isEqualTo(WHOLE);

        SessionRecord barest = new SessionRecord(
                Optional.of(new StoredSession("t", AT, Optional.empty())),
                Optional.of(new StoredRefusal(CccProblem.UNKNOWN_CODE, OptionalInt.empty(), Optional.empty(), 0, AT)));
        keep(store(), barest);
        assertThat(store().read(ACCOUNT)).isEqualTo(barest);

        store().write(ACCOUNT, SessionRecord.NONE);
        assertThat(store().read(ACCOUNT)).isEqualTo(SessionRecord.NONE);
        assertThat(warnings).isEmpty();
    }

    @Test
    void readingAndForgettingLeaveNothingBehind() throws IOException {
        assertThat(store().read(ACCOUNT)).isEqualTo(SessionRecord.NONE);
        store().write(ACCOUNT, SessionRecord.NONE);

        assertThat(home).isEmptyDirectory();
        assertThat(warnings).isEmpty();
    }

    @Test
    void oneHoldsTheLockAndTheOtherWaitsNoLongerThanItMust() throws Exception {
        FileSessionStore other = store();
        AutoCloseable held = store().lock(ACCOUNT, SOON);

        assertThatThrownBy(() -> other.lock(ACCOUNT, SOON)).isInstanceOf(IOException.class);
        assertThat(warnings).singleElement().asString().contains("another run holds its lock");
        other.lock(account("https://a", "user", "other"), SOON).close();
        held.close();
        other.lock(ACCOUNT, SOON).close();
    }

    /** Every value counts, and none can pass for a part of its neighbour. */
    @Test
    void eachAccountHasItsOwnNameWhichChangesWithTheSalt() {
        CccCredentials credentials = CccCredentials.of("user", "password");
        List<SessionAccount> accounts = List.of(
                ACCOUNT,
                account("https://b", "user", "password"),
                account("https://a", "userp", "assword"),
                account("https://a", "user", "password2"),
                account("https://a", "user", "pässword"),
                new SessionAccount("https://a", Optional.of(""), credentials),
                new SessionAccount("https://a", Optional.of("https://t"), credentials),
                new SessionAccount("https://a", Optional.empty(), credentials.withApplicationKey("i", "s")),
                new SessionAccount("https://a", Optional.empty(), credentials.withApplicationKey("i", "t")),
                new SessionAccount("https://a", Optional.empty(), credentials.withApplicationKey("is", "")),
                new SessionAccount("https://a", Optional.empty(), CccCredentials.applicationOnly("user", "password")));
        byte[] salt = new byte[32];
        byte[] otherSalt = new byte[32];
        otherSalt[0] = 1;
        Set<String> names = new HashSet<>();
        accounts.forEach(account -> names.add(AccountKey.of(account, salt)));
        names.add(AccountKey.of(ACCOUNT, otherSalt));

        assertThat(names).hasSize(accounts.size() + 1).allMatch(name -> name.matches("[0-9a-f]{64}"));
        assertThat(AccountKey.of(account("https://a", "user", "password"), salt))
                .as("the same in every run, PBKDF2 of \"9:https://a-1:4:user8:password-1:-1:\"")
                .isEqualTo(AccountKey.of(ACCOUNT, salt));
    }

    @Test
    void aBrokenSaltIsReplaced() throws Exception {
        keep(store(), WHOLE);
        Files.writeString(sessions().resolve("salt"), "short");

        keep(store(), WHOLE);
        assertThat(store().read(ACCOUNT)).isEqualTo(WHOLE);
        assertThat(sessions().resolve("salt"))
                .isRegularFile()
                .satisfies(salt -> assertThat(Files.size(salt)).isEqualTo(64));
    }

    @Test
    void aFileOfAnotherUserIsNotUsed() throws Exception {
        keep(store(), WHOLE);
        Path file;
        try (Stream<Path> files = Files.list(sessions())) {
            file = files.filter(path -> path.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
        assumeTrue(isGivenAway(file), "only root can give files away");

        assertThat(store().read(ACCOUNT)).isEqualTo(SessionRecord.NONE);
        assertThat(warnings).singleElement().asString().contains("belongs to another user");
    }

    private static boolean isGivenAway(Path file) {
        try {
            Files.setAttribute(file, "unix:uid", 65_534);
            return true;
        } catch (IOException notAllowed) {
            return false;
        }
    }
}
