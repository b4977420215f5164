package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cccsdk.account.AccountInfo;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccClientException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.CccTimeoutException;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.listener.AttemptFinished;
import io.github.cccsdk.listener.CccListener;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.pricing.PriceOutcome;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both forms of a call behave the same; and what only the asynchronous one can do. */
class AsyncTest {
    private final CccSimulator ccc = CccSimulator.start();
    private final List<AttemptFinished> attempts = new CopyOnWriteArrayList<>();
    private final OrderLedger ledger = OrderLedger.inMemory();
    private final AtomicReference<Duration> late = new AtomicReference<>(Duration.ZERO);
    private final CccClient client = CccClient.builder()
            .baseUrl(ccc.baseUrl())
            .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
            .ledger(ledger)
            .timeSource(new LateTime())
            .listener(new CccListener() {
                @Override
                public void attemptFinished(AttemptFinished event) {
                    attempts.add(event);
                }
            })
            .build();
    private final PriceRequest request = PriceRequest.builder()
            .issn("1092-4388")
            .publicationYear(2004)
            .pages("165-83")
            .build();

    /** This machine's time, later by what a test says. */
    private final class LateTime implements TimeSource {
        private final TimeSource system = TimeSource.system();

        @Override
        public Instant now() {
            return system.now().plus(late.get());
        }

        @Override
        public long nanoTime() {
            return system.nanoTime() + late.get().toNanos();
        }

        @Override
        public void sleep(Duration span) throws InterruptedException {
            system.sleep(span);
        }

        @Override
        public boolean await(Future<?> future, Duration atMost) throws InterruptedException {
            return system.await(future, atMost);
        }
    }

    /** The two ways to make a call. */
    enum Form {
        WAITING {
            @Override
            <T> T make(CccClient client, Function<CccCalls, T> call) {
                return call.apply(client);
            }
        },
        APART {
            @Override
            <T> T make(CccClient client, Function<CccCalls, T> call) {
                try {
                    return client.async().call(call).join();
                } catch (CompletionException wrapped) {
                    throw (CccException) wrapped.getCause();
                }
            }
        };

        abstract <T> T make(CccClient client, Function<CccCalls, T> call);
    }

    @AfterEach
    void stop() {
        client.close();
        ccc.close();
    }

