package io.github.cccsdk.ledger.jdbc;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.orders.LookUpFinding;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.orders.Reconciliation;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.Quote;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process of its own that orders, and may be killed at any moment. It begins as a careful application does: it settles
 * what is open, and has sent again what CCC certainly does not have.
 */
final class OrderingProcess {
    private OrderingProcess() {}

    /** What such a process is told. */
    record Orders(
            String store,
            String baseUrl,
            String user,
            String password,
            long minutesAhead,
            String haltAt,
            String prefix,
            int count,
            int threads) {
        Process start(Path log) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OrderingProcess.class.getName()));
            command.addAll(List.of(
                    store,
                    baseUrl,
                    user,
                    password,
                    Long.toString(minutesAhead),
                    haltAt,
                    prefix,
                    Integer.toString(count),
                    Integer.toString(threads)));
            File output = log.toFile();
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                    .start();
        }
    }

    public static void main(String[] told) throws Exception {
        Orders orders = new Orders(
                told[0],
                told[1],
                told[2],
                told[3],
                Long.parseLong(told[4]),
                told[5],
                told[6],
                Integer.parseInt(told[7]),
                Integer.parseInt(told[8]));
        LaterTime time = new LaterTime(Duration.ofMinutes(orders.minutesAhead()));
        CuttableSockets sockets = new CuttableSockets();
        try (OrderLedger ledger = new HaltingLedger(open(orders.store()), orders.haltAt());
                CccClient client =
                        Shop.client(orders.baseUrl(), orders.user(), orders.password(), ledger, time, sockets)) {
            if (orders.threads() == 1) {
                settle(client);
            }
            submitAll(client, orders, sockets);
        }
    }

    static OrderLedger open(String store) {
        return store.startsWith("jdbc:postgresql:")
                ? PostgresLedger.open(store, "postgres", "postgres")
                : SqliteLedger.open(Path.of(store));
    }

    static void settle(CccClient client) {
        for (Reconciliation one : client.orders().reconcileAll()) {
            if (one.finding() == LookUpFinding.ABSENT && !one.isSettled()) {
                try {
                    client.orders().resend(one.reference());
                } catch (CccException failure) {
                    System.out.println(failure.getMessage());
                }
            }
        }
    }

    /** Every thread in an order of its own, so that they meet. */
    private static void submitAll(CccClient client, Orders orders, CuttableSockets sockets) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < orders.count(); i++) {
            numbers.add(i);
        }
        if (orders.threads() > 1) {
            Collections.shuffle(numbers, new Random(ProcessHandle.current().pid()));
        }
        Quote quote = Shop.request(client, "quote").items().get(0).quote();
        if (orders.haltAt().endsWith(":NOT_SENT")) {
            sockets.cut();
        }
        ExecutorService threads = Executors.newFixedThreadPool(orders.threads());
        List<Future<?>> all = new ArrayList<>();
        for (int number : numbers) {
            all.add(threads.submit(() -> submit(client, quote, orders, number)));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
    }

    private static void submit(CccClient client, Quote quote, Orders orders, int number) {
        String reference = orders.prefix() + number;
        OrderRequest.Builder request = OrderRequest.builder(reference).item("TN-" + reference, quote);
        if (orders.haltAt().endsWith(":STOPPED")) {
            request.maxTotal(Money.usd("1.00"));
        }
        try {
            client.orders().submit(request.build());
        } catch (CccException failure) {
            System.out.println(failure.getMessage());
        }
    }
}
