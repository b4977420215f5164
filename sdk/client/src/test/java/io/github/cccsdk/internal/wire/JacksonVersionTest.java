package io.github.cccsdk.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.json.PackageVersion;
import org.junit.jupiter.api.Test;

/** Trap 67: the tests of reading JSON run on the Jackson that is compiled against, and on the newest. */
class JacksonVersionTest {
    @Test
    void theTestsRunOnTheJacksonTheyAreMeantToRunOn() {
        String meant = System.getProperty("jackson.meant");
        assumeThat(meant).as("set by the build").isNotNull();
        Version databind = com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION;
        assertThat(databind.toString()).isEqualTo(meant);
        assertThat(PackageVersion.VERSION.toString()).isEqualTo(meant);
    }
}
