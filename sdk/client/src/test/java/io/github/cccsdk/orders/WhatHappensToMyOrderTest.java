package io.github.cccsdk.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.error.CccBillingMismatchException;
import io.github.cccsdk.error.CccClientException;
import io.github.cccsdk.error.CccConnectionException;
import io.github.cccsdk.error.CccDuplicateOrderException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccLedgerException;
import io.github.cccsdk.error.CccOrderException;
import io.github.cccsdk.error.CccOrderOutcomeUnknownException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.CccRateLimitedException;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.CccTimeoutException;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.simulator.Account;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.PlacedOrder;
import io.github.cccsdk.simulator.ReceivedRequest;
import io.github.cccsdk.simulator.Work;
import io.github.cccsdk.time.TimeSource;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One test for each row of the table in docs/orders.md, and those behind it. */
class WhatHappensToMyOrderTest {
    private static final String WORK = "122883898";

    /** The contract knows no blank text; many countries have no states. */
    @Test
    void itsBillingAddressHasNoStateSoNoneIsSent() {
        try (Library library = new Library(
                CccSimulator.builder(),
                settings -> settings.billingAddress(
                        new BillingAddress("NZ", "70 Molesworth St", "Wellington", "", "6011")))) {
            library.ccc.changeAccount(
                    library.ccc.userName(),
                    account -> account.billingAddress(
                            new Account.BillingAddress("NZ", "70 Molesworth St", "Wellington", "", "6011")));

            library.orders().submit(library.request("R-1").build());

            assertThat(library.ccc.requests(Call.SUBMIT_ORDER))
                    .singleElement()
                    .satisfies(sent ->
                            assertThat(sent.body()).contains("Wellington").doesNotContain("\"state\""));
        }
    }

    @Test
    void itIsConfirmedAndEveryStepIsRemembered() {
        try (Library library = new Library(
                CccSimulator.builder(),
                settings -> settings.billingAddress(new BillingAddress("US", "1 Main St", "Fargo", "ND", "58102")))) {
            library.ccc.changeAccount(
                    library.ccc.userName(),
                    account -> account.billingAddress(
                            new Account.BillingAddress("US", "1 Main St", "Fargo", "ND", "58102")));

            OrderConfirmation done =
                    library.orders().submit(library.request("R-1").build());

            assertThat(done.recorded()).isTrue();
            assertThat(done.priceDifference()).isEmpty();
            OrderRecords records = library.orders().records();
            LedgerEntry entry = records.find("R-1").orElseThrow();
            assertThat(entry.order()).contains(done.order());
            assertThat(records.findByOrderNumber(done.orderNumber())).contains(entry);
            assertThat(records.findByItem("TN-R-1")).containsExactly(entry);
            List<LedgerEvent> history = records.history("R-1");
            assertThat(history)
                    .extracting(LedgerEvent::to)
                    .containsExactly(OrderState.PREPARED, OrderState.SENDING, OrderState.CONFIRMED);
            assertThat(history.get(1).wire().sentHash().orElseThrow()).hasSize(64);
            assertThat(history.get(1).wire().sent().orElseThrow())
                    .contains("TN-R-1")
                    .contains("\"billingAddress\"")
                    .doesNotContain("1 Main St");
            assertThat(history.get(2).wire().answered().orElseThrow())
                    .contains(done.orderNumber())
                    .contains("43.00 USD");
        }
    }

    @Test
    void submittedAgainItReturnsTheSameConfirmationWithoutACall() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            OrderConfirmation first = library.orders().submit(request);
            int calls = library.ccc.requests().size();

