package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trap 66: OkHttp 4 beside OkHttp 5 on one class path. */
class OkHttpVersionTest {
    @Test
    void theVersionInUseIsTheOneOfTheJarThatWon() {
        String jar = OkHttpClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        String version = OkHttpVersion.inUse().orElseThrow();
        assertThat(jar).endsWith("-" + version + ".jar");
        assertThat(OkHttpVersion.objection(version)).isEmpty();
    }

    /** A constant of another library is copied into the class that reads it. */
    @Test
    void theVersionIsNotCompiledIn() throws IOException {
        try (InputStream compiled = OkHttpVersion.class.getResourceAsStream("OkHttpVersion.class")) {
            String constants = new String(compiled.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(constants).doesNotContain(OkHttpVersion.inUse().orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.12.0", "4.9.3", "3.14.9"})
    void anOlderOneIsNamedTogetherWithTheWayOut(String version) {
        assertThat(OkHttpVersion.objection(version).orElseThrow())
                .contains(version)
                .contains("Exclude com.squareup.okhttp3:okhttp ")
                .contains("okhttp-jvm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0.0", "5.5.1", "6.0.0-alpha.1", "10.0", "", "unknown", "x.y"})
    void aNewerOrUnknownOneIsLeftAlone(String version) {
        assertThat(OkHttpVersion.objection(version)).isEmpty();
    }
}
