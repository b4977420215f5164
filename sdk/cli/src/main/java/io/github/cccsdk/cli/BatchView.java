package io.github.cccsdk.cli;

import io.github.cccsdk.cli.batch.BatchReport;
import io.github.cccsdk.cli.batch.Counts;
import io.github.cccsdk.cli.output.Failure;
import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.cli.output.Table;
import io.github.cccsdk.cli.rows.BatchFiles;
import io.github.cccsdk.pricing.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The end of a batch as it is shown. */
final class BatchView {
    private BatchView() {}

    /** @param files empty if the run left none */
    static Result result(BatchReport report, Optional<BatchFiles> files) {
        return new Result(json(report, files), lines(report, files), report.exitCode());
    }

    private static JsonObject json(BatchReport report, Optional<BatchFiles> files) {
        Counts counts = report.counts();
        JsonObject json = report.stopped().map(Failure::json).orElseGet(JsonObject::new);
        return json.with("complete", report.complete())
                .with("rows", counts.done())
                .with("resumed", report.resumed())
                .with("failed", counts.failed())
                .withObjects(
                        "outcomes",
                        sorted(counts).entrySet().stream()
                                .map(outcome -> new JsonObject()
                                        .with("outcome", outcome.getKey())
                                        .with("rows", outcome.getValue())
                                        .withObjects(
                                                "totals",
                                                counts.amounts(outcome.getKey()).stream()
                                                        .map(BatchView::json)
                                                        .toList()))
                                .toList())
                .withNullable("resultFile", files.map(BatchFiles::result))
                .withNullable("failedFile", files.map(BatchFiles::failed))
                .with("exitCode", report.exitCode());
    }

    private static JsonObject json(Money amount) {
        return new JsonObject().with("total", amount).with("currency", amount.currency());
    }

    /** How many rows came to each outcome, and what they come to. */
    static List<String> outcomes(Counts counts) {
        Table table = new Table("OUTCOME", ">ROWS", ">TOTAL");
        sorted(counts)
                .forEach((outcome, rows) -> table.row(
                        outcome.replace('_', ' '),
                        String.valueOf(rows),
                        counts.amounts(outcome).stream().map(Money::toString).collect(Collectors.joining(", "))));
        return table.lines();
    }

    private static List<String> lines(BatchReport report, Optional<BatchFiles> files) {
        List<String> lines = new ArrayList<>(outcomes(report.counts()));
        lines.add("");
        files.ifPresent(written -> {
            lines.add("Results      " + written.result());
            if (report.counts().failed() > 0) {
                lines.add("Failed rows  " + written.failed());
            }
        });
        if (!report.complete()) {
            lines.add(
                    "Not finished" + (files.isPresent() ? ": started again with the same arguments it goes on." : "."));
        }
        return lines;
    }

    private static Map<String, Long> sorted(Counts counts) {
        return new TreeMap<>(counts.rows());
    }
}
