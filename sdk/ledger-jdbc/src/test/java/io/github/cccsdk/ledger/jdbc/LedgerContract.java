package io.github.cccsdk.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.orders.Claim;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.LedgerEvent;
import io.github.cccsdk.orders.LookUpFinding;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.orders.OrderStatus;
import io.github.cccsdk.orders.WireRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger does, whatever it is kept in. */
abstract class LedgerContract {
    private final List<OrderLedger> opened = new ArrayList<>();
    private OrderLedger ledger;

    /** Opens the same store once more, as another process would; or the same ledger, where it has no store. */
    abstract OrderLedger open() throws Exception;

    @BeforeEach
    void openFirst() throws Exception {
        ledger = another();
    }

    private OrderLedger another() throws Exception {
        OrderLedger one = open();
        opened.add(one);
        return one;
    }

    @AfterEach
    void closeAll() {
        opened.forEach(OrderLedger::close);
        opened.forEach(OrderLedger::close);
    }

    @Test
    void aFreshLedgerKnowsNothing() {
        assertThat(ledger.find("R-1")).isEmpty();
        assertThat(ledger.findByOrderNumber("501")).isEmpty();
        assertThat(ledger.findByItem("TN-1")).isEmpty();
        assertThat(ledger.unresolved()).isEmpty();
        assertThat(ledger.history("R-1")).isEmpty();
    }

    @Test
    void everyFieldOfEveryStateComesBackAsItWasWritten() throws Exception {
        LedgerEntry entry = Entries.prepared("R-1 é 漢 ' \" ;--", "TN-1", "TN-2");
        assertThat(ledger.claim(entry, true)).isEqualTo(new Claim.Written());
        assertThat(another().find(entry.reference())).contains(entry);

        LedgerEntry sending = Entries.sending(entry);
        assertThat(ledger.write(sending, WireRecord.sent("abc", "{}"))).isTrue();
        assertThat(another().find(entry.reference())).contains(sending);

        LedgerEntry unknown = sending.unknown(
                Optional.of(LookUpFinding.ABSENT), Optional.of(CccProblem.TIMEOUT), "TIMEOUT", Entries.AT);
        assertThat(ledger.write(unknown, WireRecord.answered("nothing"))).isTrue();
        assertThat(another().find(entry.reference())).contains(unknown);

        Order order = Entries.order("501", "TN-1", "TN-2");
        LedgerEntry confirmed = unknown.confirmed(order, "found at CCC", Entries.AT);
        assertThat(ledger.write(confirmed, WireRecord.NONE)).isTrue();
        assertThat(another().find(entry.reference())).contains(confirmed);
        assertThat(another().findByOrderNumber("501")).contains(confirmed);
        assertThat(another().findByItem("TN-2")).containsExactly(confirmed);
    }

