package io.github.cccsdk.internal.orders;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccLedgerException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.call.CallScope;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.internal.pricing.PriceDesk;
import io.github.cccsdk.orders.Claim;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderItem;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.orders.Reconciliation;
import io.github.cccsdk.orders.WireRecord;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Places an order, at most once: claims the reference, guards the price, and hands it to {@link OrderSending}. Whatever
 * happens on the way, the ledger says where the order stands.
 */
final class OrderSubmission {
    private static final Duration FIRST_LOOK = Duration.ofMillis(20);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);
    /** For who prepares and dies: longer than preparing takes, and safe even if it is not. */
    private static final Duration LONGEST_PREPARATION = Duration.ofMinutes(5);

    private final Pipeline pipeline;
    private final PriceDesk prices;
    private final Books books;
    private final OrderSending sending;
    private final Reconciler reconciler;
    private final OrderFailures failures;
    private final TimeSource time;
    private final OrderSettings settings;
    private final QuoteFreshness freshness;
    private final AtWork atWork;

    OrderSubmission(
            Pipeline pipeline,
            PriceDesk prices,
            Books books,
            OrderSending sending,
            Reconciler reconciler,
            OrderFailures failures,
            TimeSource time,
            OrderSettings settings,
            AtWork atWork) {
        this.pipeline = pipeline;
        this.prices = prices;
        this.books = books;
        this.sending = sending;
        this.reconciler = reconciler;
        this.failures = failures;
        this.time = time;
        this.settings = settings;
        this.freshness = new QuoteFreshness(settings.maxQuoteAge(), settings.quarterZone());
        this.atWork = atWork;
    }

    OrderConfirmation submit(OrderRequest request, CallScope scope) {
        CallScope beforeSending = scope.until(scope.deadline().before(OrderSending.RESERVE));
        Wanted wanted = Wanted.of(request, settings);
        Optional<Long> seenFirst = Optional.empty();
        Duration look = FIRST_LOOK;
        while (true) {
            requireNotInterrupted(wanted);
            Optional<LedgerEntry> found = beforeSending(wanted, () -> books.find(wanted.reference()));
            long version = found.map(LedgerEntry::version).orElse(0L);
            boolean changed = seenFirst.filter(first -> first < version).isPresent();
            seenFirst = seenFirst.or(() -> Optional.of(version));
            Standing standing = Standing.of(found, wanted.intent().contentHash(), atWork);
            if (standing instanceof Standing.Done done) {
                return confirmation(done.entry(), done.order());
            }
            if (standing instanceof Standing.Taken taken) {
                throw failures.duplicate(
                        taken.entry(), wanted.reference(), "This reference was used for an order with other content");
            }
            if (standing instanceof Standing.Unsettled unsettled) {
                return settled(wanted, unsettled.entry(), beforeSending);
            }
            if (standing instanceof Standing.Free free) {
                if (changed && isSame(free, wanted)) {
                    throw failures.shared(free.last().orElseThrow());
                }
                Optional<OrderConfirmation> done = claimed(wanted, free, scope, beforeSending);
                if (done.isPresent()) {
                    return done.get();
                }
            }
            await(wanted, look, scope.deadline());
            look = look.multipliedBy(2).compareTo(LONGEST_LOOK) < 0 ? look.multipliedBy(2) : LONGEST_LOOK;
        }
    }

    private static boolean isSame(Standing.Free free, Wanted wanted) {
        return free.last()
                .filter(last -> last.state().freesReference())
                .filter(last ->
                        last.intent().contentHash().equals(wanted.intent().contentHash()))
                .isPresent();
    }

    /** Orders, if the reference could be had; empty if another was first. */
    private Optional<OrderConfirmation> claimed(
            Wanted wanted, Standing.Free free, CallScope scope, CallScope beforeSending) {
        if (!atWork.begin(wanted.reference())) {
            return Optional.empty();
        }
        try {
            return claim(wanted, free, beforeSending.deadline())
                    .map(prepared -> order(wanted, prepared, scope, beforeSending));
        } finally {
            atWork.end(wanted.reference());
        }
    }

    private OrderConfirmation order(Wanted wanted, LedgerEntry prepared, CallScope scope, CallScope beforeSending) {
        Money total = readyAt(wanted, prepared, beforeSending);
        LedgerEntry announced = sending.announce(prepared, total, wanted.json(), wanted.sent(), scope, failures);
        return sending.send(announced, wanted.json(), false, scope, failures);
    }

    /** Someone else is at it: looks again after a while. */
    private void await(Wanted wanted, Duration look, Deadline deadline) {
        if (!deadline.leaves(look)) {
            throw failures.notSent(
                    wanted.reference(),
                    CccProblem.ORDER_IN_PROGRESS,
                    "This reference is being ordered at this moment, here or by another client");
        }
        try {
            time.sleep(look);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw interrupted(wanted);
        }
    }

    /** A ledger that fails here keeps the order from being sent. */
    private <T> T beforeSending(Wanted wanted, Supplier<T> ledgerCall) {
        try {
            return ledgerCall.get();
        } catch (CccLedgerException failure) {
            throw failures.of(wanted.reference(), failure, Outcome.NOT_SENT);
        }
    }

    private void requireNotInterrupted(Wanted wanted) {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(wanted);
        }
    }

    private CccException interrupted(Wanted wanted) {
        return failures.notSent(wanted.reference(), CccProblem.INTERRUPTED, "Interrupted before the order was sent");
    }

    /** An earlier order of unknown outcome: the same one may be found at CCC; it is never sent again from here. */
    private OrderConfirmation settled(Wanted wanted, LedgerEntry open, CallScope scope) {
        if (!open.intent().contentHash().equals(wanted.intent().contentHash())) {
            throw failures.open(wanted.reference(), sentAt(open) + ", with other content (" + open.note() + ")");
        }
        Reconciliation reconciliation = reconciler.settle(open, scope);
        Optional<Order> order = reconciliation.order();
        if (order.isEmpty()) {
            throw failures.open(
                    wanted.reference(),
                    sentAt(open) + "; " + reconciliation.finding() + ": " + reconciliation.detail());
        }
        return confirmation(books.find(wanted.reference()).orElse(open), order.get());
    }

    private static String sentAt(LedgerEntry open) {
        return "This reference was sent at " + open.sentAt().orElse(open.changedAt())
                + " and it is not known what became of it";
    }

    private static OrderConfirmation confirmation(LedgerEntry entry, Order order) {
        return new OrderConfirmation(
                entry.reference(),
                order,
                entry.intent().quotedTotal(),
                entry.order().filter(order::equals).isPresent());
    }

    /** The entry that makes the reference ours; empty if another was first. */
    private Optional<LedgerEntry> claim(Wanted wanted, Standing.Free free, Deadline deadline) {
        Instant now = time.now();
        Instant aliveUntil =
                now.plus(deadline.atMost(LONGEST_PREPARATION).remaining()).plusSeconds(15);
        LedgerEntry prepared = free.last()
                .map(last -> last.takenFor(wanted.intent(), atWork.owner(), aliveUntil, now))
                .orElseGet(() ->
                        LedgerEntry.prepared(wanted.reference(), wanted.intent(), atWork.owner(), aliveUntil, now));
        Claim claim = beforeSending(
                wanted, () -> books.claim(prepared, !wanted.request().paidItemsAllowed()));
        if (claim instanceof Claim.ItemTaken taken) {
            throw failures.duplicate(
                    taken.by(),
                    wanted.reference(),
                    "Item " + taken.itemReference() + " is in order reference "
                            + taken.by().reference() + " already (" + taken.by().state()
                            + "); allowPaidItems() orders it all the same");
        }
        return claim instanceof Claim.Written ? Optional.of(prepared) : Optional.empty();
    }

    /**
     * Signs in if need be, and sees what the order comes to now.
     *
     * @throws CccException if it stops here; the ledger says so
     */
    private Money readyAt(Wanted wanted, LedgerEntry prepared, CallScope beforeSending) {
        Money total;
        Optional<PriceGuard.Objection> objection;
        try {
            pipeline.prepare(beforeSending);
            total = currentTotal(wanted.request(), beforeSending);
            objection = PriceGuard.check(wanted.request(), wanted.intent().quotedTotal(), total);
            requireNotInterrupted(wanted);
            if (beforeSending.deadline().hasPassed()) {
                throw failures.notSent(
                        wanted.reference(),
                        CccProblem.TIMEOUT,
                        "Too little time was left to send the order and hear the answer");
            }
        } catch (CccException failure) {
            OrderState end = failure.problem() == CccProblem.NOT_ORDERABLE ? OrderState.STOPPED : OrderState.NOT_SENT;
            end(prepared, end, failure.problem(), failure.problem().name());
            throw failures.of(wanted.reference(), failure, Outcome.NOT_SENT);
        } catch (RuntimeException | Error unexpected) {
            end(
                    prepared,
                    OrderState.NOT_SENT,
                    CccProblem.UNEXPECTED_RESPONSE,
                    unexpected.getClass().getName());
            throw unexpected;
        }
        if (objection.isPresent()) {
            end(
                    prepared,
                    OrderState.STOPPED,
                    objection.get().problem(),
                    objection.get().detail());
            throw failures.notSent(
                    wanted.reference(),
                    objection.get().problem(),
                    objection.get().detail());
        }
        return total;
    }

    private void end(LedgerEntry prepared, OrderState end, CccProblem problem, String why) {
        books.record(prepared.ended(end, Optional.of(problem), why, time.now()), WireRecord.NONE);
    }

    private Money currentTotal(OrderRequest request, CallScope scope) {
        List<Money> totals = new ArrayList<>();
        for (OrderItem item : request.items()) {
            Quote quote = item.quote();
            totals.add(
                    freshness.isFresh(quote, time.now())
                            ? quote.total()
                            : prices.again(quote, scope).quoteOrThrow().total());
        }
        return totals.stream().reduce(Money::plus).orElseThrow();
    }
}
