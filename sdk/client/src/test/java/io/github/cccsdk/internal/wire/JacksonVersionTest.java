package io.github.cccsdk.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.json.PackageVersion;
import com.fasterxml.jackson.core.util.VersionUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Traps 45 and 67: a Jackson that is too old is named; reading JSON is tested on the one compiled against and on the newest. */
class JacksonVersionTest {
    @Test
    void theTestsRunOnTheJacksonTheyAreMeantToRunOn() {
        String meant = System.getProperty("jackson.meant");
        assumeThat(meant).as("set by the build").isNotNull();
        Version databind = com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION;
        assertThat(databind.toString()).isEqualTo(meant);
        assertThat(PackageVersion.VERSION.toString()).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.15.4", "2.12.7", "1.9.13"})
    void anOlderOneIsNamedTogetherWithTheWayOut(String version) {
        assertThat(JacksonVersion.objection("jackson-core", parsed(version)).orElseThrow())
                .startsWith("jackson-core " + version + " ")
                .contains("needs 2.16 or later")
                .contains("jackson-bom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.16.0", "2.21.8", "3.0.0", ""})
    void aNewerOrUnknownOneIsLeftAlone(String version) {
        assertThat(JacksonVersion.objection("jackson-core", parsed(version))).isEmpty();
    }

    @Test
    void theOneOfTheseTestsWillDo() {
        assertThat(JacksonVersion.objection()).isEmpty();
    }

    private static Version parsed(String version) {
        return VersionUtil.parseVersion(version, "com.fasterxml.jackson.core", "jackson-core");
    }
}
