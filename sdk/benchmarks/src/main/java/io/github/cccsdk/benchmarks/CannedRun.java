package io.github.cccsdk.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link CannedBenchmark} for every peer, with one thread and with sixteen. */
final class CannedRun {
    private CannedRun() {}

    /**
     * One line of the outcome.
     *
     * @param micros average time of a call, in microseconds
     * @param error half the width of its confidence interval at 99.9 %
     * @param bytes allocated by a call
     */
    record Row(int threads, Peer peer, double micros, double error, double bytes) {}

    static List<Row> run(Scale scale) throws RunnerException {
        List<Row> rows = new ArrayList<>();
        for (int threads : new int[] {1, 16}) {
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include(CannedBenchmark.class.getName())
                            .threads(threads)
                            .forks(scale.forks())
                            .warmupIterations(scale.warmUps())
                            .warmupTime(TimeValue.seconds(1))
                            .measurementIterations(scale.iterations())
                            .measurementTime(TimeValue.seconds(1))
                            .addProfiler(GCProfiler.class)
                            .verbosity(VerboseMode.SILENT)
                            .shouldFailOnError(true)
                            .build())
                    .run();
            for (RunResult result : results) {
                rows.add(row(threads, result));
            }
        }
        return rows;
    }

    private static Row row(int threads, RunResult result) {
        return new Row(
                threads,
                Peer.valueOf(result.getParams().getParam("peer")),
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getScoreError(),
                Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                        .getScore());
    }
}
