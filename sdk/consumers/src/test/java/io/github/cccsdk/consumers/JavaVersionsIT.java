package io.github.cccsdk.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Traps 37 and 71: Java 17 is enough for all that comes along, and whatever later Java is installed here will do too. */
class JavaVersionsIT {
    private static final int LEAST_JAVA = 17;
    /** Class files of Java 1 are of version 45. */
    private static final int OFFSET = 44;

    private static final Pattern FOR_ONE_JAVA = Pattern.compile("META-INF/versions/(\\d+)/.*");

    @TempDir
    Path folder;

    /** By feature version: the one of these tests, and those in the folders beside it. */
    static Stream<Map.Entry<Integer, Path>> homes() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        Map<Integer, Path> homes = new TreeMap<>();
        homes.put(Runtime.version().feature(), own);
        try (Stream<Path> besides = Files.list(own.getParent())) {
            for (Path home : besides.filter(path -> Files.isExecutable(path.resolve(Path.of("bin", "java"))))
                    .toList()) {
                int feature = feature(home);
                if (feature >= LEAST_JAVA) {
                    homes.putIfAbsent(feature, home);
                }
            }
        }
        return homes.entrySet().stream();
    }

    private static int feature(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.exists(release)) {
            return 0;
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(release)) {
            properties.load(in);
        }
        String version = properties.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "");
        return Runtime.Version.parse(version.startsWith("1.") ? version.substring(2, 3) : version)
                .feature();
    }

    @ParameterizedTest
    @MethodSource("homes")
    void everyJavaInstalledHerePricesAndOrders(Map.Entry<Integer, Path> java) {
        List<Path> classPath = new ArrayList<>(List.of(Consumers.classes("class-path")));
        classPath.addAll(Consumers.jars("class-path"));
        ChildProcess.Finished run = new JavaRun()
                .on(java.getValue())
                .classPath(classPath)
                .run("consumer.SimulatorAndLedger", folder.resolve("orders.db").toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("ordered for 43.00 USD");
    }

    @Test
    void nothingThatComesAlongIsBuiltForALaterJava() throws IOException {
        List<Path> jars = new ArrayList<>(Consumers.jars("class-path"));
        jars.add(Path.of("..", "cli", "target", "ccc-cli-" + Consumers.VERSION + "-all.jar"));
        Map<Path, Map<String, Integer>> later = new LinkedHashMap<>();
        for (Path jar : jars) {
            later.put(jar.getFileName(), builtForLater(jar));
        }
        assertThat(later)
                .hasSizeGreaterThan(20)
                .allSatisfy((jar, classes) -> assertThat(classes).isEmpty());
    }

    @Test
    void aClassBuiltForALaterJavaIsSeen() throws IOException {
        Path jar = folder.resolve("later.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String name : List.of("A.class", "META-INF/versions/17/B.class", "META-INF/versions/21/C.class")) {
                out.putNextEntry(new JarEntry(name));
                out.write(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 21 + OFFSET});
            }
        }
        assertThat(builtForLater(jar)).containsOnlyKeys("A.class", "META-INF/versions/17/B.class");
    }

    /** @return the Java they are built for, by the name of the class; those that only a later Java looks at do not count */
    private static Map<String, Integer> builtForLater(Path path) throws IOException {
        Map<String, Integer> later = new HashMap<>();
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry :
                    jar.stream().filter(any -> any.getName().endsWith(".class")).toList()) {
                Matcher forOneJava = FOR_ONE_JAVA.matcher(entry.getName());
                if (forOneJava.matches() && Integer.parseInt(forOneJava.group(1)) > LEAST_JAVA) {
                    continue;
                }
                try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
                    in.readInt();
                    in.readUnsignedShort();
                    int java = in.readUnsignedShort() - OFFSET;
                    if (java > LEAST_JAVA) {
                        later.put(entry.getName(), java);
                    }
                }
            }
        }
        return later;
    }
}
