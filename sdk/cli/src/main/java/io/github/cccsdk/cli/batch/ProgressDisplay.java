package io.github.cccsdk.cli.batch;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Shows on standard error how far a batch is: one line that is written over on a terminal, otherwise a line now and then,
 * so that a log does not fill. Not thread-safe.
 */
public final class ProgressDisplay {
    private static final Duration BETWEEN_BARS = Duration.ofMillis(200);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
    private static final int WIDTH = 79;
    private static final int BAR = 20;

    private final PrintStream err;
    private final boolean terminal;
    private final long totalBytes;
    private final InstantSource clock;
    private final Instant began;
    private Instant shown;
    private long skippedBytes;
    private long rows;
    private boolean barStands;

    /**
     * @param terminal whether standard error is one
     * @param totalBytes of the file, for the time left
     */
    public ProgressDisplay(PrintStream err, boolean terminal, long totalBytes, InstantSource clock) {
        this.err = err;
        this.terminal = terminal;
        this.totalBytes = Math.max(1, totalBytes);
        this.clock = clock;
        this.began = clock.instant();
        this.shown = began;
    }

    /** A row that an earlier run finished: it says nothing of the speed. */
    void skipped(long bytes) {
        skippedBytes += bytes;
    }

    /**
     * Another row is finished.
     *
     * @param bytes of the file that are read
     */
    void show(Counts counts, long bytes) {
        rows++;
        Instant now = clock.instant();
        if (Duration.between(shown, now).compareTo(terminal ? BETWEEN_BARS : BETWEEN_LINES) < 0) {
            return;
        }
        shown = now;
        if (terminal) {
            err.print("\r\u001b[K" + cut(bar(bytes) + status(counts, bytes, now)));
            err.flush();
            barStands = true;
        } else {
            err.println("ccc: " + percent(bytes) + "% " + status(counts, bytes, now));
        }
    }

    /** Writes a message, and not into the bar. */
    public void message(String line) {
        end();
        err.println(line);
    }

    /** Takes the bar away. */
    void end() {
        if (barStands) {
            err.print("\r\u001b[K");
            err.flush();
            barStands = false;
        }
    }

    private String bar(long bytes) {
        int full = (int) (percent(bytes) * BAR / 100);
        return "[" + "#".repeat(full) + " ".repeat(BAR - full) + "] " + percent(bytes) + "% ";
    }

    private long percent(long bytes) {
        return Math.min(100, bytes * 100 / totalBytes);
    }

    private String status(Counts counts, long bytes, Instant now) {
        double seconds = Math.max(0.001, Duration.between(began, now).toMillis() / 1000.0);
        double speed = (bytes - skippedBytes) / seconds;
        long left = speed <= 0 ? 0 : Math.round(Math.max(0, totalBytes - bytes) / speed);
        return String.format(
                Locale.ROOT,
                "%.1f rows/s, %d:%02d:%02d left; %s",
                rows / seconds,
                left / 3600,
                left / 60 % 60,
                left % 60,
                outcomes(counts.rows()));
    }

    private static String outcomes(Map<String, Long> rows) {
        return new TreeMap<>(rows)
                .entrySet().stream()
                        .map(outcome -> outcome.getKey() + " " + outcome.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
    }
}
