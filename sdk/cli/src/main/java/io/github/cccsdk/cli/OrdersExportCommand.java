package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.NewFile;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.cli.output.StreamedOutput;
import io.github.cccsdk.orders.LedgerCsv;
import io.github.cccsdk.orders.OrderLedger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
final class OrdersExportCommand extends StreamingCommand {
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
    boolean streams() {
        return file == null;
    }

    @Override
    void stream(Surroundings surroundings, StreamedOutput out) {
        Instant from = span.from();
        Instant until = span.until();
        try (OrderLedger memory = ledger.open(surroundings)) {
            LedgerCsv.write(memory, from, until, new Pieces(out));
        }
    }

    @Override
    Result run(Surroundings surroundings) {
        Path target = Objects.requireNonNull(file, "file");
        Instant from = span.from();
        Instant until = span.until();
        try (OrderLedger memory = ledger.open(surroundings)) {
            NewFile.write(target, text -> LedgerCsv.write(memory, from, until, text));
        }
        return Result.done(new JsonObject().with("file", target.toString()), List.of("Written to " + target));
    }

    private record Pieces(StreamedOutput out) implements Appendable {
        @Override
        public Appendable append(CharSequence text) {
            out.piece("csv", text);
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            return append(text.subSequence(start, end));
        }

        @Override
        public Appendable append(char character) {
            return append(String.valueOf(character));
        }
    }
}