            assertThat(library.orders().submit(request)).isEqualTo(first);
            assertThat(library.ccc.requests()).hasSize(calls);
        }
    }

    @Test
    void otherContentUnderItsReferenceIsRefused() {
        try (Library library = new Library()) {
            OrderConfirmation first =
                    library.orders().submit(library.request("R-1").build());
            OrderRequest other = OrderRequest.builder("R-1")
                    .item("TN-2", library.quote("1-10"))
                    .build();

            CccDuplicateOrderException refused = catchThrowableOfType(
                    CccDuplicateOrderException.class, () -> library.orders().submit(other));

            assertThat(refused.orderNumber()).contains(first.orderNumber());
            assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(library.posts()).isEqualTo(1);
        }
    }

    @Test
    void twoThreadsSubmitItAtTheSameTimeAndItIsBoughtOnce() throws Exception {
        try (Library library =
                new Library(CccSimulator.builder(), settings -> settings.timeSource(TimeSource.system()))) {
            OrderRequest request = OrderRequest.builder("R-1")
                    .item(
                            "TN-1",
                            library.client
                                    .pricing()
                                    .quote(PriceRequest.builder()
                                            .issn("1092-4388")
                                            .publicationYear(2004)
                                            .pages("165-83")
                                            .build())
                                    .quoteOrThrow())
                    .build();
            ExecutorService threads = Executors.newFixedThreadPool(16);
            Set<String> numbers = ConcurrentHashMap.newKeySet();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(threads.submit(
                        () -> numbers.add(library.orders().submit(request).orderNumber())));
            }
            for (Future<?> one : all) {
                one.get(30, TimeUnit.SECONDS);
            }
            threads.shutdown();
            assertThat(numbers).hasSize(1);
            assertThat(library.ccc.orders()).hasSize(1);
            assertThat(library.posts()).isEqualTo(1);
        }
    }

    @Test
    void whoeverWaitedForARefusedOrderSharesTheRefusal() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            LedgerEntry another = fate(library, request, OrderState.PREPARED);
            library.ledger.beforeFind(
                    2,
                    () -> library.ledger.write(
                            another.ended(
                                    OrderState.REJECTED,
                                    Optional.of(CccProblem.BILLING_MISMATCH),
                                    "refused",
                                    library.time.now()),
                            WireRecord.NONE));

            CccBillingMismatchException shared = catchThrowableOfType(
                    CccBillingMismatchException.class, () -> library.orders().submit(request));

            assertThat(shared.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(library.posts()).isZero();
        }
    }

    @Test
    void whoeverWaitsIsNotToldOfAnEarlierRefusal() throws Exception {
        try (Library library =
                new Library(CccSimulator.builder(), settings -> settings.timeSource(TimeSource.system()))) {
            OrderRequest request =
                    OrderRequest.builder("R-1").item("TN-1", library.quote()).build();
            library.ccc
                    .faults()
                    .next(Call.SUBMIT_ORDER)
                    .status(400)
                    .body("{\"code\":\"BAD_PARAMETER\",\"message\":\"Bad parameter [items is invalid;] supplied\"}");
            assertThatExceptionOfType(CccRequestException.class)
                    .isThrownBy(() -> library.orders().submit(request));
            ExecutorService threads = Executors.newSingleThreadExecutor();
            CompletableFuture<Void> lookedTwice = new CompletableFuture<>();
            AtomicReference<Future<OrderConfirmation>> second = new AtomicReference<>();
            library.ledger.beforeClaim(() -> {
                library.ledger.beforeFind(3, () -> lookedTwice.complete(null));
                second.set(threads.submit(() -> library.orders().submit(request)));
                lookedTwice.join();
            });

            OrderConfirmation first = library.orders().submit(request);

            assertThat(second.get().get(20, TimeUnit.SECONDS).order()).isEqualTo(first.order());
            assertThat(library.ccc.orders()).hasSize(1);
            threads.shutdown();
        }
    }

    @Test
    void anotherClientConfirmsItMeanwhileAndItsConfirmationIsReturned() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            LedgerEntry another = fate(library, request, OrderState.PREPARED);
            Order order = new Order(
                    "501",
                    Optional.of("R-1"),
                    OrderStatus.OPEN,
                    Optional.empty(),
                    Money.usd("43.00"),
                    List.of(new OrderDetail(
                            "71", Optional.of("TN-R-1"), WORK, OrderDetailStatus.GRANTED, Money.usd("43.00"))));
            library.ledger.beforeFind(
                    2,
                    () -> library.ledger.write(
                            another.confirmed(order, "confirmed by CCC", library.time.now()), WireRecord.NONE));

            assertThat(library.orders().submit(request).orderNumber()).isEqualTo("501");
            assertThat(library.posts()).isZero();
        }
    }

    @Test
    void itsAnswerIsLostAndItIsFoundByItsReference() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.ccc.faults().next(Call.SUBMIT_ORDER).processThenDrop();

            OrderConfirmation done = library.orders().submit(request);

            assertThat(done.orderNumber()).isEqualTo(library.ccc.orders().get(0).orderNumber());
            assertThat(library.state("R-1")).isEqualTo(OrderState.CONFIRMED);
            assertThat(library.posts()).isEqualTo(1);
        }
    }

    @Test
    void itIsCutOffAndNobodyKnowsSoItIsNeverSentAgainByItself() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.ccc.faults().next(Call.SUBMIT_ORDER).drop();

            CccOrderOutcomeUnknownException unknown = catchThrowableOfType(
                    CccOrderOutcomeUnknownException.class,
                    () -> library.orders().submit(request));

            assertThat(unknown.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(unknown.isRetryable()).isFalse();
            assertThat(library.state("R-1")).isEqualTo(OrderState.UNKNOWN);
            assertThat(library.orders().unresolved())
                    .extracting(LedgerEntry::reference)
                    .containsExactly("R-1");
            assertThatExceptionOfType(CccOrderOutcomeUnknownException.class)
                    .isThrownBy(() -> library.orders().submit(request));
            assertThatExceptionOfType(CccOrderOutcomeUnknownException.class)
                    .isThrownBy(() -> library.orders().resend("R-1"));
            assertThat(library.posts()).isEqualTo(1);
        }
    }

    @Test
    void itTurnsUpLaterAndTheNextSubmitFindsIt() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.ccc.faults().next(Call.SUBMIT_ORDER).processThenDrop();
            library.ccc.faults().next(Call.FIND_ORDERS, 4).status(503);
            assertThatExceptionOfType(CccOrderOutcomeUnknownException.class)
                    .isThrownBy(() -> library.orders().submit(request));
            library.ccc.faults().clear();

            assertThat(library.orders().submit(request).orderNumber())
                    .isEqualTo(library.ccc.orders().get(0).orderNumber());
            assertThat(library.posts()).isEqualTo(1);
        }
    }

    @Test
    void itIsAbsentAfterTheSettlingTimeAndIsSentAgainOnRequest() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.ccc.faults().next(Call.SUBMIT_ORDER).status(504);
            assertThatExceptionOfType(CccOrderOutcomeUnknownException.class)
                    .isThrownBy(() -> library.orders().submit(request));

            Reconciliation early = library.orders().reconcile("R-1");
            assertThat(early.finding()).isEqualTo(LookUpFinding.CANNOT_TELL);
            assertThat(early.isSettled()).isFalse();
            library.time.advance(Duration.ofMinutes(5));
            assertThat(library.orders().reconcileAll())
                    .extracting(Reconciliation::finding)
                    .containsExactly(LookUpFinding.ABSENT);
            assertThat(library.state("R-1")).isEqualTo(OrderState.UNKNOWN);

            try (CccClient restarted = library.another(settings -> {})) {
                OrderConfirmation done = restarted.orders().resend("R-1");
                assertThat(done.recorded()).isTrue();
                assertThat(restarted.orders().submit(request).order()).isEqualTo(done.order());
                assertThat(restarted.orders().resend("R-1")).isNotNull();
            } catch (CccRequestException settled) {
                assertThat(settled.problem()).isEqualTo(CccProblem.NOT_FOUND);
            }
            assertThat(library.ccc.orders())
                    .singleElement()
                    .extracting(PlacedOrder::customerReference)
                    .isEqualTo(Optional.of("R-1"));
            assertThat(library.ccc.requests(Call.SUBMIT_ORDER))
                    .extracting(ReceivedRequest::body)
                    .satisfies(bodies -> assertThat(bodies.get(0)).isEqualTo(bodies.get(1)));
        }
    }

    @Test
    void itTurnsUpRightBeforeItIsSentAgainAndIsNotSent() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.ccc.faults().next(Call.SUBMIT_ORDER).processThenDrop();
            library.ccc.faults().next(Call.FIND_ORDERS, 2).body(NO_ORDERS);
            assertThatExceptionOfType(CccOrderOutcomeUnknownException.class)
                    .isThrownBy(() -> library.orders().submit(request));
            library.time.advance(Duration.ofMinutes(6));
            assertThat(library.orders().reconcile("R-1").finding()).isEqualTo(LookUpFinding.ABSENT);

            assertThat(library.orders().resend("R-1").orderNumber())
                    .isEqualTo(library.ccc.orders().get(0).orderNumber());
            assertThat(library.posts()).isEqualTo(1);
        }
    }

    private static final String NO_ORDERS =
            "{\"response\":{\"status\":{\"code\":\"OK\",\"message\":\"\"},\"content\":{\"orders\":[]}}}";

    @Test
    void itIsNotSentAgainAtAPriceNobodyAgreedTo() {
        try (Library library = new Library()) {
            absent(library, "R-1");
            library.ccc.changeFees(WORK, Work.Fees.of("USD", "60.00", "0.50", "3.50"));

            CccOrderException stopped = catchThrowableOfType(
                    CccOrderException.class, () -> library.orders().resend("R-1"));

            assertThat(stopped.problem()).isEqualTo(CccProblem.PRICE_CHANGED);
            assertThat(library.posts()).isEqualTo(1);
            assertThat(library.state("R-1")).isEqualTo(OrderState.UNKNOWN);
        }
    }

    private static void absent(Library library, String reference) {
        OrderRequest request = library.request(reference).build();
        library.ccc.faults().next(Call.SUBMIT_ORDER).drop();
        assertThatExceptionOfType(CccOrderOutcomeUnknownException.class)
                .isThrownBy(() -> library.orders().submit(request));
        library.time.advance(Duration.ofMinutes(6));
        assertThat(library.orders().reconcile(reference).finding()).isEqualTo(LookUpFinding.ABSENT);
    }

    @Test
    void somethingElseIsUnderItsReferenceSoPeopleHaveToLook() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.ccc.faults().next(Call.SUBMIT_ORDER).processThenDrop();
            library.ccc.faults().always(Call.FIND_ORDERS).body(NO_ORDERS.replace("[]", """
                    [{"orderNumber":"500000001","status":"OPEN","customerReference":"R-1","currency":"USD","total":9.00,\
                    "items":[{"orderDetailNumber":"7","itemReference":"TN-9","workId":"1","status":"GRANTED","total":9.00}]}]"""));
            assertThatExceptionOfType(CccOrderOutcomeUnknownException.class)
                    .isThrownBy(() -> library.orders().submit(request));

            Reconciliation found = library.orders().reconcile("R-1");

            assertThat(found.finding()).isEqualTo(LookUpFinding.FOUND_DIFFERENT);
            assertThat(found.foundOrders()).containsExactly("500000001");
            library.time.advance(Duration.ofHours(1));
            assertThatExceptionOfType(CccOrderOutcomeUnknownException.class)
                    .isThrownBy(() -> library.orders().resend("R-1"));
            assertThat(library.posts()).isEqualTo(1);
        }
    }

    @Test
    void cccKeepsNoReferencesSoPeopleResolveIt() {
        try (Library library = new Library(CccSimulator.builder().customerReferences(false), settings -> {})) {
            OrderRequest bought = library.request("R-1").build();
            OrderRequest lost = library.request("R-2").build();
            library.ccc.faults().next(Call.SUBMIT_ORDER).processThenDrop();
            assertThatExceptionOfType(CccOrderOutcomeUnknownException.class)
                    .isThrownBy(() -> library.orders().submit(bought));
            library.ccc.faults().next(Call.SUBMIT_ORDER).drop();
            assertThatExceptionOfType(CccOrderOutcomeUnknownException.class)
                    .isThrownBy(() -> library.orders().submit(lost));
            library.time.advance(Duration.ofHours(1));
            assertThat(library.orders().reconcileAll())
                    .extracting(Reconciliation::finding)
                    .containsOnly(LookUpFinding.CANNOT_TELL);

            String number = library.ccc.orders().get(0).orderNumber();
            assertThatExceptionOfType(CccException.class)
                    .isThrownBy(() ->
                            library.orders().resolveManually("R-1", ManualOutcome.bought("500000000"), "web site, Ann"))
                    .satisfies(mistyped -> assertThat(mistyped.problem()).isEqualTo(CccProblem.NOT_FOUND));
            assertThatExceptionOfType(CccRequestException.class)
                    .isThrownBy(() ->
                            library.orders().resolveManually("R-2", ManualOutcome.bought(number), "web site, Ann"));
            LedgerEntry resolved =
                    library.orders().resolveManually("R-1", ManualOutcome.bought(number), "web site, Ann");
            assertThat(resolved.state()).isEqualTo(OrderState.CONFIRMED);
            assertThat(resolved.note()).contains("web site, Ann");
            library.orders().resolveManually("R-2", ManualOutcome.notBought(), "not in the order list, Ann");
            assertThat(library.orders().unresolved()).isEmpty();
            assertThat(library.orders().submit(lost).recorded()).isTrue();
            assertThat(library.ccc.orders()).hasSize(2);
        }
    }

    @Test
    void itsProcessDiesWhilePreparingAndTheReferenceIsTakenOver() {
        try (Library library =
                new Library(CccSimulator.builder(), settings -> settings.orderTimeout(Duration.ofMinutes(10)))) {
            OrderRequest request = library.request("R-1").build();
            LedgerEntry ours = fate(library, request, OrderState.PREPARED);

            assertThat(library.orders().submit(request).recorded()).isTrue();
            assertThat(library.time.now()).isAfter(ours.aliveUntil());
            assertThat(library.ledger.write(
                            ours.sending(Money.usd("43.00"), "{}", "the dead one", Instant.MAX, library.time.now(), ""),
                            WireRecord.NONE))
                    .isFalse();
            assertThat(library.posts()).isEqualTo(1);
        }
    }

    @Test
    void itsProcessDiesWhileSendingAndItIsLookedUp() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.ccc.faults().next(Call.SUBMIT_ORDER).processThenDrop();
            library.ledger.failBefore(OrderState.CONFIRMED);
            try (CccClient dead = library.another(settings -> {})) {
                dead.orders().submit(request);
            }
            library.ledger.recover();
            assertThat(library.state("R-1")).isEqualTo(OrderState.SENDING);

            assertThat(library.orders().reconcile("R-1").finding()).isEqualTo(LookUpFinding.CANNOT_TELL);
            CccOrderException busy = catchThrowableOfType(
                    CccOrderException.class, () -> library.orders().submit(request));
            assertThat(busy.problem()).isEqualTo(CccProblem.ORDER_IN_PROGRESS);
            library.time.setWallBy(Duration.ofSeconds(-90));
            CccOrderException alive = catchThrowableOfType(
                    CccOrderException.class, () -> library.orders().resend("R-1"));
            assertThat(alive.problem()).isEqualTo(CccProblem.ORDER_IN_PROGRESS);
            assertThatExceptionOfType(CccOrderException.class)
                    .isThrownBy(() -> library.orders().resolveManually("R-1", ManualOutcome.notBought(), "too early"))
                    .satisfies(early -> assertThat(early.problem()).isEqualTo(CccProblem.ORDER_IN_PROGRESS));
            library.time.advance(Duration.ofMinutes(3));
            assertThat(library.orders().reconcile("R-1").finding()).isEqualTo(LookUpFinding.FOUND);
            assertThat(library.orders().submit(request).recorded()).isTrue();
            assertThat(library.posts()).isEqualTo(1);
        }
    }

    /** Leaves an entry behind as a process does that dies in that state. */
    private static LedgerEntry fate(Library library, OrderRequest request, OrderState last) {
        library.ledger.failAfter(last);
        try (CccClient dead = library.another(settings -> {})) {
            assertThatExceptionOfType(CccException.class)
                    .isThrownBy(() -> dead.orders().submit(request));
        }
        library.ledger.recover();
        LedgerEntry entry = library.ledger.find(request.reference()).orElseThrow();
        assertThat(entry.state()).isEqualTo(last);
        return entry;
    }

    @Test
    void cccRefusesItAndTheReferenceIsFreeForAnyContent() {
        try (Library library = new Library()) {
            library.ccc
                    .faults()
                    .next(Call.SUBMIT_ORDER)
                    .status(400)
                    .body(
                            "{\"code\":\"BAD_PARAMETER\",\"message\":\"Bad parameter [items:pages is invalid;] supplied\"}");
            CccRequestException refused = catchThrowableOfType(
                    CccRequestException.class,
                    () -> library.orders().submit(library.request("R-1").build()));
            assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(library.state("R-1")).isEqualTo(OrderState.REJECTED);

            OrderRequest corrected = OrderRequest.builder("R-1")
                    .item("TN-R-1", library.quote("165-182"))
                    .build();
            assertThat(library.orders().submit(corrected).recorded()).isTrue();
            assertThat(library.ledger.history("R-1"))
                    .extracting(LedgerEvent::to)
                    .containsExactly(
                            OrderState.PREPARED,
                            OrderState.SENDING,
                            OrderState.REJECTED,
                            OrderState.PREPARED,
                            OrderState.SENDING,
                            OrderState.CONFIRMED);
        }
    }

    @Test
    void cccIsBusyAndItIsSentAgainAfterTheTimeCccAskedFor() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.ccc.faults().next(Call.SUBMIT_ORDER).status(429).header("Retry-After", "7");
            Instant before = library.time.now();

            assertThat(library.orders().submit(request).recorded()).isTrue();
            assertThat(library.posts()).isEqualTo(2);
            assertThat(Duration.between(before, library.time.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        }
    }

    @Test
    void cccStaysBusyAndItEndsWithoutAnOrder() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.ccc.faults().always(Call.SUBMIT_ORDER).status(429);

            CccRateLimitedException busy = catchThrowableOfType(
                    CccRateLimitedException.class, () -> library.orders().submit(request));

            assertThat(busy.attempts()).hasSize(3);
            assertThat(busy.isRetryable()).isTrue();
            assertThat(library.posts()).isEqualTo(3);
            assertThat(library.state("R-1")).isEqualTo(OrderState.REJECTED);
        }
    }

    @Test
    void cccAsksToWaitLongerThanThereIsTimeAndItEndsAtOnce() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.ccc.faults().next(Call.SUBMIT_ORDER).status(429).header("Retry-After", "3600");

            assertThatExceptionOfType(CccRateLimitedException.class)
                    .isThrownBy(() -> library.orders().submit(request));
            assertThat(library.posts()).isEqualTo(1);
        }
    }

    @Test
    void noConnectionCanBeMadeAndTheReferenceStaysFree() {
        AtomicInteger refusals = new AtomicInteger();
        OkHttpClient http = new OkHttpClient.Builder()
                .socketFactory(new SocketFactory() {
                    @Override
                    public Socket createSocket() throws IOException {
                        if (refusals.getAndDecrement() > 0) {
                            throw new ConnectException("refused");
                        }
                        return new Socket();
                    }

                    @Override
                    public Socket createSocket(String host, int port) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Socket createSocket(InetAddress host, int port) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
                        throw new UnsupportedOperationException();
                    }
                })
                .build();
        try (Library library = new Library(CccSimulator.builder(), settings -> settings.httpClient(http))) {
            OrderRequest request = library.request("R-1").build();
            refusals.set(3);

            CccConnectionException refused = catchThrowableOfType(
                    CccConnectionException.class, () -> library.orders().submit(request));

            assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(refused.attempts()).hasSize(3);
            assertThat(library.state("R-1")).isEqualTo(OrderState.NOT_SENT);
            refusals.set(2);
            assertThat(library.orders().submit(request).recorded()).isTrue();
            assertThat(library.posts()).isEqualTo(1);
        }
    }

    @Test
    void cccRefusesTheSessionAndItIsSentOnceMoreWithANewOne() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.ccc.faults().next(Call.SUBMIT_ORDER).expireSessions();

            assertThat(library.orders().submit(request).recorded()).isTrue();
            assertThat(library.ccc.orders()).hasSize(1);
            assertThat(library.posts()).isEqualTo(2);
        }
    }

    @Test
    void aNewSessionTakesTooLongAndItIsNotSentAgain() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.ccc
                    .faults()
                    .next(Call.SUBMIT_ORDER)
                    .expireSessions()
                    .before(() -> library.time.advance(Duration.ofSeconds(46)));

            CccTimeoutException late = catchThrowableOfType(
                    CccTimeoutException.class, () -> library.orders().submit(request));

            assertThat(late.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(library.ccc.orders()).isEmpty();
            assertThat(library.posts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 408, 409, 425, 499, 500, 502, 503, 504})
    void itsFateCannotBeReadFromTheStatusSoItIsLookedUp(int status) {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.ccc
                    .faults()
                    .next(Call.SUBMIT_ORDER)
                    .status(status)
                    .header("Retry-After", "0")
                    .body("{\"message\":\"Endpoint request timed out\"}")
                    .process();

            assertThat(library.orders().submit(request).recorded()).isTrue();
            assertThat(library.posts()).isEqualTo(1);
            assertThat(library.ccc.orders()).hasSize(1);
        }
    }

    @Test
    void theQuoteIsOldAndItsPriceRoseSoItStops() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.time.advance(Duration.ofHours(25));
            library.ccc.changeFees(WORK, Work.Fees.of("USD", "31.00", "0.50", "3.50"));

            CccOrderException stopped = catchThrowableOfType(
                    CccOrderException.class, () -> library.orders().submit(request));

            assertThat(stopped.problem()).isEqualTo(CccProblem.PRICE_CHANGED);
            assertThat(stopped.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(library.state("R-1")).isEqualTo(OrderState.STOPPED);
            assertThat(library.posts()).isZero();
            OrderRequest tolerant = library.request("R-1")
                    .tolerance(PriceTolerance.amount(Money.usd("1.00")))
                    .build();
            assertThat(library.orders().submit(tolerant).recorded()).isTrue();
        }
    }

    @Test
    void aQuarterBeganSinceTheQuoteSoItIsTakenAgainOnce() {
        try (Library library = new Library()) {
            // 30 December, 23:30 in New York; midnight there ends the year, not the quote's first day.
            library.time.setWallBy(Duration.between(library.time.now(), Instant.parse("2027-01-01T04:30:00Z")));
            OrderRequest request = library.request("R-1")
                    .tolerance(PriceTolerance.percent("3"))
                    .build();
            int quotes = library.ccc.count(Call.PRICE);
            library.time.advance(Duration.ofMinutes(31));
            library.ccc.changeFees(WORK, Work.Fees.of("USD", "31.00", "0.50", "3.50"));

            OrderConfirmation done = library.orders().submit(request);

            assertThat(library.ccc.count(Call.PRICE)).isEqualTo(quotes + 1);
            assertThat(done.quotedTotal()).isEqualTo(Money.usd("44.00"));
            assertThat(done.priceDifference()).isEmpty();
        }
    }

    @Test
    void itsTotalIsAboveTheLimitSoItStops() {
        try (Library library = new Library()) {
            OrderRequest request =
                    library.request("R-1").maxTotal(Money.usd("42.99")).build();

            CccOrderException stopped = catchThrowableOfType(
                    CccOrderException.class, () -> library.orders().submit(request));

            assertThat(stopped.problem()).isEqualTo(CccProblem.PRICE_ABOVE_LIMIT);
            assertThat(library.posts()).isZero();
        }
    }

    @Test
    void cccChargesAnotherPriceThanQuotedAndThatIsReported() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.ccc.changeFees(WORK, Work.Fees.of("USD", "32.00", "0.50", "3.50"));

            OrderConfirmation done = library.orders().submit(request);

            assertThat(done.priceDifference()).contains(Money.usd("2.00"));
            LedgerEntry entry = library.ledger.find("R-1").orElseThrow();
            assertThat(entry.priceDifference()).contains(Money.usd("2.00"));
            assertThat(entry.note()).contains("45.00 USD").contains("43.00 USD");
        }
    }

    @Test
    void signingInTakesSoLongThatTooLittleTimeIsLeft() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.client.session();
            library.ccc.expireSessions();
            library.time.advance(Duration.ofHours(20));
            library.ccc.clock().advance(Duration.ofHours(20));
            library.ccc.faults().next(Call.SIGN_IN).before(() -> library.time.advance(Duration.ofSeconds(46)));

            CccException late = catchThrowableOfType(
                    CccException.class, () -> library.orders().submit(request));

            assertThat(late.problem()).isEqualTo(CccProblem.TIMEOUT);
            assertThat(late.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(library.state("R-1")).isEqualTo(OrderState.NOT_SENT);
            assertThat(library.posts()).isZero();
        }
    }

    @Test
    void theLedgerFailsBeforeItIsSentSoItIsNotSent() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            for (OrderState state : List.of(OrderState.PREPARED, OrderState.SENDING)) {
                library.ledger.failBefore(state);
                CccLedgerException failed = catchThrowableOfType(
                        CccLedgerException.class, () -> library.orders().submit(request));
                assertThat(failed.outcome()).isEqualTo(Outcome.NOT_SENT);
                assertThat(failed.report().customerReference()).contains("R-1");
                library.ledger.recover();
            }
            assertThat(library.posts()).isZero();
        }
    }

    @Test
    void theLedgerFailsAfterItIsConfirmedAndTheConfirmationSaysSo() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            library.ledger.failBefore(OrderState.CONFIRMED);

            OrderConfirmation done = library.orders().submit(request);

            assertThat(done.recorded()).isFalse();
            assertThat(library.state("R-1")).isEqualTo(OrderState.SENDING);
            library.ledger.recover();
            assertThat(library.orders().submit(request).order()).isEqualTo(done.order());
            assertThat(library.state("R-1")).isEqualTo(OrderState.CONFIRMED);
            assertThat(library.posts()).isEqualTo(1);
        }
    }

    @Test
    void itsThreadIsInterruptedBeforeSending() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            Thread.currentThread().interrupt();

            CccClientException interrupted = catchThrowableOfType(
                    CccClientException.class, () -> library.orders().submit(request));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(interrupted.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(library.posts()).isZero();
        }
    }

    @Test
    void itsThreadIsInterruptedWhileItIsUnderWay() {
        try (Library library = new Library()) {
            OrderRequest request = library.request("R-1").build();
            Thread caller = Thread.currentThread();
            library.ccc.faults().next(Call.SUBMIT_ORDER).stall().before(caller::interrupt);

            assertThatExceptionOfType(CccOrderOutcomeUnknownException.class)
                    .isThrownBy(() -> library.orders().submit(request));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(library.state("R-1")).isEqualTo(OrderState.UNKNOWN);
        }
    }

    @Test
    void aBugStrikesWhileItIsUnderWayAndItStaysBlocked() {
        OkHttpClient broken = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    okhttp3.Response response = chain.proceed(chain.request());
                    if (chain.request().url().encodedPath().endsWith("/v1/orders")
                            && chain.request().method().equals("POST")) {
                        response.close();
                        throw new IllegalStateException("a bug");
                    }
                    return response;
                })
                .build();
        try (Library library = new Library(CccSimulator.builder(), settings -> settings.httpClient(broken))) {
            OrderRequest request = library.request("R-1").build();
            library.ccc.faults().always(Call.FIND_ORDERS).status(400).body("{\"code\":\"BAD_PARAMETER\"}");

            assertThatExceptionOfType(CccOrderOutcomeUnknownException.class)
                    .isThrownBy(() -> library.orders().submit(request));

            assertThat(library.state("R-1")).isEqualTo(OrderState.UNKNOWN);
            assertThat(library.posts()).isEqualTo(1);
        }
    }

    @Test
    void oneOfItsItemsIsInAnotherOrderAlready() {
        try (Library library = new Library()) {
            OrderConfirmation first =
                    library.orders().submit(library.request("R-1").build());
            OrderRequest.Builder second = OrderRequest.builder("R-2").item("TN-R-1", library.quote());

            CccDuplicateOrderException refused = catchThrowableOfType(
                    CccDuplicateOrderException.class, () -> library.orders().submit(second.build()));

            assertThat(refused.orderNumber()).contains(first.orderNumber());
            assertThat(library.ledger.find("R-2")).isEmpty();
            assertThat(library.orders().submit(second.allowPaidItems().build()).recorded())
                    .isTrue();
        }
    }

    @Test
    void itsItemsAreFreeAgainOnceItIsCancelled() {
        try (Library library = new Library()) {
            OrderConfirmation first =
                    library.orders().submit(library.request("R-1").build());
            library.orders().cancel(first.orderNumber());
            OrderRequest second =
                    OrderRequest.builder("R-2").item("TN-R-1", library.quote()).build();

            assertThat(library.orders().submit(second).recorded()).isTrue();
            assertThat(library.ledger
                            .find("R-1")
                            .orElseThrow()
                            .order()
                            .orElseThrow()
                            .status())
                    .isEqualTo(OrderStatus.CANCELLED);
        }
    }

    @Test
    void itIsCancelledAlthoughTheLedgerCannotTakeIt() {
        try (Library library = new Library()) {
            OrderConfirmation first =
                    library.orders().submit(library.request("R-1").build());
            library.ledger.failBefore(OrderState.CONFIRMED);

            assertThat(library.orders().cancel(first.orderNumber()).status()).isEqualTo(OrderStatus.CANCELLED);
        }
    }

    @Test
    void itsEntryShowsNoAddressInALog() {
        try (Library library = new Library()) {
            LedgerEntry entry = fate(library, library.request("R-1").build(), OrderState.PREPARED)
                    .sending(
                            Money.usd("43.00"), "{\"address1\":\"1 Main St\"}", "me", Instant.EPOCH, Instant.EPOCH, "");
            assertThat(entry.toString()).contains("R-1").doesNotContain("Main St");
        }
    }

    @Test
    void cccSaysThatTheOneSentAgainIsADuplicateSoTheFirstDidArrive() {
        try (Library library = new Library()) {
            absent(library, "R-1");
            library.ccc
                    .faults()
                    .next(Call.SUBMIT_ORDER)
                    .status(409)
                    .body("{\"code\":\"ORDER_DUPLICATE\",\"message\":\"duplicate\"}");

            assertThatExceptionOfType(CccOrderOutcomeUnknownException.class)
                    .isThrownBy(() -> library.orders().resend("R-1"));
            assertThat(library.state("R-1")).isEqualTo(OrderState.UNKNOWN);
        }
    }

    @Test
    void aReferenceNeverUsedCannotBeReconciled() {
        try (Library library = new Library()) {
            assertThatExceptionOfType(CccRequestException.class)
                    .isThrownBy(() -> library.orders().reconcile("R-9"))
                    .satisfies(none -> assertThat(none.problem()).isEqualTo(CccProblem.NOT_FOUND));
        }
    }
}
