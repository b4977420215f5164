package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.cli.batch.BatchReport;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.cli.rows.Progress;
import io.github.cccsdk.cli.rows.RowFile;
import io.github.cccsdk.cli.settings.Settings;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "quote",
        description = {
            "Prices every row of a file. Buys nothing.",
            "Interrupted, it goes on where it was when started again with the same arguments.",
            "Exit code 10 if rows failed; rows that are answered without a price did not."
        },
        footer = {
            "",
            "Examples:",
            "  ccc batch quote transactions.csv --rate 5",
            "  ccc batch quote items.jsonl --jsonl | jq .total"
        })
final class BatchQuoteCommand extends ResultCommand {
    @Mixin
    private BatchFlags flags = new BatchFlags();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Override
    String operation() {
        return "batch.quote";
    }

    @Override
    boolean writesJsonLines() {
        return flags.jsonLines();
    }

    @Override
    Result run(Surroundings surroundings) {
        Settings settings = client.settings(surroundings, Map.of());
        CccClient.Builder builder = flags.paced(client.builder(surroundings, settings));
        try (CccClient ccc = ClientOptions.build(builder);
                RowFile rows = flags.rows();
                Progress progress = flags.progress("batch quote", settings, Map.of(), rows, surroundings)) {
            surroundings.underWay().rowsBegin();
            BatchReport report = flags.batch(
                            rows,
                            Optional.of(progress),
                            flags.lines(surroundings),
                            flags.display(surroundings),
                            surroundings)
                    .quote(ccc);
            report.stopped().ifPresent(why -> why.lines().forEach(surroundings.err()::println));
            return BatchView.result(report, Optional.of(flags.files()));
        }
    }
}
