package io.github.cccsdk.benchmarks;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.pricing.BulkProgress;
import io.github.cccsdk.pricing.PriceRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A hundred thousand different prices through one stream, over loopback, in a heap of 64 MB. */
final class BulkMemory {
    static final int PRICES = 100_000;
    private static final int BETWEEN_LOOKS = 500;

    private BulkMemory() {}

    /**
     * What came of it.
     *
     * @param priced requests that got their price
     * @param peak the most of the heap that was seen in use, garbage included, in bytes
     * @param live the most that a collection was seen to leave, in bytes
     * @param millis for all of it
     */
    record Outcome(long priced, long peak, long live, long millis) {
        static Outcome parse(String line) {
            String[] part = line.split(" ", -1);
            return new Outcome(
                    Long.parseLong(part[0]), Long.parseLong(part[1]), Long.parseLong(part[2]), Long.parseLong(part[3]));
        }
    }

    static Outcome run() throws IOException, InterruptedException {
        return Outcome.parse(Child.lines(BulkMemory.class, List.of("-Xmx64m")).get(0));
    }

    public static void main(String[] args) throws IOException {
        AtomicLong peak = new AtomicLong();
        AtomicLong live = new AtomicLong();
        long start = System.nanoTime();
        try (AnswerServer server = AnswerServer.start(0);
                CccClient ccc = CccClient.builder()
                        .baseUrl(server.baseUrl())
                        .credentials(CccCredentials.of("user", "password"))
                        .build();
                Stream<PriceRequest> requests = IntStream.range(0, PRICES).mapToObj(BulkMemory::request)) {
            long priced = ccc.pricing()
                    .quoteAll(requests, progress -> look(progress, peak, live))
                    .filter(result -> result.outcome().isPresent())
                    .count();
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println(priced + " " + peak + " " + live + " " + millis);
        }
    }

    /** Each another one, so that none is answered from what is remembered. */
    private static PriceRequest request(int number) {
        return PriceRequest.builder()
                .workId(Answers.WORK_ID)
                .title("Article number " + number)
                .publicationYear(2004)
                .pageCount(1 + number % 10_000)
                .build();
    }

    private static void look(BulkProgress progress, AtomicLong peak, AtomicLong live) {
        if (progress.done() % BETWEEN_LOOKS == 0) {
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            peak.accumulateAndGet(used, Math::max);
            live.accumulateAndGet(leftByCollection(), Math::max);
        }
    }

    private static long leftByCollection() {
        long left = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getCollectionUsage();
            if (pool.getType() == MemoryType.HEAP && usage != null) {
                left += usage.getUsed();
            }
        }
        return left;
    }
}
