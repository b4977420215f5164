package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.cli.batch.BatchReport;
import io.github.cccsdk.cli.batch.Counts;
import io.github.cccsdk.cli.batch.Limits;
import io.github.cccsdk.cli.batch.ProgressDisplay;
import io.github.cccsdk.cli.batch.RowResult;
import io.github.cccsdk.cli.input.NamedFields;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.cli.rows.BatchFiles;
import io.github.cccsdk.cli.rows.Progress;
import io.github.cccsdk.cli.rows.RowFile;
import io.github.cccsdk.cli.settings.Setting;
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
            description =
                    "Put up to N rows on one order, 2 to " + OrderRequest.MAX_ITEMS + "; each on its own if not given.")
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
        boolean terminal = surroundings.terminal().isPresent();
        requireConsent(terminal);
        Limits limits = limits();
        int groupSize = group == null ? 1 : Field.between("--group", group, 2, OrderRequest.MAX_ITEMS);
        Settings settings = client.settings(surroundings, ledger.flags());
        CccClient.Builder builder = flags.paced(client.builder(surroundings, settings));
        try (OrderLedger memory = LedgerOpener.open(settings, surroundings);
                CccClient ccc = ClientOptions.build(builder.ledger(memory))) {
            if (dryRun) {
                BatchReport report = preview(ccc, limits, Optional.empty(), flags.lines(surroundings), surroundings);
                return shown(report, Optional.empty(), surroundings);
            }
            try (RowFile rows = flags.rows();
                    Progress progress =
                            flags.progress("batch order", settings, arguments(settings), rows, surroundings)) {
                Limits agreed = limits;
                if (!yes) {
                    BatchReport preview = preview(ccc, limits, Optional.of(progress), result -> {}, surroundings);
                    if (!preview.complete()) {
                        return shown(preview, Optional.empty(), surroundings);
                    }
                    Optional<Limits> confirmed = confirmed(preview.counts(), limits, progress, surroundings);
                    if (confirmed.isEmpty()) {
                        Result priced = shown(preview, Optional.empty(), surroundings);
                        return new Result(priced.json(), List.of("Nothing was ordered."), priced.exitCode());
                    }
                    agreed = confirmed.get();
                }
                surroundings.underWay().ordersBegin();
                ProgressDisplay display = flags.display(surroundings);
                BatchReport report = flags.batch(
                                rows, Optional.of(progress), told(display, surroundings), display, surroundings)
                        .order(ccc, agreed, progress.began(), groupSize, flags.atOnce());
                return shown(report, Optional.of(flags.files()), surroundings);
            }
        }
    }

    /** Empty if the person at the terminal does not want what it comes to; else with that as the most. */
    private Optional<Limits> confirmed(Counts preview, Limits limits, Progress progress, Surroundings surroundings) {
        Money total = preview.amount(RowResult.WOULD_ORDER, currency);
        Money most = Counts.of(progress.tally())
                .spent(currency)
                .plus(preview.spent(currency))
                .plus(total);
        long rows = preview.rows().getOrDefault(RowResult.WOULD_ORDER, 0L);
        if (rows == 0) {
            return Optional.of(limits.withMaxTotal(most));
        }
        BatchView.outcomes(preview).forEach(surroundings.err()::println);
        return surroundings
                .terminal()
                .ask("Order " + rows + (rows == 1 ? " row" : " rows") + " for " + total + "? Type yes to order: ")
                .filter(typed -> typed.strip().equalsIgnoreCase("yes"))
                .map(agreed -> limits.withMaxTotal(most));
    }

    private BatchReport preview(
            CccClient ccc,
            Limits limits,
            Optional<Progress> progress,
            Consumer<RowResult> told,
            Surroundings surroundings) {
        try (RowFile rows = flags.rows()) {
            return flags.batch(rows, progress, told, flags.display(surroundings), surroundings)
                    .preview(ccc, limits, progress.map(Progress::began).orElse(Instant.MAX));
        }
    }

    /** What is not settled is told where people look, whatever the form of the results. */
    private Consumer<RowResult> told(ProgressDisplay display, Surroundings surroundings) {
        Consumer<RowResult> lines = flags.lines(surroundings);
        return result -> {
            if (result.outcome().equals(RowResult.ORDER_UNKNOWN)) {
                result.order()
                        .ifPresent(order -> display.message("ccc: "
                                + result.item().orElse("") + " is not settled; do"
                                + " not order it again; ask CCC with: ccc orders reconcile \"" + order.reference()
                                + "\""));
            }
            lines.accept(result);
        };
    }

    private static Result shown(BatchReport report, Optional<BatchFiles> files, Surroundings surroundings) {
        report.stopped().ifPresent(why -> why.lines().forEach(surroundings.err()::println));
        return BatchView.result(report, files);
    }

    /** Where nobody can be asked, what may be spent has to be said. */
    private void requireConsent(boolean terminal) {
        if (dryRun || (yes && terminal)) {
            return;
        }
        List<Violation> missing = new ArrayList<>();
        if (!terminal) {
            requireGiven(missing, "--yes", yes);
            requireGiven(missing, "--max-per-item", maxPerItem != null);
            requireGiven(missing, "--max-total", maxTotal != null);
        }
        if (!missing.isEmpty()) {
            throw CccRequestException.invalid(missing);
        }
    }

    private static void requireGiven(List<Violation> missing, String flag, boolean given) {
        if (!given) {
            missing.add(new Violation(flag, "is missing: without a terminal, nobody can be asked what may be spent"));
        }
    }

    private Limits limits() {
        return new Limits(currency, amount("--max-per-item", maxPerItem), amount("--max-total", maxTotal));
    }

    private Optional<Money> amount(String flag, @Nullable String text) {
        if (text == null) {
            Money.zero(currency);
            return Optional.empty();
        }
        Money amount = NamedFields.with(
                field -> field.equals("currency") ? "--currency" : flag, () -> Money.of(text, currency));
        if (amount.amount().signum() < 0) {
            throw CccRequestException.invalid(flag, "is negative: give zero or more");
        }
        return Optional.of(amount);
    }

    /** The ledger too: another one would not know what this batch has ordered. */
    private Map<String, String> arguments(Settings settings) {
        Map<String, String> arguments = new TreeMap<>();
        settings.text(Setting.LEDGER).ifPresent(place -> arguments.put(Setting.LEDGER.key(), place));
        arguments.put("currency", currency);
        arguments.put("group", String.valueOf(group));
        arguments.put("maxPerItem", String.valueOf(maxPerItem));
        arguments.put("maxTotal", String.valueOf(maxTotal));
        return arguments;
    }
}
