package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.rows.Row;
import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import io.github.cccsdk.pricing.MatchedBy;
import io.github.cccsdk.pricing.PriceOutcome;
import io.github.cccsdk.pricing.PricedRequest;
import io.github.cccsdk.pricing.Quote;
import java.util.List;
import java.util.Optional;

/** Tells which answers to a price request may be ordered. */
final class Orderable {
    private Orderable() {}

    /** The quote to order; empty if there is none, which is then recorded. */
    static Optional<Quote> quote(Row row, PricedRequest price, Outcomes outcomes, Spending spending) {
        Optional<CccException> failure = price.failure();
        if (failure.isPresent()) {
            outcomes.failed(List.of(RowResult.failed(row, failure.get())), failure.get());
            return Optional.empty();
        }
        PriceOutcome answer = price.outcomeOrThrow();
        if (!(answer instanceof Quote quote)) {
            outcomes.answered(RowResult.answered(row, answer));
            return Optional.empty();
        }
        if (quote.work().matchedBy() == MatchedBy.TITLE_AFTER_NUMBER) {
            outcomes.answered(refused(
                    row,
                    CccProblem.NOT_ORDERABLE,
                    "It was found by its title after its number had found nothing, which may be another work"));
            return Optional.empty();
        }
        Optional<String> objection = spending.objection(quote.total());
        objection.ifPresent(why -> outcomes.answered(aboveLimit(row, why)));
        return objection.isEmpty() ? Optional.of(quote) : Optional.empty();
    }

    /** The row failed because its price is not within what was allowed. */
    static RowResult aboveLimit(Row row, String why) {
        return refused(row, CccProblem.PRICE_ABOVE_LIMIT, why);
    }

    private static RowResult refused(Row row, CccProblem problem, String why) {
        return RowResult.failed(
                row,
                CccException.of(ProblemReport.builder(problem)
                        .operation("orders.submit")
                        .outcome(Outcome.NOT_SENT)
                        .detail(why)
                        .resolution(new Resolution(
                                "The row is not ordered",
                                List.of(
                                        "Look at the row in the file of failed rows; the batch can be run on that file"),
                                Actor.APPLICATION,
                                "ccc-sdk"))
                        .build()));
    }
}