    private static void await(BooleanSupplier condition) {
        long giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("given up waiting").isLessThan(giveUpAt);
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWholeStory(Form form) {
        Quote quote = form.make(client, calls -> calls.pricing().quote(request)).quoteOrThrow();
        ccc.clock().advance(Duration.ofHours(12));
        OrderConfirmation done = form.make(
                client,
                calls -> calls.orders()
                        .submit(OrderRequest.builder("REF-1")
                                .item("TN-1", quote)
                                .build()));

        Order read = form.make(client, calls -> calls.orders().get(done.orderNumber()));
        assertThat(read).isEqualTo(done.order());
        assertThat(form.make(client, calls -> calls.orders().cancel(done.orderNumber()))
                        .status()
                        .code())
                .isEqualTo("CANCELLED");
        Optional<AccountInfo> account =
                form.make(client, calls -> calls.account().info());
        assertThat(account).isPresent();
        assertThat(ccc.count(Call.SUBMIT_ORDER)).isEqualTo(2); // the first was refused with its dead session
        assertThat(ccc.orders()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureIsTheSameTypedException(Form form) {
        ccc.faults().next(Call.SEARCH_WORKS).status(400).body("{\"code\":\"USER_MISCONFIGURED\",\"message\":\"\"}");
        Throwable thrown =
                catchThrowable(() -> form.make(client, calls -> calls.pricing().quote(request)));
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        CccException.class,
                        failure -> assertThat(failure.problem()).isEqualTo(CccProblem.USER_MISCONFIGURED));
    }

    @ParameterizedTest
    @EnumSource
    void aPassingFailureIsRetried(Form form) {
        ccc.faults().next(Call.SEARCH_WORKS).status(503);
        PriceOutcome outcome = form.make(client, calls -> calls.pricing().quote(request));
        assertThat(outcome).isInstanceOf(Quote.class);
        assertThat(ccc.count(Call.SEARCH_WORKS)).isEqualTo(2);
    }

    /** Trap 17. */
    @Test
    void cancellingAReadAbortsItsExchange() {
        client.account().info();
        ccc.faults().always(Call.SEARCH_WORKS).stall();
        CompletableFuture<PriceOutcome> future =
                client.async().call(calls -> calls.pricing().quote(request));
        await(() -> ccc.count(Call.SEARCH_WORKS) == 1);

        assertThat(future.cancel(true)).isTrue();

        await(() ->
                attempts.stream().anyMatch(attempt -> attempt.problem().equals(Optional.of(CccProblem.INTERRUPTED))));
        assertThat(catchThrowable(future::join)).isInstanceOf(CancellationException.class);
        assertThat(ccc.count(Call.SEARCH_WORKS)).as("no retry after a cancel").isEqualTo(1);
    }

    /** Trap 17: what was in flight may have arrived. */
    @Test
    void cancellingAnOrderInFlightLeavesItUnknownAndNeverRepeatsIt() {
        Quote quote = client.pricing().quote(request).quoteOrThrow();
        ccc.faults().always(Call.SUBMIT_ORDER).stall();
        CompletableFuture<?> future = client.async()
                .call(calls -> calls.orders()
                        .submit(OrderRequest.builder("REF-1")
                                .item("TN-1", quote)
                                .build()));
        await(() -> ccc.count(Call.SUBMIT_ORDER) == 1);

        future.cancel(true);

        await(() -> ledger.find("REF-1").orElseThrow().state() == OrderState.UNKNOWN);
        assertThat(ccc.count(Call.SUBMIT_ORDER)).isEqualTo(1);
    }

    /** Trap 64. */
    @Test
    void cancellingAfterTheEndChangesNothing() {
        CompletableFuture<PriceOutcome> future =
                client.async().call(calls -> calls.pricing().quote(request));
        PriceOutcome outcome = future.join();
        assertThat(future.cancel(true)).isFalse();
        assertThat(future.join()).isSameAs(outcome);
    }

    /** Trap 64. */
    @Test
    void aCallbackThatThrowsOrBlocksHarmsNoOtherCall() {
        CompletableFuture<Void> never = new CompletableFuture<>();
        for (int number = 0; number < 20; number++) {
            client.async().call(calls -> calls.pricing().quote(request)).thenAccept(outcome -> {
                throw new IllegalStateException("a callback's own trouble");
            });
            client.async()
                    .call(calls -> calls.pricing().quote(request))
                    .thenAccept(outcome -> never.orTimeout(30, TimeUnit.SECONDS).join());
        }
        List<CompletableFuture<PriceOutcome>> others = IntStream.range(0, 20)
                .mapToObj(number -> client.async().call(calls -> calls.pricing().quote(request)))
                .toList();
        assertThat(others).allSatisfy(other -> assertThat(other.join()).isInstanceOf(Quote.class));
        never.complete(null);
    }

    @Test
    void closingTheClientEndsWhatIsUnderWay() {
        ccc.faults().always(Call.SEARCH_WORKS).stall();
        CompletableFuture<PriceOutcome> future =
                client.async().call(calls -> calls.pricing().quote(request));
        await(() -> ccc.count(Call.SEARCH_WORKS) == 1);

        client.close();

        assertThat(catchThrowable(future::join)).hasCauseInstanceOf(CccException.class);
        assertThat(catchThrowable(() -> client.async()
                        .call(calls -> calls.pricing().quote(request))
                        .join()))
                .hasCauseInstanceOf(CccClientException.class);
    }

    /** Trap 63. */
    @Test
    void closingTheClientFromACallbackEndsWell() {
        CompletableFuture<Void> closed =
                client.async().call(calls -> calls.pricing().quote(request)).thenRun(client::close);
        assertThat(closed.orTimeout(20, TimeUnit.SECONDS)).succeedsWithin(Duration.ofSeconds(20));
        assertThat(catchThrowable(() -> client.pricing().quote(request))).isInstanceOf(CccClientException.class);
    }

    /** Java 17's pool, full: later calls wait for a thread. Virtual threads never make one wait. */
    private CompletableFuture<Void> occupyEveryThread() {
        CompletableFuture<Void> release = new CompletableFuture<>();
        AtomicInteger begun = new AtomicInteger();
        for (int number = 0; number < 128; number++) {
            client.async().call(calls -> {
                begun.incrementAndGet();
                return release.join();
            });
        }
        await(() -> begun.get() == 128);
        return release;
    }

    private CompletableFuture<OrderConfirmation> orderApart(Quote quote) {
        return client.async()
                .call(calls -> calls.orders()
                        .submit(OrderRequest.builder("REF-1")
                                .item("TN-1", quote)
                                .build()));
    }

    /** Trap 31: nobody waits for it any more, so it must not be bought. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void anOrderCancelledBeforeAThreadTakesItUpIsNeverSent() {
        Quote quote = client.pricing().quote(request).quoteOrThrow();
        CompletableFuture<Void> release = occupyEveryThread();
        CompletableFuture<OrderConfirmation> order = orderApart(quote);
        assertThat(order.cancel(true)).isTrue();
        release.complete(null);

        client.async().call(calls -> calls.pricing().quote(request)).join();
        assertThat(ccc.count(Call.SUBMIT_ORDER)).isZero();
        assertThat(ledger.find("REF-1")).isEmpty();
    }

    /** Trap 31: its time counts from when it was asked for. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void anOrderWhoseTimeIsOverBeforeAThreadTakesItUpIsNeverSent() {
        Quote quote = client.pricing().quote(request).quoteOrThrow();
        CompletableFuture<Void> release = occupyEveryThread();
        CompletableFuture<OrderConfirmation> order = orderApart(quote);
        late.set(Duration.ofSeconds(60));
        release.complete(null);

        assertThat(catchThrowable(order::join))
                .hasCauseInstanceOf(CccTimeoutException.class)
                .cause()
                .extracting(failure -> ((CccException) failure).outcome())
                .isEqualTo(Outcome.NOT_SENT);
        assertThat(ccc.count(Call.SUBMIT_ORDER)).isZero();
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void closingTheClientEndsWhatHasNotBegun() {
        CompletableFuture<Void> release = occupyEveryThread();
        CompletableFuture<PriceOutcome> waiting =
                client.async().call(calls -> calls.pricing().quote(request));

        client.close();

        assertThat(catchThrowable(waiting.orTimeout(20, TimeUnit.SECONDS)::join))
                .hasCauseInstanceOf(CccClientException.class);
        release.complete(null);
    }

    /** Trap 23, with sockets: ten thousand waiting calls on virtual threads, where Java has them. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void tenThousandVirtualThreadsAllGetTheirAnswer() throws Exception {
        PriceRequest byId = PriceRequest.builder()
                .workId("122883898")
                .publicationYear(2004)
                .pageCount(19)
                .build();
        try (CccClient patient = CccClient.builder()
                .baseUrl(ccc.baseUrl())
                .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
                .timeout(Duration.ofMinutes(5))
                .build()) {
            ExecutorService virtual = (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
            List<Future<PriceOutcome>> calls = new ArrayList<>();
            for (int number = 0; number < 10_000; number++) {
                calls.add(virtual.submit(() -> patient.pricing().quote(byId)));
            }
            for (Future<PriceOutcome> call : calls) {
                assertThat(call.get()).isInstanceOf(Quote.class);
            }
            virtual.shutdown();
        }
        assertThat(ccc.count(Call.PRICE)).isEqualTo(10_000);
        assertThat(ccc.signIns()).hasSize(1);
    }

    /** Trap 23: ten thousand calls at once; on virtual threads where Java has them. */
    @Test
    void tenThousandCallsAtOnceAllEnd() {
        try (CccClient canned = CccClient.builder()
                .baseUrl("https://ccc.invalid")
                .credentials(CccCredentials.of("user", "password"))
                .httpClient(CannedTransport.client())
                .build()) {
            PriceRequest byId = PriceRequest.builder()
                    .workId("122883898")
                    .publicationYear(2004)
                    .pageCount(19)
                    .build();
            List<CompletableFuture<PriceOutcome>> calls = IntStream.range(0, 10_000)
                    .mapToObj(number ->
                            canned.async().call(apart -> apart.pricing().quote(byId)))
                    .toList();
            assertThat(calls).allMatch(call -> call.join() instanceof Quote);
        }
    }
}
