package io.github.cccsdk.internal.orders;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccLedgerException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.internal.call.CallScope;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.internal.pricing.PriceDesk;
import io.github.cccsdk.internal.wire.Calls;
import io.github.cccsdk.internal.wire.Operation;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderItem;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.PriceOutcome;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places an order, at most once: claims the reference, guards the price, writes the intent down, sends one exchange,
 * writes the answer down. Whatever happens on the way, the ledger says where the order stands, and nothing that may have
 * reached CCC is ever sent again from here.
 */
public final class OrderSubmission {
    /** A cloud gateway answers 504 at about 29 s: an exchange cut off earlier would leave more outcomes unknown. */
    static final Duration EXCHANGE = Duration.ofSeconds(35);

    static final Duration LOOK_UP = Duration.ofSeconds(10);
    private static final Duration RESERVE = EXCHANGE.plus(LOOK_UP);
    private static final String OPERATION = "orders.submit";
    private static final Logger LOG = LoggerFactory.getLogger(OrderSubmission.class);

    private final Pipeline pipeline;
    private final PriceDesk prices;
    private final OrderLedger ledger;
    private final ErrorReader errors;
    private final TimeSource time;
    private final OrderSettings settings;
    private final QuoteFreshness freshness;
    private final String owner;

    /** @param owner tells this client from others that write to the same ledger */
    public OrderSubmission(
            Pipeline pipeline,
            PriceDesk prices,
            OrderLedger ledger,
            ErrorReader errors,
            TimeSource time,
            OrderSettings settings,
            String owner) {
        this.pipeline = pipeline;
        this.prices = prices;
        this.ledger = ledger;
        this.errors = errors;
        this.time = time;
        this.settings = settings;
        this.freshness = new QuoteFreshness(settings.maxQuoteAge(), settings.quarterZone());
        this.owner = owner;
    }

    OrderConfirmation submit(OrderRequest request) {
        CallScope scope = pipeline.scope(settings.timeout());
        CallScope beforeSending =
                new CallScope(scope.correlationId(), scope.deadline().before(RESERVE));
        Optional<String> country = request.country().or(settings::country);
        Optional<String> location = request.locationId().or(settings::locationId);
        String content = ContentHash.of(request, country, location, settings.billingAddress());

        Standing standing = Standing.of(ledger.find(request.reference()), content);
        if (standing instanceof Standing.Done done) {
            return new OrderConfirmation(
                    request.reference(), done.order(), done.entry().quotedTotal(), true);
        }
        LedgerEntry prepared = claim(request, content, standing);
        Money total = guarded(request, prepared, beforeSending);
        LedgerEntry sending = readyToSend(prepared, beforeSending);
        Operation<Order> operation = Calls.submitOrder(request, country, location, settings.billingAddress());
        return send(request, operation, sending, total, scope);
    }

    private LedgerEntry claim(OrderRequest request, String content, Standing standing) {
        if (!(standing instanceof Standing.Free free)) {
            throw blocked(request, standing);
        }
        Instant now = time.now();
        LedgerEntry prepared = new LedgerEntry(
                request.reference(),
                free.version(),
                OrderState.PREPARED,
                content,
                request.items().stream().map(OrderItem::itemReference).toList(),
                request.quotedTotal(),
                owner,
                now,
                now,
                Optional.empty(),
                "prepared");
        if (!ledger.write(prepared)) {
            throw blocked(request, Standing.of(ledger.find(request.reference()), content));
        }
        return prepared;
    }

    /** What the order comes to now; or the reason why it stops here, and the ledger says so. */
    private Money guarded(OrderRequest request, LedgerEntry prepared, CallScope scope) {
        Optional<PriceGuard.Objection> objection;
        Money now;
        try {
            now = currentTotal(request, scope);
            objection = PriceGuard.check(request, request.quotedTotal(), now);
        } catch (CccException failure) {
            OrderState end = failure.problem() == CccProblem.NOT_ORDERABLE ? OrderState.STOPPED : OrderState.NOT_SENT;
            settle(prepared.moved(end, failure.problem().name(), time.now()));
            throw notSent(request, failure);
        }
        if (objection.isPresent()) {
            settle(prepared.moved(OrderState.STOPPED, objection.get().detail(), time.now()));
            throw CccException.of(problem(objection.get().problem(), request)
                    .detail(objection.get().detail())
                    .build());
        }
        return now;
    }

