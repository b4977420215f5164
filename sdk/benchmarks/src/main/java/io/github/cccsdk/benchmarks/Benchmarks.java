package io.github.cccsdk.benchmarks;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Runs all benchmarks, {@code short} or {@code long}, and prints a Markdown table. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
        String form = args.length == 0 ? "short" : args[0];
        Scale scale = Scale.of(form);
        say("Sign-in storm");
        SignInStorm.Outcome storm = SignInStorm.run();
        say("Permitted rate");
        PermittedRate.Outcome rate = PermittedRate.run(scale.rateSeconds());
        say("Bulk memory");
        BulkMemory.Outcome bulk = BulkMemory.run();
        say("Loopback");
        List<LoopbackComparison.Row> loopback = LoopbackComparison.run(form);
        say("Without a socket");
        List<CannedRun.Row> canned = CannedRun.run(scale);
        System.out.print(new Report(canned, loopback).markdown(LocalDate.now(ZoneOffset.UTC), form, storm, rate, bulk));
    }

    private static void say(String what) {
        System.err.println(what + " …");
    }
}
