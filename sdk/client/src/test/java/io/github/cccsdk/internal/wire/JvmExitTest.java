package io.github.cccsdk.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.time.VirtualTime;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap 19: a program that forgets to close its client ends when its main method does. */
class JvmExitTest {
    /** Far below the minute that OkHttp's own dispatcher threads keep a JVM alive. */
    private static final long PATIENCE_SECONDS = 30;

    @Test
    void aProgramThatNeverClosesItsClientEnds(@TempDir Path folder) throws Exception {
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            File output = folder.resolve("output").toFile();
            Process program = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Forgetful.class.getName(),
                            ccc.url()))
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            try {
                assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .as("ended by itself")
                        .isTrue();
            } finally {
                program.destroyForcibly();
            }
            String said = Files.readString(output.toPath(), StandardCharsets.UTF_8);
            assertThat(program.exitValue()).as(said).isZero();
            assertThat(said).contains("ordered 501, threads that are not daemons: [main]");
            assertThat(ccc.orders()).isEqualTo(1);
        }
    }

    /** The program: reads, orders, and returns with everything still open. */
    static final class Forgetful {
        private Forgetful() {}

        public static void main(String[] arguments) {
            CccClient client = CccClient.builder()
                    .baseUrl(arguments[0])
                    .credentials(CccCredentials.of("librarian", "password"))
                    .timeSource(new VirtualTime().sleepersAdvance())
                    .build();
            client.account().info();
            String number = client.orders().submit(LoopbackCcc.order()).orderNumber();
            List<String> threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !thread.isDaemon())
                    .map(Thread::getName)
                    .filter(name -> !name.equals("DestroyJavaVM"))
                    .toList();
            System.out.println("ordered " + number + ", threads that are not daemons: " + threads);
        }
    }
}
