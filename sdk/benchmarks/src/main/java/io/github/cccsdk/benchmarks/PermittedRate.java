package io.github.cccsdk.benchmarks;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.listener.AttemptFinished;
import io.github.cccsdk.listener.CccListener;
import io.github.cccsdk.pricing.PriceRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sixteen threads call as fast as they are let, where the server permits a number of calls in a second. */
final class PermittedRate {
    static final int RATE = 100;
    private static final int THREADS = 16;

    private PermittedRate() {}

    /**
     * What came of it.
     *
     * @param share of the permitted calls that were made, 1 for all
     * @param refused answers 429
     */
    record Outcome(double share, int refused) {}

    static Outcome run(int seconds) throws IOException, InterruptedException {
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (AnswerServer server = AnswerServer.start(RATE);
                CccClient ccc = CccClient.builder()
                        .baseUrl(server.baseUrl())
                        .credentials(CccCredentials.of("user", "password"))
                        .callsPerSecond(RATE)
                        .listener(counting(answered, refused))
                        .build()) {
            PriceRequest request = PriceRequest.builder()
                    .workId(Answers.WORK_ID)
                    .publicationYear(2004)
                    .pageCount(19)
                    .build();
            ccc.pricing().quote(request);
            answered.set(0);
            long start = System.nanoTime();
            long end = start + TimeUnit.SECONDS.toNanos(seconds);
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Thread caller = new Thread(() -> {
                    while (System.nanoTime() - end < 0) {
                        ccc.pricing().quote(request);
                    }
                });
                callers.add(caller);
                caller.start();
            }
            for (Thread caller : callers) {
                caller.join();
            }
            double took = (System.nanoTime() - start) / 1e9;
            return new Outcome(answered.get() / took / RATE, refused.get());
        }
    }

    private static CccListener counting(AtomicInteger answered, AtomicInteger refused) {
        return new CccListener() {
            @Override
            public void attemptFinished(AttemptFinished event) {
                if (event.httpStatus().orElse(0) == 200) {
                    answered.incrementAndGet();
                } else if (event.httpStatus().orElse(0) == 429) {
                    refused.incrementAndGet();
                }
            }
        };
    }
}
