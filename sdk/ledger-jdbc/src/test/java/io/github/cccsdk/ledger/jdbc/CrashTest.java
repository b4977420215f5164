package io.github.cccsdk.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.PlacedOrder;
import java.io.IOException;
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
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that order and die: at every step of an order, and at any moment. Afterwards the books of both sides are
 * compared: no order twice, none at CCC that the ledger does not know, none confirmed that CCC does not have. Each process
 * lives ten minutes after the one before it, so that signs of life and the settling time have passed.
 */
class CrashTest {
    private static final int KILLS = Integer.getInteger("crash.kills", 20);

    @TempDir
    Path directory;

    private final Shop shop = new Shop();
    private int runs;

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void itsProcessDiesAtEveryStepOnSqlite() throws Exception {
        diesAtEveryStep(directory.resolve("orders.db").toString());
    }

    @Test
    void itsProcessDiesAtEveryStepOnPostgres() throws Exception {
        diesAtEveryStep(Postgres.url(Postgres.newDatabase()));
    }

    @Test
    void itsProcessIsKilledAtAnyMomentOnSqlite() throws Exception {
        isKilledAtAnyMoment(directory.resolve("orders.db").toString());
    }

    @Test
    void itsProcessIsKilledAtAnyMomentOnPostgres() throws Exception {
        isKilledAtAnyMoment(Postgres.url(Postgres.newDatabase()));
    }

    private void diesAtEveryStep(String store) throws Exception {
        for (OrderState state : List.of(
                OrderState.PREPARED,
                OrderState.SENDING,
                OrderState.CONFIRMED,
                OrderState.UNKNOWN,
                OrderState.REJECTED,
                OrderState.NOT_SENT,
                OrderState.STOPPED)) {
            halts(store, "BEFORE", state);
            halts(store, "AFTER", state);
        }
        // Killed while CCC has it: before it is processed, and after.
        killedInFlight(store, false);
        // The next one finds it absent, sends it again, and dies in the middle of that, twice.
        assertThat(run(store, "AFTER:SENDING", 1)).isEqualTo(HaltingLedger.EXIT);
        assertThat(run(store, "BEFORE:CONFIRMED", 1)).isEqualTo(HaltingLedger.EXIT);
        killedInFlight(store, true);
        assertThat(run(store, "NEVER", 1)).isZero();
        compareBooks(store);
        assertThat(shop.ccc.orders()).hasSizeGreaterThan(8);
    }

    private void halts(String store, String moment, OrderState state) throws Exception {
        if (state == OrderState.UNKNOWN) {
            // Nobody answers, and nobody can be asked.
            shop.ccc.faults().next(Call.SUBMIT_ORDER).processThenDrop();
            shop.ccc.faults().always(Call.FIND_ORDERS).status(400).body("{\"code\":\"BAD_PARAMETER\"}");
        } else if (state == OrderState.REJECTED) {
            shop.ccc
                    .faults()
                    .next(Call.SUBMIT_ORDER)
                    .status(400)
                    .body("{\"code\":\"BAD_PARAMETER\",\"message\":\"Bad parameter [items is invalid;] supplied\"}");
        }
        assertThat(run(store, moment + ":" + state, 1)).as(moment + ":" + state).isEqualTo(HaltingLedger.EXIT);
        shop.ccc.faults().clear();
        compareBooks(store);
    }

    private void killedInFlight(String store, boolean processed) throws Exception {
        AtomicReference<Process> victim = new AtomicReference<>();
        var fault = shop.ccc.faults().next(Call.SUBMIT_ORDER).drop().before(() -> {
            Process process = victim.get();
            process.destroyForcibly();
            process.onExit().join();
        });
        if (processed) {
            fault.process();
        }
        Process process = orders(store, "NEVER", 1).start(log());
        victim.set(process);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
    }

    private void isKilledAtAnyMoment(String store) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                int ordersBefore = shop.ccc.count(Call.SUBMIT_ORDER) + 1 + random.nextInt(12);
                Process process = orders(store, "NEVER", 10_000).start(log());
                // By progress rather than by time, so that a slow machine is killed in the middle of orders too.
                while (process.isAlive() && shop.ccc.count(Call.SUBMIT_ORDER) < ordersBefore) {
                    process.waitFor(1, TimeUnit.MILLISECONDS);
                }
                process.waitFor(random.nextInt(4_000), TimeUnit.MICROSECONDS);
                assertThat(process.isAlive()).as(() -> tail()).isTrue();
                process.destroyForcibly();
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(run(store, "NEVER", 1)).isZero();
            compareBooks(store);
            System.out.println(KILLS + " kills on " + (store.startsWith("jdbc:") ? "PostgreSQL" : "SQLite") + ": "
                    + shop.ccc.orders().size() + " orders at CCC, none twice, none unknown");
        } catch (AssertionError failure) {
            throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
        }
    }

    private OrderingProcess.Orders orders(String store, String haltAt, int count) {
        runs++;
        return new OrderingProcess.Orders(
                store,
                shop.ccc.baseUrl(),
                shop.ccc.userName(),
                shop.ccc.password(),
                runs * 10L,
                haltAt,
                "R-" + runs + "-",
                count,
                1);
    }

    private int run(String store, String haltAt, int count) throws IOException, InterruptedException {
        Process process = orders(store, haltAt, count).start(log());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Path log() {
        return directory.resolve("processes.log");
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** Settles what a dead process left, and looks at both sides. */
    private void compareBooks(String store) {
        LaterTime time = new LaterTime(Duration.ofMinutes((runs + 1) * 10L));
        try (OrderLedger ledger = OrderingProcess.open(store);
                CccClient client = shop.client(ledger, time)) {
            OrderingProcess.settle(client);
            Map<String, String> atCcc = new TreeMap<>();
            for (PlacedOrder order : shop.ccc.orders()) {
                String twice = atCcc.put(order.customerReference().orElseThrow(), order.orderNumber());
                assertThat(twice)
                        .as("ordered twice: " + order.customerReference())
                        .isNull();
            }
            Map<String, String> inLedger = new TreeMap<>();
            List<LedgerEntry> open = new ArrayList<>();
            ledger.visit(Instant.EPOCH, time.now().plusSeconds(3_600), entry -> {
                if (entry.state().isUnresolved()) {
                    open.add(entry);
                }
                entry.order().ifPresent(order -> inLedger.put(entry.reference(), order.orderNumber()));
            });
            assertThat(open).isEmpty();
            assertThat(inLedger).isEqualTo(atCcc);
        }
    }
}
