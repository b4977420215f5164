package io.github.cccsdk.internal.orders;

import io.github.cccsdk.error.Attempt;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.account.BillingMismatch;
import io.github.cccsdk.internal.call.CallScope;
import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.internal.wire.Calls;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.LookUpFinding;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.orders.WireRecord;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an order whose intent is in the ledger, and writes down what became of it. What may have reached CCC is never
 * sent again from here; what certainly was not processed (no connection, or 429) is, a few times, while there is time.
 */
final class OrderSending {
    /** A cloud gateway answers 504 at about 29 s: an exchange cut off earlier would leave more outcomes unknown. */
    static final Duration EXCHANGE = Duration.ofSeconds(35);

    static final Duration LOOK_UP = Duration.ofSeconds(10);
    /** What has to be left when an order leaves. */
    static final Duration RESERVE = EXCHANGE.plus(LOOK_UP);

    /** The longest an exchange can take with a refused session in it: twice the exchange, and a sign-in between. */
    private static final Duration WITH_NEW_SESSION = EXCHANGE.multipliedBy(2).plusSeconds(10);
    /** Added to a sign of life: for clocks that differ a little, and for writing the end down. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final int MAX_TRIES = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(OrderSending.class);

    private final Pipeline pipeline;
    private final Books books;
    private final LookUp lookUp;
    private final BillingMismatch billing;
    private final TimeSource time;
    private final AtWork atWork;

    OrderSending(
            Pipeline pipeline, Books books, LookUp lookUp, BillingMismatch billing, TimeSource time, AtWork atWork) {
        this.pipeline = pipeline;
        this.books = books;
        this.lookUp = lookUp;
        this.billing = billing;
        this.time = time;
        this.atWork = atWork;
    }

    /** Until when a sender may be at work that has this deadline and sends now. */
    Instant aliveUntil(CallScope scope) {
        return time.now()
                .plus(scope.deadline().atMost(WITH_NEW_SESSION.plus(LOOK_UP)).remaining())
                .plus(GRACE);
    }

    /**
     * Writes that the order is about to leave: from then on it may exist.
     *
     * @return the entry that was written
     */
    LedgerEntry announce(
            LedgerEntry before, Money total, String json, WireRecord sent, CallScope scope, OrderFailures failures) {
        LedgerEntry sending = before.sending(total, json, atWork.owner(), aliveUntil(scope), time.now(), "sending");
        boolean written;
        try {
            written = books.write(sending, sent);
        } catch (RuntimeException failure) {
            // It may be written all the same; nothing was sent, so the reference need not stay blocked.
            withdraw(sending);
            throw failure instanceof CccException typed
                    ? failures.of(before.reference(), typed, Outcome.NOT_SENT)
                    : failure;
        }
        if (!written) {
            throw failures.notSent(
                    before.reference(),
                    CccProblem.ORDER_IN_PROGRESS,
                    "The reference was taken over by another client before the order was sent");
        }
        return sending;
    }

    private void withdraw(LedgerEntry sending) {
        try {
            if (books.find(sending.reference()).filter(sending::equals).isPresent()) {
                books.record(
                        sending.ended(
                                OrderState.NOT_SENT,
                                Optional.of(CccProblem.LEDGER_UNAVAILABLE),
                                "not sent: the ledger failed",
                                time.now()),
                        WireRecord.NONE);
            }
        } catch (RuntimeException stillFailing) {
            LOG.debug("The entry of order reference {} could not be withdrawn", sending.reference(), stillFailing);
        }
    }

    /**
     * Sends it.
     *
     * @param again whether it was sent before, so that CCC's "duplicate" would mean that the first one did arrive
     */
    OrderConfirmation send(LedgerEntry announced, String json, boolean again, CallScope scope, OrderFailures failures) {
        LedgerEntry sending = announced;
        List<Attempt> earlier = List.of();
        for (int tries = 1; ; tries++) {
            CccException failure;
            try {
                Order order = pipeline.once(
                        Calls.submitOrder(
                                failures.operation(),
                                json,
                                sending.reference(),
                                sending.intent().items()),
                        scope.until(scope.deadline().before(LOOK_UP).atMost(WITH_NEW_SESSION))
                                .sendingBy(scope.deadline().before(RESERVE)));
                return confirmed(sending, order, "confirmed by CCC");
            } catch (CccException failed) {
                failure = withEarlier(failed, earlier);
            } catch (RuntimeException | Error unexpected) {
                books.record(
                        sending.unknown(
                                Optional.empty(),
                                Optional.empty(),
                                unexpected.getClass().getName() + " while sending",
                                time.now()),
                        WireRecord.NONE);
                throw unexpected;
            }
            Outcome outcome = failure.outcome();
            if (outcome == Outcome.UNKNOWN
                    || outcome == Outcome.ACCEPTED_UNREADABLE
                    || (again && failure.problem() == CccProblem.ORDER_DUPLICATE)) {
                return lookedUp(sending, failure, scope, failures);
            }
            Duration wait = waitBefore(tries + 1, failure);
            if (!isWorthRepeating(failure, outcome)
                    || tries == MAX_TRIES
                    || !scope.deadline().before(RESERVE).leaves(wait.plusMillis(1))) {
                throw ended(sending, failure, outcome, scope, failures);
            }
            earlier = failure.attempts();
            pause(wait, sending, failure, outcome, scope, failures);
            sending = announce(
                    sending, sending.intent().quotedTotal(), json, WireRecord.answered(line(failure)), scope, failures);
        }
    }

