package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.NewFile;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.orders.LedgerCsv;
import io.github.cccsdk.orders.OrderLedger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = {
            "Writes the orders in the ledger as CSV (RFC 4180, UTF-8), a line for each item.",
            "Makes no call and needs no credentials."
        },
        footer = {"", "Example:", "  ccc orders export --from 2026-11-01 --out november.csv"})
final class OrdersExportCommand extends ResultCommand {
    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "A new file that only its owner may read; standard output if not given.")
    private @Nullable Path file;

    @Mixin
    private TimeSpan span = new TimeSpan();

    @Mixin
    private LocalLedger ledger = new LocalLedger();

    @Override
    String operation() {
        return "orders.export";
    }

    @Override
    Result run(Surroundings surroundings) {
        Instant from = span.from();
        Instant until = span.until();
        try (OrderLedger memory = ledger.open(surroundings)) {
            if (file != null) {
                NewFile.write(file, text -> LedgerCsv.write(memory, from, until, text));
                return Result.done(new JsonObject().with("file", file.toString()), List.of("Written to " + file));
            }
            StringBuilder csv = new StringBuilder();
            LedgerCsv.write(memory, from, until, csv);
            String text = csv.toString();
            return Result.done(new JsonObject().with("csv", text), List.of(text.substring(0, text.length() - 1)));
        }
    }
}
