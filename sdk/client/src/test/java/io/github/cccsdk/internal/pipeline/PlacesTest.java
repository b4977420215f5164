package io.github.cccsdk.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.time.TimeSource;
import io.github.cccsdk.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final VirtualTime time = new VirtualTime();

    @Test
    void whoeverComesWhenAllPlacesAreTakenWaitsForOne() throws Exception {
        Places places = new Places(1, time);
        assertThat(places.enter(LONG)).isTrue();
        CompletableFuture<Boolean> second = inThread(places, LONG);
        time.awaitWaiting(1);
        assertThat(second).isNotDone();
        places.leave();
        assertThat(second.get()).isTrue();
    }

    @Test
    void aWaitThatEndsLosesNoPlace() throws Exception {
        Places places = new Places(1, time);
        places.enter(LONG);
        CompletableFuture<Boolean> second = inThread(places, Duration.ofSeconds(1));
        time.awaitWaiting(1);
        time.advance(Duration.ofSeconds(2));
        assertThat(second.get()).isFalse();
        places.leave();
        assertThat(places.enter(Duration.ZERO)).isTrue();
    }

    @Test
    void anInterruptInLineLosesNoPlace() throws Exception {
        Places places = new Places(1, time);
        places.enter(LONG);
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread second = new Thread(() -> {
            try {
                places.enter(LONG);
            } catch (InterruptedException interrupted) {
                thrown.complete(interrupted);
            }
        });
        second.start();
        time.awaitWaiting(1);
        second.interrupt();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        places.leave();
        assertThat(places.enter(Duration.ZERO)).isTrue();
    }

    @Test
    void neverMoreThanThereArePlacesAndNoneIsLostUnderInterruptsAndTimeOuts() throws Exception {
        long seed = new Random().nextLong();
        Places places = new Places(3, TimeSource.system());
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            Random random = new Random(seed + number);
            Thread thread = new Thread(() -> {
                for (int round = 0; round < 300; round++) {
                    if (random.nextInt(10) == 0) {
                        Thread.currentThread().interrupt();
                    }
                    try {
                        if (places.enter(Duration.ofNanos(random.nextInt(200_000)))) {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            Thread.onSpinWait();
                            inside.decrementAndGet();
                            places.leave();
                        }
                    } catch (InterruptedException expected) {
                        Thread.interrupted();
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most.get()).as("seed %d", seed).isLessThanOrEqualTo(3);
        for (int place = 0; place < 3; place++) {
            assertThat(places.enter(Duration.ZERO))
                    .as("seed %d, place %d", seed, place)
                    .isTrue();
        }
        assertThat(places.enter(Duration.ZERO)).as("seed %d: a fourth", seed).isFalse();
    }

    private static CompletableFuture<Boolean> inThread(Places places, Duration longest) {
        CompletableFuture<Boolean> entered = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        entered.complete(places.enter(longest));
                    } catch (InterruptedException interrupted) {
                        entered.completeExceptionally(interrupted);
                    }
                })
                .start();
        return entered;
    }
}
