package io.github.cccsdk.internal.orders;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.errors.Retryable;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.Order;

/** The exceptions of one kind of order call, all naming the reference. */
final class OrderFailures {
    private final ErrorReader errors;
    private final String operation;

    OrderFailures(ErrorReader errors, String operation) {
        this.errors = errors;
        this.operation = operation;
    }

    String operation() {
        return operation;
    }

    /** A failure of our own making, before anything was sent. */
    CccException notSent(String reference, CccProblem problem, String detail) {
        return CccException.of(report(reference, problem, detail).build());
    }

    CccException duplicate(LedgerEntry earlier, String reference, String detail) {
        return CccException.of(report(reference, CccProblem.ORDER_DUPLICATE, detail)
                .orderNumber(earlier.order().map(Order::orderNumber).orElse(null))
                .build());
    }

    /** Nobody knows what became of an order sent earlier. */
    CccException open(String reference, String detail) {
        return CccException.of(report(reference, CccProblem.ORDER_OUTCOME_UNKNOWN, detail)
                .outcome(Outcome.UNKNOWN)
                .build());
    }

    /** Nobody knows what became of the order just sent. */
    CccException unknown(String reference, CccException failure, String why) {
        ProblemReport report = failure.report().toBuilder(CccProblem.ORDER_OUTCOME_UNKNOWN)
                .resolution(errors.problem(CccProblem.ORDER_OUTCOME_UNKNOWN, operation)
                        .build()
                        .resolution())
                .detail("The order was sent, then: " + failure.problem() + "; " + why)
                .operation(operation)
                .customerReference(reference)
                .retryable(false)
                .build();
        return CccException.of(report, failure);
    }

    /** The same problem, told of the order: that a price could not be had says nothing was bought. */
    CccException of(String reference, CccException failure, Outcome outcome) {
        ProblemReport report = failure.report().toBuilder()
                .operation(operation)
                .outcome(outcome)
                .retryable(Retryable.of(failure.problem(), outcome, operation))
                .customerReference(reference)
                .build();
        return CccException.of(report, failure);
    }

    /** What another caller's submission of the same order came to, told to one who waited for it. */
    CccException shared(LedgerEntry ended) {
        CccProblem problem = ended.problem().orElse(CccProblem.ORDER_REJECTED);
        return CccException.of(report(
                        ended.reference(),
                        problem,
                        "The same order, submitted at the same time by " + ended.owner() + ", ended as " + ended.state()
                                + ": " + ended.note())
                .outcome(
                        switch (ended.state()) {
                            case REJECTED -> Outcome.REJECTED;
                            default -> Outcome.NOT_SENT;
                        })
                .build());
    }

    private ProblemReport.Builder report(String reference, CccProblem problem, String detail) {
        return errors.problem(problem, operation)
                .detail(detail)
                .outcome(Outcome.NOT_SENT)
                .customerReference(reference);
    }
}
