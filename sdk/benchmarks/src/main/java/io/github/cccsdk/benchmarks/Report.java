package io.github.cccsdk.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Writes the outcome of all benchmarks as Markdown. */
final class Report {
    private static final double MOST_MICROS = 10;
    private static final double MOST_ALLOCATION = 1.15;
    private static final double LEAST_SHARE = 0.98;
    private static final long MEGABYTE = 1024 * 1024;

    private final StringBuilder text = new StringBuilder();
    private final List<CannedRun.Row> canned;
    private final List<LoopbackComparison.Row> loopback;

    Report(List<CannedRun.Row> canned, List<LoopbackComparison.Row> loopback) {
        this.canned = canned;
        this.loopback = loopback;
    }

    String markdown(
            LocalDate date,
            String scale,
            SignInStorm.Outcome storm,
            PermittedRate.Outcome rate,
            BulkMemory.Outcome bulk) {
        line("# Results");
        line("");
        line("%s, %s form. %s", date, scale, machine());
        goals(storm, rate, bulk);
        cannedTable();
        loopbackTable();
        line("");
        line("`±` is the 99.9 %% confidence interval; the spread is the quartiles of the ratio, round by round.");
        return text.toString();
    }

    private static String machine() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %d GiB, %s, %s %s.",
                system.getAvailableProcessors(),
                system.getArch(),
                Math.round(system.getTotalMemorySize() / (1024.0 * MEGABYTE)),
                system.getName(),
                System.getProperty("java.vm.name"),
                System.getProperty("java.runtime.version"));
    }

    private void goals(SignInStorm.Outcome storm, PermittedRate.Outcome rate, BulkMemory.Outcome bulk) {
        CannedRun.Row sdk = canned(1, Peer.SDK);
        CannedRun.Row bare = canned(1, Peer.BARE);
        double added = sdk.micros() - bare.micros();
        double allocation = sdk.bytes() / bare.bytes();
        line("");
        line("## Goals");
        line("");
        line("| goal | measured | met |");
        line("|---|---|---|");
        goal("adds at most 10 µs to OkHttp + Jackson by hand", added <= MOST_MICROS, "%.1f µs", added);
        goal(
                "adds at most 15 % to its allocation",
                allocation <= MOST_ALLOCATION,
                "%.0f %%, %.0f bytes",
                allocation * 100 - 100,
                sdk.bytes() - bare.bytes());
        goal(
                "ahead of OpenFeign and of Spring in time, 1 and 16 threads",
                isAhead(1, true) && isAhead(16, true),
                "see below");
        goal("ahead of them in allocation, 1 and 16 threads", isAhead(1, false) && isAhead(16, false), "see below");
        goal(
                "one sign-in for " + SignInStorm.CALLERS + " callers on a dead session",
                storm.signIns() == 1 && storm.answered() == SignInStorm.CALLERS,
                "%d sign-in(s), %d answered, %d ms",
                storm.signIns(),
                storm.answered(),
                storm.millis());
        goal(
                "at least 98 % of a permitted rate (" + PermittedRate.RATE + " a second), no 429",
                rate.share() >= LEAST_SHARE && rate.refused() == 0,
                "%.1f %%, %d",
                rate.share() * 100,
                rate.refused());
        goal(
                BulkMemory.PRICES + " prices with -Xmx64m",
                bulk.priced() == BulkMemory.PRICES,
                "%d priced in %.1f s; at most %d MB in use, %d MB after a collection",
                bulk.priced(),
                bulk.millis() / 1e3,
                bulk.peak() / MEGABYTE,
                bulk.live() / MEGABYTE);
    }

    private boolean isAhead(int threads, boolean time) {
        CannedRun.Row sdk = canned(threads, Peer.SDK);
        return canned.stream()
                .filter(row -> row.threads() == threads && (row.peer() == Peer.FEIGN || row.peer() == Peer.SPRING))
                .allMatch(row -> time ? sdk.micros() < row.micros() : sdk.bytes() < row.bytes());
    }

    private void cannedTable() {
        line("");
        line("## Without a socket");
        line("");
        line("| threads | look-up through | µs a call | ± | ratio | bytes a call | ratio |");
        line("|---|---|---|---|---|---|---|");
        for (CannedRun.Row row : canned) {
            CannedRun.Row bare = canned(row.threads(), Peer.BARE);
            line(
                    "| %d | %s | %.1f | %.1f | %.2f | %,.0f | %.2f |",
                    row.threads(),
                    row.peer().title(),
                    row.micros(),
                    row.error(),
                    row.micros() / bare.micros(),
                    row.bytes(),
                    row.bytes() / bare.bytes());
        }
    }

    private void loopbackTable() {
        line("");
        line("## Over loopback");
        line("");
        line("| threads | look-up through | µs a call | ratio | spread | bytes a call |");
        line("|---|---|---|---|---|---|");
        for (LoopbackComparison.Row row : loopback) {
            line(
                    "| %d | %s | %.0f | %.2f | %.2f to %.2f | %,d |",
                    row.threads(), row.peer().title(), row.micros(), row.middle(), row.low(), row.high(), row.bytes());
        }
    }

    private CannedRun.Row canned(int threads, Peer peer) {
        return canned.stream()
                .filter(row -> row.threads() == threads && row.peer() == peer)
                .findFirst()
                .orElseThrow();
    }

    private void goal(String goal, boolean met, String measured, Object... values) {
        line("| %s | %s | %s |", goal, String.format(Locale.ROOT, measured, values), met ? "yes" : "**no**");
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