    private Money currentTotal(OrderRequest request, CallScope scope) {
        List<Money> totals = new ArrayList<>();
        for (OrderItem item : request.items()) {
            Quote quote = item.quote();
            if (!freshness.isFresh(quote, time.now())) {
                PriceOutcome again = prices.again(quote, scope);
                quote = again.quoteOrThrow();
            }
            totals.add(quote.total());
        }
        return totals.stream().reduce(Money::plus).orElseThrow();
    }

    /** Signs in if need be and writes down that the order is about to leave: from then on it may exist. */
    private LedgerEntry readyToSend(LedgerEntry prepared, CallScope beforeSending) {
        try {
            pipeline.prepare(beforeSending);
            if (beforeSending.deadline().hasPassed()) {
                throw CccException.of(errors.problem(CccProblem.TIMEOUT, OPERATION)
                        .detail("Too little time was left to send the order and hear the answer")
                        .outcome(Outcome.NOT_SENT)
                        .customerReference(prepared.reference())
                        .build());
            }
        } catch (CccException failure) {
            settle(prepared.moved(OrderState.NOT_SENT, failure.problem().name(), time.now()));
            throw asOrderFailure(prepared.reference(), failure);
        }
        LedgerEntry sending = prepared.moved(OrderState.SENDING, "sending", time.now());
        if (!ledger.write(sending)) {
            throw CccException.of(errors.problem(CccProblem.ORDER_IN_PROGRESS, OPERATION)
                    .detail("The reference was taken over by another client before the order was sent")
                    .outcome(Outcome.NOT_SENT)
                    .customerReference(prepared.reference())
                    .build());
        }
        return sending;
    }

    private OrderConfirmation send(
            OrderRequest request, Operation<Order> operation, LedgerEntry sending, Money total, CallScope scope) {
        CallScope exchange =
                new CallScope(scope.correlationId(), scope.deadline().before(LOOK_UP));
        try {
            return confirmed(request, sending, pipeline.once(operation, exchange), total);
        } catch (CccException failure) {
            return switch (failure.outcome()) {
                case NOT_SENT -> {
                    settle(sending.moved(OrderState.NOT_SENT, failure.problem().name(), time.now()));
                    throw asOrderFailure(request.reference(), failure);
                }
                case REJECTED -> {
                    settle(sending.moved(OrderState.REJECTED, failure.problem().name(), time.now()));
                    throw asOrderFailure(request.reference(), failure);
                }
                case UNKNOWN, ACCEPTED_UNREADABLE -> lookedUp(request, sending, failure, total, scope);
            };
        } catch (RuntimeException | Error unexpected) {
            settle(sending.moved(OrderState.UNKNOWN, unexpected.getClass().getName() + " while sending", time.now()));
            throw unexpected;
        }
    }

    /** Asks CCC whether it has the order; never sends it again. */
    private OrderConfirmation lookedUp(
            OrderRequest request, LedgerEntry sending, CccException failure, Money total, CallScope scope) {
        String why;
        try {
            List<Order> found = pipeline.read(
                    Calls.findOrders("orders.find", request.reference()),
                    new CallScope(scope.correlationId(), scope.deadline().atMost(LOOK_UP)));
            List<Order> same =
                    found.stream().filter(order -> isFor(order, request)).toList();
            if (found.size() == 1 && same.size() == 1) {
                return confirmed(request, sending, same.get(0), total);
            }
            why = found.isEmpty()
                    ? "CCC does not show it under this reference yet"
                    : "CCC shows " + found.size() + " orders under this reference, not just this one";
        } catch (CccException cannotTell) {
            why = "it could not be looked up (" + cannotTell.problem() + ")";
        }
        settle(sending.moved(OrderState.UNKNOWN, failure.problem() + "; " + why, time.now()));
        throw outcomeUnknown(request.reference(), failure, why);
    }

