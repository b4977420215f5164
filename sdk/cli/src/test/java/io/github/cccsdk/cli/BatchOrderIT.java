package io.github.cccsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.PlacedOrder;
import io.github.cccsdk.simulator.Work;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchOrderIT {
    private static final String[] UNLIMITED = {"--yes", "--max-per-item", "1000", "--max-total", "100000"};

    private static final Work.Fees DEARER = Work.Fees.of("USD", "40.00", "0.50", "3.50");

    private CccSimulator sim = CccSimulator.start();

    @TempDir
    Path home;

    @AfterEach
    void close() {
        sim.close();
    }

    private CccProcess ccc() {
        return new CccProcess(home).against(sim);
    }

    private static String[] arguments(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("batch", "order", file.toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private static String[] unlimited(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(arguments(file, UNLIMITED)));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private CccProcess.Finished order(Path file, String... more) {
        return ccc().run(unlimited(file, more));
    }

    /** Only the ledger knows what the batch had under way when it was stopped. */
    @Test
    void aBatchDoesNotGoOnWithAnotherLedger() {
        Path file = new IlliadExport().row(1).in(home);
        assertThat(order(file).exitCode()).isZero();

        CccProcess.Finished run =
                order(file, "--json", "--ledger", home.resolve("other.db").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error().path("message").textValue()).contains("--out");
        assertThat(sim.orders()).hasSize(1);
    }

    private List<String> result() throws IOException {
        return Files.readAllLines(home.resolve("rows.csv.result.csv"));
    }

    private static long rows(JsonNode summary, String outcome) {
        return outcome(summary, outcome).path("rows").longValue();
    }

    private static String total(JsonNode summary, String outcome) {
        return outcome(summary, outcome).path("totals").path(0).path("total").textValue();
    }

    private static JsonNode outcome(JsonNode summary, String outcome) {
        for (JsonNode one : summary.path("outcomes")) {
            if (one.path("outcome").textValue().equals(outcome)) {
                return one;
            }
        }
        return summary.path("none");
    }

    private List<String> itemsBought() {
        return sim.orders().stream()
                .flatMap(order -> order.items().stream())
                .map(PlacedOrder.Item::itemReference)
                .map(String::valueOf)
                .toList();
    }

    private static String[] items(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> "TN-" + number)
                .toArray(String[]::new);
    }

    private void keepNoReferences() {
        sim.close();
        sim = CccSimulator.builder().customerReferences(false).start();
    }

    @Test
    void everyRowWithAPriceIsOrderedOnceUnderItsTransactionNumber() throws IOException {
        Path file = new IlliadExport()
                .rows(1, 3)
                .row(4, IlliadExport.DENIED, "2000", "1-2")
                .in(home);

        CccProcess.Finished run = order(file, "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(rows(run.json(), "ORDERED")).isEqualTo(3);
        assertThat(total(run.json(), "ORDERED")).isEqualTo("129.00");
        assertThat(rows(run.json(), "DENIED")).isEqualTo(1);
        assertThat(itemsBought()).containsExactlyInAnyOrder(items(1, 3));
        PlacedOrder first = sim.orders().stream()
                .filter(order -> order.items().get(0).itemReference().toString().contains("TN-1"))
                .findFirst()
                .orElseThrow();
        assertThat(result()).contains("1,ORDERED,122883898," + first.orderNumber() + ",30.00,0.50,19,43.00,USD,TN-1,,");
    }

    @Test
    void whatIsPaidOrOrderedAlreadyIsLeftAlone() throws IOException {
        order(new IlliadExport().row(4).in(home, "before.csv"));
        Path file = new IlliadExport()
                .row(1)
                .line("2,1092-4388,T,2004,165-83,Yes,")
                .line("3,1092-4388,T,2004,165-83,No,501234999")
                .row(4)
                .in(home);

        CccProcess.Finished run = order(file, "--jsonl");

        assertThat(run.exitCode()).isZero();
        assertThat(itemsBought()).containsExactlyInAnyOrder("TN-4", "TN-1");
        List<String> outcomes = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            JsonNode row = new JsonMapper().readTree(line);
            outcomes.add(
                    row.path("item").textValue() + " " + row.path("outcome").textValue());
            assertThat(row.path("line").isInt()).isTrue();
        }
        assertThat(outcomes)
                .containsExactlyInAnyOrder("TN-1 ORDERED", "TN-2 ALREADY_PAID", "TN-3 HAS_ORDER", "TN-4 IN_LEDGER");
    }

    @Test
    void aTitleIsNeverOrderedInPlaceOfANumberThatIsMissed() {
        Path file = new IlliadExport()
                .line("1,2049-3630,\"Journal of Speech, Language, and Hearing Research\",2004,165-83,No,")
                .in(home);

        CccProcess.Finished run = order(file, "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(rows(run.json(), "NO_MATCH")).isEqualTo(1);
        assertThat(sim.count(Call.SUBMIT_ORDER)).isZero();
    }

    @Test
    void aGroupIsOneOrderNamedAfterItsContent() {
        Path file = new IlliadExport().rows(1, 5).in(home);

        CccProcess.Finished run = order(file, "--group", "2", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(sim.orders()).hasSize(3);
        assertThat(itemsBought()).containsExactlyInAnyOrder(items(1, 5));
        JsonNode ledger =
                new CccProcess(home).run("orders", "list", "--json").json().path("orders");
        assertThat(ledger.findValuesAsText("reference"))
                .anySatisfy(reference -> assertThat(reference).matches("TN-1-x2-[0-9a-f]{8}"))
                .contains("TN-5");
    }

    @Test
    void aDryRunShowsWhatWouldBeOrderedAndLeavesNothing() {
        Path file = new IlliadExport().rows(1, 3).in(home);

        CccProcess.Finished run = ccc().run(arguments(file, "--dry-run", "--max-total", "100", "--json"));

        assertThat(run.exitCode()).isEqualTo(10);
        assertThat(rows(run.json(), "WOULD_ORDER")).isEqualTo(2);
        assertThat(total(run.json(), "WOULD_ORDER")).isEqualTo("86.00");
        assertThat(run.json().path("resultFile").isNull()).isTrue();
        assertThat(sim.count(Call.SUBMIT_ORDER)).isZero();
        assertThat(home.resolve("rows.csv.result.csv")).doesNotExist();
        assertThat(ccc().run(arguments(file, "--dry-run")).out()).contains("WOULD ORDER", "129.00 USD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--yes",
                "--yes --max-per-item 10",
                "--yes --max-total 10",
                "--max-per-item 10 --max-total 10",
                "--yes --max-per-item 10 --max-total ten",
                "--yes --max-per-item -1 --max-total 10",
                "--yes --max-per-item 10 --max-total 10 --currency dollars",
                "--yes --max-per-item 10 --max-total 10 --group 1",
                "--yes --max-per-item 10 --max-total 10 --group 501"
            })
    void withoutATerminalNothingIsOrderedUnlessItIsSaidWhatMayBeSpent(String flags) {
        Path file = new IlliadExport().row(1).in(home);

        CccProcess.Finished run =
                ccc().run(arguments(file, (flags + " --json").strip().split(" ")));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error().path("problem").textValue()).isEqualTo("REQUEST_INVALID");
        assertThat(sim.requests()).isEmpty();
    }

    @Test
    void theLimitsHoldInTheOrderOfTheRowsHoweverManyAreOrderedAtOnce() throws IOException {
        Path file = new IlliadExport()
                .rows(1, 4)
                .row(5, "1092-4388", "2004", "1-80")
                .row(6, "1092-4388", "2004", "1-2")
                .rows(7, 12)
                .in(home);

        CccProcess.Finished run = ccc().run(arguments(
                file, "--yes", "--max-per-item", "50", "--max-total", "207", "--parallel", "8", "--json"));

        assertThat(run.exitCode()).isEqualTo(10);
        // Four of 43.00 and one of 34.50 fit; the fifth is too dear by itself.
        assertThat(itemsBought()).containsExactlyInAnyOrder("TN-1", "TN-2", "TN-3", "TN-4", "TN-6");
        assertThat(total(run.json(), "ORDERED")).isEqualTo("206.50");
        assertThat(result())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("5,FAILED,")
                        .contains("PRICE_ABOVE_LIMIT", "--max-per-item 50.00 USD"));
        assertThat(result())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("7,FAILED,")
                        .contains("PRICE_ABOVE_LIMIT", "--max-total 207.00 USD"));
    }

    @Test
    void anotherCurrencyIsNotOrdered() {
        Path file = new IlliadExport().row(1).in(home);

        CccProcess.Finished run = order(file, "--currency", "EUR", "--json");

        assertThat(run.exitCode()).isEqualTo(10);
        assertThat(sim.count(Call.SUBMIT_ORDER)).isZero();
    }

    @Test
    void aRefusedOrderIsAFailedRowAndCanBeFedBack() throws IOException {
        Path file = new IlliadExport().rows(1, 3).in(home);
        sim.faults()
                .nth(Call.SUBMIT_ORDER, 2)
                .status(400)
                .body(
                        "{\"response\":{\"status\":{\"code\":\"BAD_PARAMETER\",\"message\":\"Bad parameter [items[0]:x;]\"}}}");

        CccProcess.Finished run = order(file, "--json");

        assertThat(run.exitCode()).isEqualTo(10);
        assertThat(rows(run.json(), "ORDERED")).isEqualTo(2);
        Path failed = home.resolve("rows.failed.csv");
        assertThat(Files.readAllLines(failed)).hasSize(2);

        CccProcess.Finished again =
                order(failed, "--out", home.resolve("second.csv").toString(), "--json");
        assertThat(again.exitCode()).isZero();
        assertThat(itemsBought()).containsExactlyInAnyOrder(items(1, 3));
    }

    @Test
    void anUnknownOutcomeIsExitCode8AndCountsAgainstTheLimit() throws IOException {
        keepNoReferences();
        sim.faults().next(Call.SUBMIT_ORDER).processThenDrop();
        Path file = new IlliadExport().rows(1, 3).in(home);

        CccProcess.Finished run = ccc().run(arguments(
                file, "--yes", "--max-per-item", "50", "--max-total", "86", "--parallel", "1", "--json"));

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(rows(run.json(), "ORDER_UNKNOWN")).isEqualTo(1);
        assertThat(rows(run.json(), "ORDERED")).isEqualTo(1);
        assertThat(rows(run.json(), "FAILED")).isEqualTo(1);
        assertThat(run.err()).contains("ccc orders reconcile \"TN-1\"");
        assertThat(itemsBought()).hasSize(2);

        // What is not settled stays so, whatever it is fed back as.
        CccProcess.Finished again = order(
                home.resolve("rows.failed.csv"),
                "--out",
                home.resolve("second.csv").toString(),
                "--json");
        assertThat(again.exitCode()).isEqualTo(8);
        assertThat(rows(again.json(), "ORDER_UNKNOWN")).isEqualTo(1);
        assertThat(again.err()).contains("ccc orders reconcile \"TN-1\"");
        assertThat(itemsBought()).hasSize(3);
    }

    @Test
    void whatEarlierRunsBoughtCountsAgainstTheLimit() throws Exception {
        Path file = new IlliadExport().rows(1, 6).in(home);
        String[] limited =
                arguments(file, "--yes", "--max-per-item", "50", "--max-total", "130", "--parallel", "1", "--json");
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        sim.faults().nth(Call.SUBMIT_ORDER, 2).before(() -> {
            arrived.countDown();
            await(killed);
        });
        Process process = ccc().start(limited);
        await(arrived);
        process.destroyForcibly().waitFor();
        killed.countDown();
        awaitOrders(2);

        CccProcess.Finished run = ccc().run(limited);

        // The second is bought or not, nobody knows: with the first and one more the limit is reached.
        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(itemsBought()).containsExactlyInAnyOrder(items(1, 3));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void atATerminalTheTotalIsShownAndAskedFor() throws IOException {
        Path terminal = Path.of("/usr/bin/script");
        assumeThat(terminal).exists();
        Path file = new IlliadExport().rows(1, 2).in(home);
        String command = CccProcess.EXECUTABLE.toAbsolutePath() + " batch order " + file;

        CccProcess.Finished refused = ccc().executable(terminal).reading("no\n").run("-qec", command, "/dev/null");
        assertThat(refused.out()).contains("Order 2 rows for 86.00 USD?", "Nothing was ordered.");
        assertThat(refused.exitCode()).isZero();
        assertThat(sim.count(Call.SUBMIT_ORDER)).isZero();

        // Long enough for the bar to be drawn.
        sim.faults()
                .nth(Call.PRICE, 2)
                .before(() -> sim.changeFees("122883898", DEARER))
                .delay(Duration.ofMillis(400));
        CccProcess.Finished dearer = ccc().executable(terminal).reading("yes\n").run("-qec", command, "/dev/null");
        assertThat(dearer.exitCode()).isEqualTo(10);
        assertThat(dearer.out()).contains("ORDERED", "\u001b[K");
        assertThat(sim.orders()).hasSize(1);
        assertThat(result()).anySatisfy(line -> assertThat(line).contains("--max-total 86.00 USD"));
    }

    @Test
    void aLedgerThatCannotBeOpenedIsExitCode11() {
        Path file = new IlliadExport().row(1).in(home);

        CccProcess.Finished run =
                ccc().with("CCC_LEDGER", "/proc/none/orders.db").run(unlimited(file, "--json"));

        assertThat(run.exitCode()).isEqualTo(11);
        assertThat(run.error().path("problem").textValue()).isEqualTo("LEDGER_UNAVAILABLE");
        assertThat(sim.requests()).isEmpty();
    }

    @Test
    void anAccountThatNeedsFixingStopsTheBatchAndLeavesItsRowsUnfinished() {
        Path file = new IlliadExport().rows(1, 20).in(home);
        sim.changeAccount(sim.userName(), account -> account.frozen(true));

        CccProcess.Finished run = order(file, "--json", "--parallel", "2");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.json().path("rows").intValue()).isZero();
        assertThat(sim.count(Call.SUBMIT_ORDER)).isLessThanOrEqualTo(3);

        sim.changeAccount(sim.userName(), account -> account.frozen(false));
        CccProcess.Finished later = order(file, "--json", "--parallel", "2");
        assertThat(later.exitCode()).isZero();
        assertThat(itemsBought()).containsExactlyInAnyOrder(items(1, 20));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void toldToStopItHearsTheOrdersInFlightOutAndGoesOnLater() throws Exception {
        Path file = new IlliadExport().rows(1, 30).in(home);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        sim.faults().nth(Call.SUBMIT_ORDER, 6).before(() -> {
            arrived.countDown();
            await(answer);
        });

        Process process = ccc().start(unlimited(file, "--json", "--parallel", "4"));
        await(arrived);
        process.toHandle().destroy();
        process.getErrorStream().read();
        answer.countDown();
        CccProcess.Finished run = CccProcess.finish(process);

        assertThat(run.exitCode()).isEqualTo(143);
        int ordered = sim.orders().size();
        assertThat(ordered).isBetween(6, 29);
        assertThat(rows(run.json(), "ORDERED")).isEqualTo(ordered);

        CccProcess.Finished later = order(file, "--json", "--parallel", "4");
        assertThat(later.exitCode()).isZero();
        assertThat(later.json().path("resumed").intValue()).isEqualTo(ordered);
        assertThat(itemsBought()).containsExactlyInAnyOrder(items(1, 30));
        assertThat(result()).hasSize(31);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void killedInTheMiddleNothingIsBoughtTwiceAndNothingIsLost(int group) throws Exception {
        Path file = new IlliadExport().rows(1, 30).in(home);
        List<String> flags = new ArrayList<>(List.of("--json", "--parallel", "1"));
        if (group > 1) {
            flags.addAll(List.of("--group", String.valueOf(group)));
        }
        String[] more = flags.toArray(String[]::new);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        sim.faults().nth(Call.SUBMIT_ORDER, 5).before(() -> {
            arrived.countDown();
            await(killed);
        });

        Process process = ccc().start(unlimited(file, more));
        await(arrived);
        process.destroyForcibly().waitFor();
        killed.countDown();
        awaitOrders(5);

        CccProcess.Finished run = ccc().run(unlimited(file, more));

        assertThat(run.json().path("complete").booleanValue()).isTrue();
        assertThat(itemsBought()).containsExactlyInAnyOrder(items(1, 30));
        assertThat(result().stream().skip(1).map(line -> line.substring(0, line.indexOf(','))))
                .containsExactlyInAnyOrder(
                        IntStream.rangeClosed(1, 30).mapToObj(String::valueOf).toArray(String[]::new));
        // What was being sent cannot be told yet; it is named, and never sent again.
        assertThat(rows(run.json(), "ORDER_UNKNOWN")).isEqualTo(group);
        assertThat(rows(run.json(), "ORDERED")).isEqualTo(30 - group);
        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err()).contains("ccc orders reconcile");
    }

    @Test
    void killedWithSeveralOrdersInFlightEachRowIsBoughtOnceOrNamed() throws Exception {
        Path file = new IlliadExport().rows(1, 30).in(home);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        sim.faults().nth(Call.SUBMIT_ORDER, 9).before(() -> {
            arrived.countDown();
            await(killed);
        });
        Process process = ccc().start(unlimited(file, "--json"));
        await(arrived);
        process.destroyForcibly().waitFor();
        killed.countDown();
        awaitOrders(9);

        CccProcess.Finished run = ccc().run(unlimited(file, "--json"));

        assertThat(itemsBought()).doesNotHaveDuplicates();
        List<String> settled = new ArrayList<>(itemsBought());
        result().stream()
                .filter(line -> line.contains(",ORDER_UNKNOWN,"))
                .map(line -> "TN-" + line.substring(0, line.indexOf(',')))
                .filter(item -> !settled.contains(item))
                .forEach(settled::add);
        assertThat(settled).containsExactlyInAnyOrder(items(1, 30));
        assertThat(result()).hasSize(31);
        assertThat(rows(run.json(), "ORDERED") + rows(run.json(), "ORDER_UNKNOWN"))
                .isEqualTo(30);
        assertThat(rows(run.json(), "ORDER_UNKNOWN")).isLessThanOrEqualTo(8);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whenNobodyReadsTheLinesWhatIsInFlightIsRecordedAndNothingMoreOrdered() throws IOException {
        Path file = new IlliadExport().rows(1, 60).in(home);
        Process process = ccc().start(unlimited(file, "--jsonl"));
        process.getInputStream().close();

        assertThat(CccProcess.finish(process).exitCode()).isEqualTo(141);
        int ordered = sim.orders().size();
        assertThat(ordered).isBetween(1, 20);
        assertThat(result())
                .hasSize(ordered + 1)
                .allSatisfy(line -> assertThat(line).containsPattern("ORDERED|TransactionNumber"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whenTheSummaryCannotBeWrittenTheOrdersAreToldOnStandardError() {
        Path file = new IlliadExport().rows(1, 2).in(home);
        Process process = ccc().start(ProcessBuilder.Redirect.to(new File("/dev/full")), unlimited(file, "--json"));
        CccProcess.Finished run = CccProcess.finish(process);

        assertThat(run.exitCode()).isEqualTo(11);
        assertThat(run.err()).contains("\"ORDERED\"");
        assertThat(sim.orders()).hasSize(2);
    }

    private void awaitOrders(int count) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (sim.orders().size() < count && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(sim.orders()).hasSizeGreaterThanOrEqualTo(count);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
