package io.github.cccsdk.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.cli.rows.Tally;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-23T10:15:00Z");

    private ProgressDisplay display(boolean terminal) {
        return new ProgressDisplay(new PrintStream(written, true, StandardCharsets.UTF_8), terminal, 1_000, () -> now);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private static Counts counts() {
        return Counts.of(new Tally(Map.of("QUOTE", 3L, "DENIED", 1L), ""));
    }

    @Test
    void inALogThereIsALineEveryHalfMinuteAndNotOneForEachRow() {
        ProgressDisplay display = display(false);
        for (int row = 1; row <= 100; row++) {
            now = now.plusSeconds(1);
            display.show(counts(), row);
        }
        display.end();

        assertThat(text().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("ccc: "));
        assertThat(text().lines().findFirst().orElseThrow())
                .isEqualTo("ccc: 3% 1.0 rows/s, 0:16:10 left; DENIED 1, QUOTE 3");
    }

    @Test
    void onATerminalTheBarIsWrittenOverAndTakenAway() {
        ProgressDisplay display = display(true);
        now = now.plus(Duration.ofSeconds(10));
        display.show(counts(), 500);
        display.show(counts(), 500);
        display.message("ccc: look");

        assertThat(text())
                .isEqualTo("\r\u001b[K[##########          ] 50% 0.1 rows/s, 0:00:10 left; DENIED 1, QUOTE 3"
                        + "\r\u001b[Kccc: look" + System.lineSeparator());
    }

    @Test
    void rowsOfEarlierRunsDoNotCountAsSpeed() {
        ProgressDisplay display = display(true);
        display.skipped(500);
        now = now.plusSeconds(10);
        display.show(counts(), 600);

        assertThat(text()).contains("60%", "0:00:40 left");
    }
}
