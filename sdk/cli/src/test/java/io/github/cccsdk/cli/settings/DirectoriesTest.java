package io.github.cccsdk.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoriesTest {
    @Test
    void xdgDirectoriesComeFirst() {
        Directories found = Directories.of(
                Map.of("XDG_CONFIG_HOME", "/x/config", "XDG_STATE_HOME", "/x/state", "HOME", "/home/a"),
                "/root",
                "Linux");

        assertThat(found.settingsFile()).isEqualTo(Path.of("/x/config/ccc/ccc.properties"));
        assertThat(found.state()).isEqualTo(Path.of("/x/state/ccc"));
    }

    @Test
    void homeCountsMoreThanJavasUserHome() {
        Directories found = Directories.of(Map.of("HOME", "/home/a"), "/root", "Linux");

        assertThat(found.settingsFile()).isEqualTo(Path.of("/home/a/.config/ccc/ccc.properties"));
        assertThat(found.state()).isEqualTo(Path.of("/home/a/.local/state/ccc"));
    }

    @Test
    void withoutHomeJavasUserHomeIsTaken() {
        assertThat(Directories.of(Map.of("HOME", ""), "/home/b", "Mac OS X").configuration())
                .isEqualTo(Path.of("/home/b/.config/ccc"));
    }

    @Test
    void relativeXdgDirectoriesAreIgnored() {
        Directories found = Directories.of(Map.of("XDG_CONFIG_HOME", "config", "HOME", "/home/a"), "/root", "Linux");

        assertThat(found.configuration()).isEqualTo(Path.of("/home/a/.config/ccc"));
    }

    @Test
    void windowsHasItsOwn() {
        Directories found = Directories.of(
                Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local", "HOME", "/home/a"), "/users/a", "Windows 11");

        assertThat(found.configuration()).isEqualTo(Path.of("/roaming/ccc"));
        assertThat(found.state()).isEqualTo(Path.of("/local/ccc"));
    }
}
