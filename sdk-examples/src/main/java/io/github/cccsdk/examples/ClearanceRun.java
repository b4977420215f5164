package io.github.cccsdk.examples;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A morning at an interlibrary loan office: reads an export of ILLiad's transactions, asks CCC what each would cost, orders
 * what can be ordered in two batches with a long break between them, and says what became of every transaction.
 *
 * <p>CCC is simulated, on loopback: nothing real is bought, and its fees are invented. The first argument names a file;
 * without one, a sample that comes with this program is taken. The result goes to the standard output, progress and
 * complaints to the standard error. The exit code is 2 if the file cannot be used.
 */
public final class ClearanceRun {
    private static final String SAMPLE = "illiad-transactions.csv";
    private static final int BAD_FILE = 2;

    /** What this office spends on one order at most. */
    private static final Money ORDER_LIMIT = Money.usd("1000.00");

    /** Longer than the simulated CCC keeps an idle session, which is 30 minutes. */
    private static final Duration BREAK = Duration.ofHours(2);

    private final CccSimulator simulator;
    private final OrderLedger ledger;
    private final PrintStream out;
    private final PrintStream progress;

    ClearanceRun(CccSimulator simulator, OrderLedger ledger, PrintStream out, PrintStream progress) {
        this.simulator = simulator;
        this.ledger = ledger;
        this.out = out;
        this.progress = progress;
    }

    public static void main(String[] args) {
        int exitCode = run(
                args,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length > 1) {
            err.println("ClearanceRun takes one file at most, and got " + args.length
                    + " arguments: put quotes around a name with spaces");
            return BAD_FILE;
        }
        String name = args.length == 0 ? SAMPLE : args[0];
        String shownName = OneLine.of(name, 200);
        List<FileRow> rows;
        try {
            rows = TransactionFile.read(args.length == 0 ? FileText.ofResource(name) : FileText.of(name));
        } catch (BadFileException e) {
            err.println(shownName + " " + OneLine.of(e.problem(), 300));
            return BAD_FILE;
        }
        err.println("Read " + ClearanceReport.count(rows.size(), "row") + " from " + shownName);
        try (CccSimulator simulator = CccSimulator.start();
                PassingLedger ledger = PassingLedger.open()) {
            new ClearanceRun(simulator, ledger.ledger(), out, err).clear(rows);
        }
        return 0;
    }

    /** The run itself. */
    void clear(List<FileRow> rows) {
        try (CccClient ccc = CccClient.builder()
                .baseUrl(simulator.baseUrl())
                .credentials(CccCredentials.of(simulator.userName(), simulator.password()))
                .ledger(ledger)
                .build()) {
            OrderPlan plan = OrderPlan.of(price(rows, new Pricer(ccc.pricing())), today(), ORDER_LIMIT);
            print(ClearanceTable.of(plan.items()));
            out.println();
            List<Purchase> purchases = order(plan.batches(), ccc);
            print(ClearanceReport.of(plan.items(), purchases));
            printSession(purchases.size() > 1);
        }
    }

    private List<PricedItem> price(List<FileRow> rows, Pricer pricer) {
        List<PricedItem> items = new ArrayList<>();
        for (FileRow row : rows) {
            items.add(pricer.price(row));
            if (items.size() % 20 == 0 || items.size() == rows.size()) {
                progress.println("Priced " + items.size() + " of " + rows.size());
            }
        }
        return items;
    }

    private List<Purchase> order(List<OrderBatch> batches, CccClient ccc) {
        List<Purchase> purchases = new ArrayList<>();
        for (OrderBatch batch : batches) {
            if (!purchases.isEmpty()) {
                takeABreak();
            }
            progress.println(
                    "Ordering " + ClearanceReport.count(batch.items().size(), "item") + " as " + batch.reference());
            purchases.add(Purchase.of(batch, ccc));
        }
        return purchases;
    }

    /** Nothing else is needed: the client finds out by itself that its session has ended, and signs in again. */
    private void takeABreak() {
        progress.println("Idle for " + BREAK.toHours() + " hours");
        simulator.clock().advance(BREAK);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(simulator.clock().now(), ZoneOffset.UTC);
    }

    private void printSession(boolean wasIdle) {
        int signIns = simulator.count(Call.SIGN_IN);
        String why = wasIdle && signIns > 1
                ? ": the session expired in the " + BREAK.toHours() + " hours between the orders"
                : "";
        out.println("  " + ClearanceReport.count(signIns, "sign-in") + " counted at the simulated CCC" + why);
    }

    private void print(List<String> lines) {
        lines.forEach(out::println);
    }
}
