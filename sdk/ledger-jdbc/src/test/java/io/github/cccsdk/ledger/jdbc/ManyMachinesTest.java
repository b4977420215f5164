package io.github.cccsdk.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.PlacedOrder;
import io.github.cccsdk.simulator.ReceivedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four processes of eight threads, as on four machines, submit the same orders through one PostgreSQL ledger. */
class ManyMachinesTest {
    private static final int ORDERS = 2_000;
    private static final Pattern REFERENCE = Pattern.compile("\"customerReference\":\"([^\"]+)\"");

    @TempDir
    Path directory;

    @Test
    void eachOrderIsSentAtMostOnceAndInTheEndTheBooksAgree() throws Exception {
        String store = Postgres.url(Postgres.newDatabase());
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (CccSimulator ccc = CccSimulator.builder().recordLimit(100_000).start()) {
            // What leaves the outcome open; a plain refusal would free the reference for the next one, by design.
            ccc.faults().during(Call.SUBMIT_ORDER, () -> oneOf(random, 50)).processThenDrop();
            ccc.faults().during(Call.SUBMIT_ORDER, () -> oneOf(random, 50)).drop();
            ccc.faults()
                    .during(Call.SUBMIT_ORDER, () -> oneOf(random, 50))
                    .status(504)
                    .process();
            ccc.faults().during(Call.SUBMIT_ORDER, () -> oneOf(random, 50)).cutAnswer();
            ccc.faults()
                    .during(Call.FIND_ORDERS, () -> oneOf(random, 3))
                    .status(400)
                    .body("{\"code\":\"BAD_PARAMETER\"}");
            List<Process> machines = new ArrayList<>();
            for (int machine = 0; machine < 4; machine++) {
                machines.add(new OrderingProcess.Orders(
                                store, ccc.baseUrl(), ccc.userName(), ccc.password(), 0, "NEVER", "R-", ORDERS, 8)
                        .start(directory.resolve("machine-" + machine + ".log")));
            }
            for (Process machine : machines) {
                assertThat(machine.waitFor(240, TimeUnit.SECONDS)).isTrue();
                assertThat(machine.exitValue())
                        .as("exit of a machine, " + logs())
                        .isZero();
            }
            Map<String, Long> posts = ccc.requests(Call.SUBMIT_ORDER).stream()
                    .collect(Collectors.groupingBy(ManyMachinesTest::reference, Collectors.counting()));
            assertThat(posts).as("seed " + seed).hasSize(ORDERS);
            assertThat(posts.values())
                    .as("posts for one reference, seed " + seed)
                    .containsOnly(1L);

            ccc.faults().clear();
            settleAndCompare(ccc, store, seed);
        }
    }

    private static boolean oneOf(Random random, int many) {
        synchronized (random) {
            return random.nextInt(many) == 0;
        }
    }

    private static String reference(ReceivedRequest request) {
        Matcher found = REFERENCE.matcher(request.body());
        return found.find() ? found.group(1) : "";
    }

    private String logs() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int machine = 0; machine < 4; machine++) {
            String log = Files.readString(directory.resolve("machine-" + machine + ".log"));
            all.append(log, Math.max(0, log.length() - 2_000), log.length());
        }
        return all.toString();
    }

    private static void settleAndCompare(CccSimulator ccc, String store, long seed) {
        try (OrderLedger ledger = OrderingProcess.open(store);
                CccClient client = CccClient.builder()
                        .baseUrl(ccc.baseUrl())
                        .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
                        .ledger(ledger)
                        .timeSource(new LaterTime(Duration.ofMinutes(30)))
                        .build()) {
            OrderingProcess.settle(client);
            Map<String, String> atCcc = ccc.orders().stream()
                    .collect(Collectors.toMap(
                            order -> order.customerReference().orElseThrow(), PlacedOrder::orderNumber));
            Map<String, String> inLedger = new TreeMap<>();
            List<LedgerEntry> open = new ArrayList<>();
            ledger.visit(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), entry -> {
                entry.order().ifPresent(order -> inLedger.put(entry.reference(), order.orderNumber()));
                if (entry.state().isUnresolved()) {
                    open.add(entry);
                }
            });
            assertThat(open).as("seed " + seed).isEmpty();
            assertThat(inLedger).as("seed " + seed).isEqualTo(atCcc).hasSize(ORDERS);
        }
    }
}
