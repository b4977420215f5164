package io.github.cccsdk.internal.wire;

import static io.github.cccsdk.internal.wire.LoopbackCcc.ACCOUNT;
import static io.github.cccsdk.internal.wire.LoopbackCcc.SUBMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.wire.RawServer.Reply;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.time.TimeSource;
import io.github.cccsdk.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Interrupts and time-outs of single exchanges. Traps 14, 16, 17 and 62. */
class InterruptTest {
    @AfterEach
    void clearTheFlag() {
        Thread.interrupted();
    }

    /** Trap 16: OkHttp throws an undeclared checked exception here, and loses the flag. */
    @Test
    void aReadByAnInterruptedCallerSendsNothingAndKeepsTheFlag() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = ccc.client().build()) {
            client.account().info();
            int before = ccc.requests();
            Thread.currentThread().interrupt();
            CccException thrown = catchThrowableOfType(
                    CccException.class, () -> client.account().info());
            assertThat(thrown.problem()).isEqualTo(CccProblem.INTERRUPTED);
            assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
            assertThat(ccc.requests()).isEqualTo(before);
        }
    }

    /** Trap 16, below the pipeline: whatever OkHttp makes of the flag, the failure is typed and the flag is set. */
    @Test
    void anExchangeOfAnInterruptedCallerIsTypedAndKeepsTheFlag() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                Transports transports =
                        Transports.of(null, Network.OF_THE_JVM, Duration.ofSeconds(1), Duration.ofSeconds(1), 5)) {
            HttpExchange exchange = new HttpExchange(transports, TimeSource.system());
            WireRequest request = account(ccc);
            Thread.currentThread().interrupt();
            ExchangeFailure failure = catchThrowableOfType(
                    ExchangeFailure.class,
                    () -> exchange.read(
                            request, Deadline.after(Duration.ofSeconds(5), TimeSource.system()), WireAnswer::kept));
            assertThat(failure.kind()).isEqualTo(ExchangeFailure.Kind.INTERRUPTED);
            assertThat(failure.sent()).isFalse();
            assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
        }
    }

    /** Trap 62: it is stopped before sending, not by luck while it is being sent. */
    @Test
    void anOrderOfAnInterruptedCallerIsNotSent() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                OrderLedger ledger = OrderLedger.inMemory();
                CccClient client = ccc.client()
                        .timeSource(new NoticesInterruptsLate())
                        .ledger(ledger)
                        .build()) {
            client.account().info();
            Thread.currentThread().interrupt();
            CccException thrown = catchThrowableOfType(
                    CccException.class, () -> client.orders().submit(LoopbackCcc.order()));
            assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
            assertThat(thrown.problem()).isEqualTo(CccProblem.INTERRUPTED);
            assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(ccc.orders()).isZero();
            assertThat(ledger.find("ILL-1"))
                    .as("the reference is not even claimed")
                    .isEmpty();
        }
    }

    /** Waits for an exchange to its end before it looks at the interrupt flag. */
    private static final class NoticesInterruptsLate implements TimeSource {
        private final VirtualTime time = new VirtualTime().sleepersAdvance();

        @Override
        public Instant now() {
            return time.now();
        }

        @Override
        public long nanoTime() {
            return time.nanoTime();
        }

        @Override
        public void sleep(Duration span) throws InterruptedException {
            time.sleep(span);
        }

        @Override
        public boolean await(Future<?> future, Duration atMost) throws InterruptedException {
            boolean interrupted = Thread.interrupted();
            boolean done = time.await(future, atMost);
            if (interrupted) {
                throw new InterruptedException();
            }
            return done;
        }
    }

    /** Trap 17: an interrupt while waiting for the answer aborts the exchange at once, and the order is unknown. */
    @Test
    void anInterruptDuringAnOrderAbortsItAndLeavesItUnknown() throws Exception {
        interruptedDuring(Reply.stall());
    }

    /** Trap 17: the same while the body of the answer is on its way. */
    @Test
    void anInterruptDuringTheBodyOfAnOrdersAnswerLeavesItUnknown() throws Exception {
        interruptedDuring(exchange -> {
            exchange.write("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{");
            exchange.awaitEnd();
        });
    }

    private static void interruptedDuring(Reply reply) throws Exception {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                OrderLedger ledger = OrderLedger.inMemory();
                CccClient client = ccc.client().ledger(ledger).build()) {
            client.account().info();
            CompletableFuture<Boolean> aborted = new CompletableFuture<>();
            ccc.next(SUBMIT, exchange -> {
                try {
                    reply.to(exchange);
                } finally {
                    aborted.complete(true);
                }
            });
            CompletableFuture<CccException> thrown = new CompletableFuture<>();
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                thrown.complete(catchThrowableOfType(
                        CccException.class, () -> client.orders().submit(LoopbackCcc.order())));
                flag.complete(Thread.currentThread().isInterrupted());
            });
            caller.start();
            ccc.server().awaitRequests(3);
            caller.interrupt();

            assertThat(flag.get(10, TimeUnit.SECONDS)).as("interrupt flag").isTrue();
            assertThat(aborted.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(thrown.join().outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(ccc.orders()).isEqualTo(1);
            assertThat(ledger.find("ILL-1").map(LedgerEntry::state)).contains(OrderState.UNKNOWN);
        }
    }

    /**
     * Trap 11 as a race: the caller is interrupted at random moments around the sending; whenever it is told "not sent",
     * the server has never seen the order, and it never sees one twice.
     */
    @Test
    void notSentIsTrueWheneverTheInterruptComes() throws Exception {
        long seed = Long.getLong("seed", 20261123L);
        Random random = new Random(seed);
        int rounds = 150;
        try (LoopbackCcc ccc = LoopbackCcc.start();
                OrderLedger ledger = OrderLedger.inMemory();
                CccClient client = ccc.client().ledger(ledger).build()) {
            client.account().info();
            ccc.always(SUBMIT, Reply.stall());
            for (int round = 0; round < rounds; round++) {
                String reference = "REF-" + round;
                long delay = random.nextInt(4_000_000);
                CompletableFuture<CccException> thrown = new CompletableFuture<>();
                Thread caller = new Thread(() -> thrown.complete(catchThrowableOfType(
                        CccException.class,
                        () -> client.orders()
                                .submit(OrderRequest.builder(reference)
                                        .item("TN-1", LoopbackCcc.quote())
                                        .build()))));
                caller.start();
                long start = System.nanoTime();
                while (System.nanoTime() - start < delay) {
                    Thread.onSpinWait();
                }
                caller.interrupt();
                CccException failure = thrown.get(10, TimeUnit.SECONDS);
                if (failure.outcome() == Outcome.NOT_SENT) {
                    assertThat(ccc.received(SUBMIT))
                            .as("seed " + seed + ", round " + round)
                            .noneMatch(order -> order.body().contains("\"" + reference + "\""));
                }
            }
            ccc.server().awaitOpenConnections(1);
            for (int round = 0; round < rounds; round++) {
                String reference = "\"REF-" + round + "\"";
                boolean told = ledger.find("REF-" + round)
                        .filter(entry -> entry.state() == OrderState.NOT_SENT)
                        .isPresent();
                assertThat(ccc.received(SUBMIT).stream()
                                .filter(order -> order.body().contains(reference))
                                .count())
                        .as("seed " + seed + ", round " + round)
                        .isLessThanOrEqualTo(told ? 0 : 1);
            }
        }
    }

    /** Trap 14: an answer that drips outlives every read time-out, but not the call's own time. */
    @Test
    void aSlowDripIsEndedByTheCallsOwnTime() throws Exception {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                Transports transports =
                        Transports.of(null, Network.OF_THE_JVM, Duration.ofSeconds(1), Duration.ofSeconds(1), 5)) {
            ccc.always(ACCOUNT, exchange -> {
                exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                while (true) {
                    exchange.write("x");
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                }
            });
            HttpExchange exchange = new HttpExchange(transports, TimeSource.system());
            assertThat(exchange.read(
                                    account(ccc),
                                    Deadline.after(Duration.ofMillis(250), TimeSource.system()),
                                    WireAnswer::kept)
                            .ending())
                    .isEqualTo(WireAnswer.Ending.TIMED_OUT);
            assertThat(exchange.once(
                                    account(ccc),
                                    Deadline.after(Duration.ofMillis(250), TimeSource.system()),
                                    Deadline.after(Duration.ofMillis(250), TimeSource.system()),
                                    WireAnswer::kept)
                            .ending())
                    .isEqualTo(WireAnswer.Ending.TIMED_OUT);
        }
    }

    /** Trap 14: the call's own time also ends a wait for the first byte, as a time-out that may have reached CCC. */
    @Test
    void theCallsOwnTimeEndsAnExchangeAsUnknown() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                Transports transports =
                        Transports.of(null, Network.OF_THE_JVM, Duration.ofSeconds(1), Duration.ofSeconds(20), 5)) {
            ccc.always(ACCOUNT, Reply.stall());
            HttpExchange exchange = new HttpExchange(transports, TimeSource.system());
            for (boolean once : new boolean[] {true, false}) {
                Deadline deadline = Deadline.after(Duration.ofMillis(200), TimeSource.system());
                ExchangeFailure failure = catchThrowableOfType(ExchangeFailure.class, () -> {
                    if (once) {
                        exchange.once(account(ccc), deadline, deadline, WireAnswer::kept);
                    } else {
                        exchange.read(account(ccc), deadline, WireAnswer::kept);
                    }
                });
                assertThat(failure.kind()).isEqualTo(ExchangeFailure.Kind.TIMEOUT);
                assertThat(failure.sent()).isTrue();
            }
        }
    }

    private static WireRequest account(LoopbackCcc ccc) {
        return new WireRequest(new Request.Builder().url(ccc.url() + "/v1/account"));
    }
}