    @Test
    void everyStepIsKept() {
        LedgerEntry first = Entries.prepared("R-1", "TN-1");
        ledger.claim(first, true);
        LedgerEntry sending = Entries.sending(first);
        ledger.write(sending, WireRecord.sent("abc", "{\"a\":1}"));
        LedgerEntry refused =
                sending.ended(OrderState.REJECTED, Optional.of(CccProblem.BAD_PARAMETER), "BAD_PARAMETER", Entries.AT);
        ledger.write(refused, WireRecord.answered("HTTP 400"));
        LedgerEntry again = refused.takenFor(
                Entries.intent("TN-9"), "owner 2", Entries.AT.plusSeconds(9), Entries.AT.plusSeconds(1));
        assertThat(ledger.claim(again, true)).isEqualTo(new Claim.Written());

        List<LedgerEvent> history = ledger.history("R-1");

        assertThat(history)
                .extracting(LedgerEvent::to)
                .containsExactly(OrderState.PREPARED, OrderState.SENDING, OrderState.REJECTED, OrderState.PREPARED);
        assertThat(history)
                .extracting(LedgerEvent::from)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(OrderState.PREPARED),
                        Optional.of(OrderState.SENDING),
                        Optional.of(OrderState.REJECTED));
        assertThat(history.get(1).wire()).isEqualTo(WireRecord.sent("abc", "{\"a\":1}"));
        assertThat(history.get(2).wire()).isEqualTo(WireRecord.answered("HTTP 400"));
        assertThat(history.get(3).owner()).isEqualTo("owner 2");
        assertThat(ledger.find("R-1")).contains(again);
        assertThat(ledger.findByItem("TN-1")).isEmpty();
    }

    @Test
    void onlyTheNextVersionIsWritten() throws Exception {
        LedgerEntry first = Entries.prepared("R-1", "TN-1");
        assertThat(ledger.claim(first, true)).isEqualTo(new Claim.Written());
        assertThat(another().claim(first, true)).isEqualTo(new Claim.Overtaken());
        LedgerEntry sending = Entries.sending(first);
        assertThat(ledger.write(sending, WireRecord.NONE)).isTrue();
        assertThat(another().write(sending, WireRecord.NONE)).isFalse();
        assertThat(another()
                        .write(first.ended(OrderState.NOT_SENT, Optional.empty(), "late", Entries.AT), WireRecord.NONE))
                .isFalse();
        assertThat(ledger.write(Entries.sending(Entries.sending(sending)), WireRecord.NONE))
                .isFalse();
        assertThat(ledger.write(Entries.sending(Entries.prepared("R-none", "x")), WireRecord.NONE))
                .isFalse();
        assertThat(ledger.find("R-1")).contains(sending);
        assertThat(ledger.history("R-1")).hasSize(2);
    }

    @Test
    void anItemIsHeldUntilItsOrderIsFreeOrCancelled() throws Exception {
        LedgerEntry first = Entries.prepared("R-1", "TN-1", "TN-2");
        ledger.claim(first, true);
        LedgerEntry second = Entries.prepared("R-2", "TN-2");

        assertThat(another().claim(second, true)).isEqualTo(new Claim.ItemTaken("TN-2", first));
        assertThat(ledger.find("R-2")).isEmpty();
        LedgerEntry unguarded = Entries.prepared("R-3", "TN-2");
        assertThat(ledger.claim(unguarded, false)).isEqualTo(new Claim.Written());
        ledger.write(unguarded.ended(OrderState.STOPPED, Optional.empty(), "", Entries.AT), WireRecord.NONE);

        LedgerEntry confirmed = Entries.sending(first).confirmed(Entries.order("501", "TN-1", "TN-2"), "", Entries.AT);
        ledger.write(Entries.sending(first), WireRecord.NONE);
        ledger.write(confirmed, WireRecord.NONE);
        assertThat(ledger.claim(second, true)).isEqualTo(new Claim.ItemTaken("TN-2", confirmed));

        Order open = confirmed.order().orElseThrow();
        Order cancelled = new Order(
                open.orderNumber(),
                open.customerReference(),
                OrderStatus.CANCELLED,
                open.placedAt(),
                open.total(),
                open.items());
        assertThat(ledger.write(confirmed.confirmed(cancelled, "cancelled", Entries.AT), WireRecord.NONE))
                .isTrue();
        assertThat(ledger.claim(second, true)).isEqualTo(new Claim.Written());
    }

    @Test
    void theUnresolvedAreListedOldestFirst() {
        LedgerEntry young = Entries.prepared("R-1", Entries.AT.plusSeconds(5), "a");
        LedgerEntry old = Entries.prepared("R-2", "b");
        LedgerEntry settled = Entries.prepared("R-3", "c");
        for (LedgerEntry entry : List.of(young, old, settled)) {
            ledger.claim(entry, true);
        }
        ledger.write(Entries.sending(old), WireRecord.NONE);
        ledger.write(settled.ended(OrderState.NOT_SENT, Optional.empty(), "", Entries.AT), WireRecord.NONE);

        assertThat(ledger.unresolved()).containsExactly(Entries.sending(old), young);
    }

    @Test
    void aSpanOfTimeIsVisitedOldestFirstHoweverMuchItHolds() {
        for (int i = 0; i < 1_003; i++) {
            ledger.claim(Entries.prepared("R-" + (1_000 + i), Entries.AT.plusMillis(i / 2), "TN-" + i), false);
        }
        List<String> seen = new ArrayList<>();

        Instant until = Entries.AT.plusMillis(501).truncatedTo(ChronoUnit.MICROS);
        ledger.visit(Entries.AT.minusMillis(1), until, entry -> seen.add(entry.reference()));

        assertThat(seen).hasSize(1_002).isSorted().doesNotHaveDuplicates();
        seen.clear();
        Instant from = Entries.AT.plusMillis(1).truncatedTo(ChronoUnit.MICROS);
        ledger.visit(from, from.plusMillis(1), entry -> seen.add(entry.reference()));
        assertThat(seen).containsExactly("R-1002", "R-1003");
    }

    @Test
    void oldSettledEntriesArePurgedWithTheirHistoryAndOpenOnesStay() {
        LedgerEntry open = Entries.prepared("R-open", "a");
        ledger.claim(open, true);
        for (int i = 0; i < 501; i++) {
            LedgerEntry entry = Entries.prepared("R-" + i, "TN-" + i);
            ledger.claim(entry, false);
            ledger.write(entry.ended(OrderState.NOT_SENT, Optional.empty(), "", Entries.AT), WireRecord.NONE);
        }
        assertThat(ledger.purge(Entries.AT.minus(Duration.ofDays(1)))).isZero();

        assertThat(ledger.purge(Entries.AT.plusSeconds(1))).isEqualTo(501);

        assertThat(ledger.find("R-7")).isEmpty();
        assertThat(ledger.history("R-7")).isEmpty();
        assertThat(ledger.findByItem("TN-7")).isEmpty();
        assertThat(ledger.find("R-open")).contains(open);
    }

    @Test
    void anEarlierOrderIsImportedOnceAndHoldsItsItems() {
        LedgerEntry imported = LedgerEntry.imported(
                "OLD-1",
                Entries.order("400", "TN-1"),
                List.of(Entries.item("TN-1")),
                "import",
                Entries.AT,
                "from the old system");

        assertThat(ledger.write(imported, WireRecord.NONE)).isTrue();
        assertThat(ledger.write(imported, WireRecord.NONE)).isFalse();
        assertThat(ledger.findByOrderNumber("400")).contains(imported);
        assertThat(ledger.claim(Entries.prepared("R-1", "TN-1"), true)).isInstanceOf(Claim.ItemTaken.class);
    }

    @Test
    void ofManyWhoClaimOneReferenceOneWins() throws Exception {
        assertThat(winners(one -> Entries.prepared("R-1", "TN-" + one))).isEqualTo(1);
    }

    @Test
    void ofManyWhoClaimOneItemOneWins() throws Exception {
        assertThat(winners(one -> Entries.prepared("R-" + one, "TN-a" + one, "TN-1", "TN-b" + one)))
                .isEqualTo(1);
    }

    private interface Candidate {
        LedgerEntry of(int number);
    }

    private long winners(Candidate candidate) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Claim>> claims = new ArrayList<>();
        OrderLedger other = another();
        for (int i = 0; i < 32; i++) {
            LedgerEntry entry = candidate.of(i);
            OrderLedger through = i % 2 == 0 ? ledger : other;
            claims.add(() -> through.claim(entry, true));
        }
        long winners = 0;
        for (Future<Claim> result : threads.invokeAll(claims, 60, TimeUnit.SECONDS)) {
            winners += result.get() instanceof Claim.Written ? 1 : 0;
        }
        threads.shutdown();
        return winners;
    }
}