    /** Whether CCC's order holds the request's items, each once. */
    private static boolean isFor(Order order, OrderRequest request) {
        List<String> ordered = order.items().stream()
                .map(detail -> detail.itemReference().orElse("") + " " + detail.workId())
                .sorted()
                .toList();
        List<String> requested = request.items().stream()
                .map(item -> item.itemReference() + " " + item.quote().workId())
                .sorted()
                .toList();
        return ordered.equals(requested);
    }

    private OrderConfirmation confirmed(OrderRequest request, LedgerEntry sending, Order order, Money total) {
        boolean recorded = settle(sending.confirmed(order, time.now()));
        return new OrderConfirmation(request.reference(), order, total, recorded);
    }

    /** Writes down how it ended. The truth is at CCC by now, so a ledger that fails must not hide it. */
    private boolean settle(LedgerEntry entry) {
        try {
            if (ledger.write(entry)) {
                return true;
            }
            LOG.warn(
                    "The ledger entry of order reference {} was changed by another client; it could not be moved to {}",
                    entry.reference(),
                    entry.state());
        } catch (CccLedgerException unavailable) {
            LOG.warn(
                    "The ledger could not record that order reference {} is {}; it will have to be reconciled",
                    entry.reference(),
                    entry.state(),
                    unavailable);
        }
        return false;
    }

    private CccException blocked(OrderRequest request, Standing standing) {
        if (standing instanceof Standing.Taken taken) {
            return CccException.of(problem(CccProblem.ORDER_DUPLICATE, request)
                    .detail("This reference was used for an order with other content")
                    .orderNumber(taken.entry().order().map(Order::orderNumber).orElse(null))
                    .build());
        }
        if (standing instanceof Standing.Unsettled unsettled) {
            return CccException.of(problem(CccProblem.ORDER_OUTCOME_UNKNOWN, request)
                    .detail("This reference was sent at " + unsettled.entry().changedAt()
                            + " and it is not known what became of it ("
                            + unsettled.entry().note() + ")")
                    .outcome(Outcome.NOT_SENT)
                    .build());
        }
        return CccException.of(problem(CccProblem.ORDER_IN_PROGRESS, request)
                .detail("This reference is being ordered at this moment, here or by another client")
                .build());
    }

    private CccException outcomeUnknown(String reference, CccException failure, String why) {
        ProblemReport report = failure.report().toBuilder(CccProblem.ORDER_OUTCOME_UNKNOWN)
                .resolution(errors.problem(CccProblem.ORDER_OUTCOME_UNKNOWN, OPERATION)
                        .build()
                        .resolution())
                .detail("The order was sent, then: " + failure.problem() + "; " + why)
                .operation(OPERATION)
                .customerReference(reference)
                .retryable(false)
                .build();
        return CccException.of(report, failure);
    }

    private CccException notSent(OrderRequest request, CccException failure) {
        return asOrderFailure(request.reference(), failure, Outcome.NOT_SENT);
    }

    private CccException asOrderFailure(String reference, CccException failure) {
        return asOrderFailure(reference, failure, failure.outcome());
    }

    /** The same problem, told of the order: that a price could not be had says nothing was bought. */
    private static CccException asOrderFailure(String reference, CccException failure, Outcome outcome) {
        ProblemReport report = failure.report().toBuilder()
                .operation(OPERATION)
                .outcome(outcome)
                .customerReference(reference)
                .build();
        return CccException.of(report, failure);
    }

    private ProblemReport.Builder problem(CccProblem problem, OrderRequest request) {
        return errors.problem(problem, OPERATION).outcome(Outcome.NOT_SENT).customerReference(request.reference());
    }
}