    private static boolean isWorthRepeating(CccException failure, Outcome outcome) {
        boolean noConnection = outcome == Outcome.NOT_SENT
                && (failure.problem() == CccProblem.CONNECTION_FAILED || failure.problem() == CccProblem.TIMEOUT)
                && failure.isRetryable()
                && !failure.operation().startsWith("session.");
        return noConnection || (outcome == Outcome.REJECTED && failure.problem() == CccProblem.RATE_LIMITED);
    }

    private static Duration waitBefore(int attempt, CccException failure) {
        return failure.report().retryAfter().orElse(FIRST_WAIT.multipliedBy(1L << (attempt - 2)));
    }

    private void pause(
            Duration wait,
            LedgerEntry sending,
            CccException failure,
            Outcome outcome,
            CallScope scope,
            OrderFailures failures) {
        try {
            time.sleep(wait);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ended(sending, failure, outcome, scope, failures);
        }
    }

    private OrderConfirmation confirmed(LedgerEntry sending, Order order, String why) {
        LedgerEntry confirmed = sending.confirmed(order, why, time.now());
        String difference = confirmed
                .priceDifference()
                .map(by -> "; CCC charges " + order.total() + ", the quotes came to "
                        + confirmed.intent().quotedTotal())
                .orElse("");
        if (!difference.isEmpty()) {
            LOG.warn("Order reference {}{}", sending.reference(), difference);
        }
        boolean recorded = books.record(
                sending.confirmed(order, why + difference, confirmed.changedAt()),
                WireRecord.answered("order " + order.orderNumber() + ", " + order.status() + ", " + order.total()));
        return new OrderConfirmation(
                sending.reference(), order, sending.intent().quotedTotal(), recorded);
    }

    /** Asks CCC whether it has the order; never sends it again. */
    private OrderConfirmation lookedUp(
            LedgerEntry sending, CccException failure, CallScope scope, OrderFailures failures) {
        LookUp.Verdict verdict =
                lookUp.ask(sending, scope.until(scope.deadline().atMost(LOOK_UP)));
        if (verdict instanceof LookUp.Verdict.Found found) {
            return confirmed(sending, found.order(), "found at CCC after " + failure.problem());
        }
        boolean different = verdict instanceof LookUp.Verdict.Different;
        String why = why(verdict);
        books.record(
                sending.unknown(
                        different ? Optional.of(LookUpFinding.FOUND_DIFFERENT) : Optional.empty(),
                        Optional.of(failure.problem()),
                        failure.problem() + "; " + why,
                        time.now()),
                WireRecord.answered(line(failure)));
        throw failures.unknown(sending.reference(), failure, why);
    }

    static String why(LookUp.Verdict verdict) {
        if (verdict instanceof LookUp.Verdict.Different different) {
            return different.why();
        }
        return verdict instanceof LookUp.Verdict.NoAnswer none
                ? none.why()
                : "CCC does not show it under this reference yet";
    }

    private CccException ended(
            LedgerEntry sending, CccException failure, Outcome outcome, CallScope scope, OrderFailures failures) {
        OrderState end = outcome == Outcome.REJECTED ? OrderState.REJECTED : OrderState.NOT_SENT;
        books.record(
                sending.ended(
                        end, Optional.of(failure.problem()), failure.problem().name(), time.now()),
                WireRecord.answered(line(failure)));
        return failures.of(
                sending.reference(),
                outcome == Outcome.REJECTED ? billing.explained(failure, scope) : failure,
                outcome);
    }

    /** Its message is safe to keep: one line, without secrets. */
    private static String line(CccException failure) {
        return Objects.requireNonNullElse(
                failure.getMessage(), failure.problem().name());
    }

    private static CccException withEarlier(CccException failure, List<Attempt> earlier) {
        if (earlier.isEmpty()) {
            return failure;
        }
        List<Attempt> all = new ArrayList<>(earlier);
        for (Attempt attempt : failure.attempts()) {
            all.add(new Attempt(
                    all.size() + 1, attempt.startedAt(), attempt.waited(), attempt.status(), attempt.problem()));
        }
        CccException complete =
                CccException.of(failure.report().toBuilder().attempts(all).build());
        if (failure.getCause() != null) {
            complete.initCause(failure.getCause());
        }
        return complete;
    }
}
