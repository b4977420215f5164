package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.cli.batch.Batch;
import io.github.cccsdk.cli.batch.BatchReport;
import io.github.cccsdk.cli.batch.Limits;
import io.github.cccsdk.cli.batch.ProgressDisplay;
import io.github.cccsdk.cli.batch.RowResult;
import io.github.cccsdk.cli.input.NamedFields;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.cli.rows.Progress;
import io.github.cccsdk.cli.rows.RowFile;
import io.github.cccsdk.cli.settings.Settings;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Field;
import io.github.cccsdk.error.Violation;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "order",
        description = {
            "Orders every row of a file that has a price and is not paid yet, each at most once.",
            "At a terminal it shows the total and asks; without one it needs --yes and both limits.",
            "Interrupted, it goes on where it was when started again with the same arguments."
        },
        footer = {
            "",
            "Examples:",
            "  ccc batch order transactions.csv --dry-run",
            "  ccc batch order transactions.csv --yes --max-per-item 60 --max-total 2000"
        })
final class BatchOrderCommand extends ResultCommand {
    @Option(names = "--dry-run", description = "Show what would be ordered and what it comes to, and order nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Order without asking.")
    private boolean yes;

    @Option(
            names = "--max-per-item",
            paramLabel = "AMOUNT",
            description = "The most that a row may cost; a row above it fails.")
    private @Nullable String maxPerItem;

    @Option(
            names = "--max-total",
            paramLabel = "AMOUNT",
            description = "The most that all rows may cost, over all runs; rows that would go above it fail.")
    private @Nullable String maxTotal;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            defaultValue = "USD",
            description = "Currency of the limits and of everything ordered; ${DEFAULT-VALUE} if not given.")
    private String currency = "USD";

    @Option(
            names = "--group",
            paramLabel = "N",
            description = "Put up to N rows on one order, 2 to " + OrderRequest.MAX_ITEMS
                    + "; each on its own if not given.")
    private @Nullable Integer group;

    @Mixin
    private BatchFlags flags = new BatchFlags();

    @Mixin
    private LedgerFlag ledger = new LedgerFlag();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Override
    String operation() {
        return "batch.order";
    }

    @Override
    boolean changesOrders() {
        return true;
    }

    @Override
    boolean writesJsonLines() {
        return flags.jsonLines();
    }

    @Override
    Result run(Surroundings surroundings) {
        boolean asks = !dryRun && !yes && surroundings.terminal().isPresent();
        requireConsent(surroundings.terminal().isPresent());
        Limits limits = limits();
        int groupSize = group == null ? 1 : Field.between("--group", group, 2, OrderRequest.MAX_ITEMS);
        Settings settings = client.settings(surroundings, ledger.flags());
        CccClient.Builder builder = flags.paced(client.builder(surroundings, settings));
        try (OrderLedger memory = LedgerOpener.open(settings, surroundings);
                CccClient ccc = ClientOptions.build(builder.ledger(memory))) {
            if (dryRun) {
                return shown(preview(ccc, limits, Optional.empty(), flags.lines(surroundings), surroundings), surroundings);
            }
            try (RowFile rows = flags.rows();
                    Progress progress = flags.progress("batch order", settings, arguments(), rows, surroundings)) {
                Limits agreed = limits;
                if (asks) {
                    Optional<Limits> confirmed = confirmed(ccc, limits, progress, surroundings);
                    if (confirmed.isEmpty()) {
                        return new Result(
                                new io.github.cccsdk.cli.output.JsonObject().with("complete", false),
                                List.of("Nothing was ordered."),
                                io.github.cccsdk.cli.output.ExitCode.DONE);
                    }
                    agreed = confirmed.get();
                }
                surroundings.underWay().ordersBegin();
                ProgressDisplay display = flags.display(surroundings);
                BatchReport report = flags.batch(
                                rows,
                                Optional.of(progress),
                                told(display, surroundings),
                                display,
                                surroundings,
                                operation())
                        .order(ccc, agreed, Instant.EPOCH, groupSize, flags.atOnce());
                return shown(report, surroundings);
            }
        }
    }
}
