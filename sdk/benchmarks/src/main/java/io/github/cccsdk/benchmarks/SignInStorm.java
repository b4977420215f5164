package io.github.cccsdk.benchmarks;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A thousand threads call at once on a session that has died, against the simulator. */
final class SignInStorm {
    static final int CALLERS = 1_000;

    private SignInStorm() {}

    /**
     * What came of it.
     *
     * @param answered callers that got their price
     * @param signIns after the session died
     * @param millis from the start to the last answer
     */
    record Outcome(int answered, int signIns, long millis) {}

    static Outcome run() throws InterruptedException {
        try (CccSimulator simulator = CccSimulator.start();
                CccClient ccc = CccClient.builder()
                        .baseUrl(simulator.baseUrl())
                        .credentials(CccCredentials.of(simulator.userName(), simulator.password()))
                        .build()) {
            PriceRequest request = PriceRequest.builder()
                    .workId(Answers.WORK_ID)
                    .publicationYear(2004)
                    .pageCount(19)
                    .build();
            ccc.pricing().quote(request).quoteOrThrow();
            simulator.expireSessions();
            int signInsBefore = simulator.count(Call.SIGN_IN);

            CountDownLatch gate = new CountDownLatch(1);
            AtomicInteger answered = new AtomicInteger();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                Thread caller = new Thread(() -> call(ccc, request, gate, answered));
                callers.add(caller);
                caller.start();
            }
            long start = System.nanoTime();
            gate.countDown();
            for (Thread caller : callers) {
                caller.join();
            }
            long millis = (System.nanoTime() - start) / 1_000_000;
            return new Outcome(answered.get(), simulator.count(Call.SIGN_IN) - signInsBefore, millis);
        }
    }

    private static void call(CccClient ccc, PriceRequest request, CountDownLatch gate, AtomicInteger answered) {
        try {
            gate.await();
            ccc.pricing().quote(request).quoteOrThrow();
            answered.incrementAndGet();
        } catch (CccException failed) {
            System.err.println(failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
