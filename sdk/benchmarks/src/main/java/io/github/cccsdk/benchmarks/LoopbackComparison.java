package io.github.cccsdk.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * The look-ups over loopback, in pairs: in each round every peer makes a batch of calls in random order, and is compared with
 * the calls made by hand in that same round, so that what disturbs the machine disturbs all.
 */
final class LoopbackComparison {
    private static final int CALLS = 320;
    private static final int MOST_THREADS = 16;

    private LoopbackComparison() {}

    /**
     * One line of the outcome.
     *
     * @param micros median of the average time of a call, in microseconds
     * @param low lower quartile of the ratio to {@link Peer#BARE} of the same round
     * @param middle its median
     * @param high its upper quartile
     * @param bytes median of what a call allocates on the calling thread
     */
    record Row(int threads, Peer peer, double micros, double low, double middle, double high, long bytes) {
        static Row parse(String line) {
            String[] part = line.split(" ", -1);
            return new Row(
                    Integer.parseInt(part[0]),
                    Peer.valueOf(part[1]),
                    Double.parseDouble(part[2]),
                    Double.parseDouble(part[3]),
                    Double.parseDouble(part[4]),
                    Double.parseDouble(part[5]),
                    Long.parseLong(part[6]));
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%d %s %.2f %.3f %.3f %.3f %d", threads, peer, micros, low, middle, high, bytes);
        }
    }

    private record Batch(double micros, double bytes) {}

    static List<Row> run(String scale) throws IOException, InterruptedException {
        // As many connections as threads for HttpURLConnection too, whose default is 5.
        return Child.lines(LoopbackComparison.class, List.of("-Dhttp.maxConnections=16"), scale).stream()
                .map(Row::parse)
                .toList();
    }

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Scale scale = Scale.of(args[0]);
        ExecutorService threads = Executors.newFixedThreadPool(MOST_THREADS);
        try (AnswerServer server = AnswerServer.start(0)) {
            Map<Peer, LookUp> lookUps = new EnumMap<>(Peer.class);
            for (Peer peer : Peer.values()) {
                lookUps.put(peer, peer.over(server.baseUrl(), client()));
            }
            for (int count : new int[] {1, MOST_THREADS}) {
                compare(count, lookUps, threads, scale).forEach(System.out::println);
            }
            lookUps.values().forEach(LookUp::close);
        } finally {
            threads.shutdownNow();
        }
    }

    private static OkHttpClient client() {
        // The default keeps 5 connections, which 16 threads would wear out and replace all the time.
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(MOST_THREADS, 5, TimeUnit.MINUTES))
                .build();
    }

    private static List<Row> compare(int count, Map<Peer, LookUp> lookUps, ExecutorService threads, Scale scale)
            throws InterruptedException, ExecutionException {
        for (LookUp lookUp : lookUps.values()) {
            batch(count, lookUp, scale.warmUpCalls(), threads);
        }
        Map<Peer, List<Batch>> batches = new EnumMap<>(Peer.class);
        List<Peer> order = new ArrayList<>(List.of(Peer.values()));
        for (int round = 0; round < scale.rounds(); round++) {
            Collections.shuffle(order);
            for (Peer peer : order) {
                Batch batch = batch(count, Objects.requireNonNull(lookUps.get(peer)), CALLS, threads);
                batches.computeIfAbsent(peer, first -> new ArrayList<>()).add(batch);
            }
        }
        List<Batch> bare = batches.getOrDefault(Peer.BARE, List.of());
        List<Row> rows = new ArrayList<>();
        batches.forEach((peer, own) -> rows.add(row(count, peer, own, bare)));
        return rows;
    }

    private static Row row(int threads, Peer peer, List<Batch> own, List<Batch> bare) {
        double[] ratios = new double[own.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = own.get(i).micros() / bare.get(i).micros();
        }
        Arrays.sort(ratios);
        double[] micros = own.stream().mapToDouble(Batch::micros).sorted().toArray();
        double[] bytes = own.stream().mapToDouble(Batch::bytes).sorted().toArray();
        int n = ratios.length;
        return new Row(
                threads,
                peer,
                micros[n / 2],
                ratios[n / 4],
                ratios[n / 2],
                ratios[n * 3 / 4],
                Math.round(bytes[n / 2]));
    }

    private static Batch batch(int count, LookUp lookUp, int calls, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        int each = calls / count;
        List<Future<Long>> running = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            running.add(threads.submit(() -> allocatedBy(lookUp, each)));
        }
        long bytes = 0;
        for (Future<Long> one : running) {
            bytes += one.get();
        }
        long nanos = System.nanoTime() - start;
        // As JMH counts: the time one thread needs for one call while the others make theirs.
        return new Batch(nanos / 1e3 / each, (double) bytes / (each * count));
    }

    private static long allocatedBy(LookUp lookUp, int calls) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < calls; i++) {
            if (lookUp.total().signum() <= 0) {
                throw new IllegalStateException("no price");
            }
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
