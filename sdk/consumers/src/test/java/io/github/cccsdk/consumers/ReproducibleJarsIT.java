package io.github.cccsdk.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trap 69: a jar tells nothing of when, where and by whom it was built. {@code build-twice.sh} compares two whole builds. */
class ReproducibleJarsIT {
    private static final Comparator<String> FOLDER_BY_FOLDER = Comparator.comparing(name -> name.replace('/', '\0'));

    private static JarFile jar(String artifact) throws IOException {
        Path jar = Consumers.lib("class-path").resolve(artifact + "-" + Consumers.VERSION + ".jar");
        return new JarFile(jar.toFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ccc-sdk", "ccc-simulator", "ccc-ledger-jdbc"})
    void everyEntryHasTheTimeThatTheBuildFixes(String artifact) throws IOException {
        Instant fixed = Instant.parse(Consumers.setting("sdk.timestamp"));
        try (JarFile jar = jar(artifact)) {
            assertThat(jar.stream())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(entry -> assertThat(entry.getTimeLocal().toInstant(ZoneOffset.UTC))
                            .as(entry.getName())
                            .isEqualTo(fixed));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ccc-sdk", "ccc-simulator", "ccc-ledger-jdbc"})
    void theFilesAreInOrder(String artifact) throws IOException {
        try (JarFile jar = jar(artifact)) {
            List<String> files = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> !name.startsWith("META-INF/"))
                    .toList();
            assertThat(files).hasSizeGreaterThan(10).isSortedAccordingTo(FOLDER_BY_FOLDER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ccc-sdk", "ccc-simulator", "ccc-ledger-jdbc"})
    void nothingTellsWhenOrByWhomItWasBuilt(String artifact) throws IOException {
        try (JarFile jar = jar(artifact)) {
            assertThat(jar.getManifest().getMainAttributes().keySet())
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder(
                            "Manifest-Version",
                            "Created-By",
                            "Java-Version",
                            "Build-Jdk-Spec",
                            "Automatic-Module-Name",
                            "Implementation-Title",
                            "Implementation-Version");
            for (ZipEntry entry : jar.stream()
                    .filter(any -> any.getName().endsWith(".properties"))
                    .toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                            .as(entry.getName())
                            .doesNotContain("#");
                }
            }
        }
    }
}
