package io.github.cccsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsFileTest {
    private static final String CONTENT = "username=canary-user\npassword=canary-pass\n";

    @TempDir
    Path directory;

    private Path file;
    private boolean posix;

    @BeforeEach
    void chooseFile() {
        file = directory.resolve("ccc.properties");
        posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @Test
    void readsItsOwnNamesAndThoseOfIlliad() throws IOException {
        write(CONTENT);
        assertThat(CccCredentials.fromFile(file)).isEqualTo(CccCredentials.of("canary-user", "canary-pass"));

        write(CONTENT + "clientId = canary-id\nclientSecret: canary-secret\nledger=/var/lib/ccc.db\n");
        assertThat(CccCredentials.fromFile(file))
                .isEqualTo(CccCredentials.of("canary-user", "canary-pass")
                        .withApplicationKey("canary-id", "canary-secret"));

        write("# C:\\comments may have backslashes\nCCCUsername=canary-user\r\nCCCPassword=canary-pass\r\n");
        assertThat(CccCredentials.fromFile(file)).isEqualTo(CccCredentials.of("canary-user", "canary-pass"));

        write("clientId=canary-id\nclientSecret=canary-secret\n");
        assertThat(CccCredentials.fromFile(file))
                .isEqualTo(CccCredentials.applicationOnly("canary-id", "canary-secret"));
    }

    @Test
    void readsUtf8WithOrWithoutAByteOrderMark() throws IOException {
        write("\ufeffusername=canary-üser\npassword=canary-密码\n");

        assertThat(CccCredentials.fromFile(file)).isEqualTo(CccCredentials.of("canary-üser", "canary-密码"));
    }

    @Test
    void keepsTrailingSpacesSoThatTheyAreFound() throws IOException {
        write("username=canary-user\npassword=canary-pass \n");

        assertThat(CccCredentials.fromFile(file).problems())
                .containsExactly(new Violation("password", "ends with U+0020 SPACE at position 12"));
    }

    @Test
    void readsABackslashThatIsWrittenTwice() throws IOException {
        write("username=canary-user\npassword=canary\\\\pass\\u0021\\=\\\\\n");

        assertThat(CccCredentials.fromFile(file).password()).contains("canary\\pass!=\\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary\\pass", "canarypass\\", "canary\\u12", "canary\\\\\\pass", "\\Canary"})
    void refusesABackslashThatWouldSilentlyGetLost(String password) throws IOException {
        write("username=canary-user\npassword=" + password + "\n");

        assertRefused("backslash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw-rw-rw-", "r--r--r--"})
    void refusesAFileThatOthersCanReadOrChange(String permissions) throws IOException {
        assumeThat(posix).isTrue();
        write(CONTENT);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertRefused("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx------", "rw---x--x"})
    void takesAFileThatOnlyItsOwnerCanRead(String permissions) throws IOException {
        assumeThat(posix).isTrue();
        write(CONTENT);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThat(CccCredentials.fromFile(file).userName()).contains("canary-user");
    }

    @Test
    void looksAtTheTargetOfALink() throws IOException {
        assumeThat(posix).isTrue();
        write(CONTENT);
        Path target = file;
        file = Files.createSymbolicLink(directory.resolve("link"), target);
        assertThat(CccCredentials.fromFile(file).userName()).contains("canary-user");

        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused("chmod 600 " + target.toRealPath());

        Files.delete(target);
        assertRefused("there is no such file");
    }

    @Test
    void refusesWhatIsNoFileItCanUse() throws IOException {
        assertRefused("there is no such file");

        Files.createDirectory(file);
        assertRefused("it is a directory");
        Files.delete(file);

        write(CONTENT + "#".repeat(64 * 1024));
        assertRefused("larger than 64 KB");

        write(CONTENT + "#".repeat(64 * 1024 - CONTENT.length()));
        assertThat(CccCredentials.fromFile(file).userName()).contains("canary-user");

        Files.write(file, "password=canary-p\u00e4ss".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("not UTF-8");
    }

    @Test
    void namesTheKeysItLookedFor() throws IOException {
        write("pasword=canary-pass\n");
        assertThatThrownBy(() -> CccCredentials.fromFile(file))
                .isInstanceOfSatisfying(
                        CccConfigurationException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(CccProblem.CREDENTIALS_MISSING))
                .hasMessageContainingAll("username", "password", "CCCUsername", "CCCPassword", "clientId")
                .hasMessageNotContaining("canary");

        write("username=canary-user\npassword=\n");
        assertThatThrownBy(() -> CccCredentials.fromFile(file))
                .isInstanceOf(CccConfigurationException.class)
                .hasMessageContaining("password is not set in the credentials file although username is");
    }

    private void write(String content) throws IOException {
        Files.writeString(file, content);
        if (posix) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> CccCredentials.fromFile(file))
                .isInstanceOfSatisfying(CccConfigurationException.class, refusal -> {
                    assertThat(refusal.problem()).isEqualTo(CccProblem.CONFIGURATION_INVALID);
                    assertThat(refusal.getCause()).isNull();
                })
                .hasMessageContaining(reason)
                .hasMessageNotContaining("canary");
    }
}
