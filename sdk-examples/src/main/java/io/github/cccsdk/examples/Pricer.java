package io.github.cccsdk.examples;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.Violation;
import io.github.cccsdk.orders.OrderItem;
import io.github.cccsdk.pricing.Ambiguous;
import io.github.cccsdk.pricing.NoMatch;
import io.github.cccsdk.pricing.PriceOutcome;
import io.github.cccsdk.pricing.PricingClient;
import io.github.cccsdk.works.Work;
import io.github.cccsdk.works.YearRange;
import java.util.List;
import java.util.stream.Collectors;

/** Asks CCC about one row after the other and says what to do next. A row that fails does not stop the others. */
final class Pricer {
    private static final int MOST_CANDIDATES = 5;

    private final PricingClient pricing;

    Pricer(PricingClient pricing) {
        this.pricing = pricing;
    }

    PricedItem price(FileRow row) {
        if (row instanceof UnreadableRow unreadable) {
            return notAsked(row, "Correct the file", "The row " + unreadable.problem());
        }
        Transaction transaction = (Transaction) row;
        if (transaction.alreadyPaid()) {
            return PricedItem.alreadyPaid(row);
        }
        try {
            return answered(transaction, pricing.quote(transaction.priceRequest()));
        } catch (CccException e) {
            return failed(row, e);
        }
    }

    private static PricedItem answered(Transaction transaction, PriceOutcome outcome) {
        String why = outcome.explanation();
        return switch (outcome.kind()) {
            case QUOTE ->
                PricedItem.available(
                        transaction,
                        new OrderItem(transaction.itemReference(), outcome.quoteOrThrow(), transaction.citation()));
            case SPECIAL_REQUEST -> PricedItem.notAvailable(transaction, "Special request", "Ask on CCC's site", why);
            case DENIED -> PricedItem.notAvailable(transaction, "Denied", "Try another source", why);
            case UNAVAILABLE -> PricedItem.notAvailable(transaction, "Unavailable", "Try another source", why);
            case NO_ESTIMATE -> PricedItem.notAvailable(transaction, "No estimate", "Look at CCC's site", why);
            case NO_MATCH ->
                PricedItem.notAvailable(transaction, "No match", stepAfter(((NoMatch) outcome).reason()), why);
            case AMBIGUOUS ->
                PricedItem.notAvailable(
                        transaction,
                        "Several works",
                        "Pick one (see below)",
                        choice(((Ambiguous) outcome).candidates()));
        };
    }

    private static String stepAfter(NoMatch.Reason reason) {
        return switch (reason) {
            case YEAR_OUTSIDE_RECORD -> "Check the year";
            case NO_YEAR_GIVEN -> "Give the year";
            case TITLE_LOOKS_ABBREVIATED -> "Write the full title";
            case NOT_IN_CATALOGUE -> "Check ISSN and title";
        };
    }

    private static String choice(List<Work> candidates) {
        String more =
                candidates.size() > MOST_CANDIDATES ? "; and " + (candidates.size() - MOST_CANDIDATES) + " more" : "";
        return candidates.stream().limit(MOST_CANDIDATES).map(Pricer::named).collect(Collectors.joining("; ")) + more
                + " all fit: write the number of the right one under CCCNumber";
    }

    private static String named(Work work) {
        return work.workId() + " " + work.title()
                + work.publisher().map(publisher -> ", " + publisher).orElse("")
                + work.publicationYears().stream()
                        .map(YearRange::toString)
                        .map(years -> ", " + years)
                        .collect(Collectors.joining());
    }

    /** CCC was not asked, or gave no answer. A field that is missing or wrong is named: that is what to mend. */
    private static PricedItem failed(FileRow row, CccException e) {
        if (e.violations().isEmpty()) {
            return PricedItem.notAvailable(row, "No answer", "See below", String.valueOf(e.getMessage()));
        }
        Violation violation = e.violations().get(0);
        String field = fieldNamed(violation.path());
        boolean missing = violation.problem().startsWith("is missing")
                || violation.problem().startsWith("are missing");
        return missing
                ? notAsked(row, "Give the " + field, "The " + field + " " + violation.problem())
                : notAsked(row, "Correct the " + field, "The " + field + ": " + violation.problem());
    }

    private static PricedItem notAsked(FileRow row, String nextStep, String whyNot) {
        return PricedItem.notAvailable(row, "Not asked", nextStep, whyNot);
    }

    private static String fieldNamed(String path) {
        return switch (path) {
            case "issn" -> "ISSN";
            case "isbn" -> "ISBN";
            case "publicationYear" -> "year";
            case "pages", "title" -> path;
            default -> "request";
        };
    }
}
