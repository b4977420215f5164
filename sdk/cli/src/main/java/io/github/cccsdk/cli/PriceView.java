package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.Facts;
import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.pricing.Ambiguous;
import io.github.cccsdk.pricing.Denied;
import io.github.cccsdk.pricing.NoEstimate;
import io.github.cccsdk.pricing.NoMatch;
import io.github.cccsdk.pricing.PriceOutcome;
import io.github.cccsdk.pricing.PricedWork;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.pricing.SpecialRequest;
import io.github.cccsdk.pricing.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answer to a price request as it is shown. */
final class PriceView {
    private PriceView() {}

    static JsonObject json(PriceOutcome outcome) {
        JsonObject json = new JsonObject().with("outcome", outcome.kind().name());
        outcome.fold(new JsonCases(json));
        return json.with("explanation", outcome.explanation());
    }

    static List<String> lines(PriceOutcome outcome) {
        return outcome.fold(new TextCases());
    }

    /** Adds what is particular to each of the answers. */
    private record JsonCases(JsonObject json) implements PriceOutcome.Cases<JsonObject> {
        @Override
        public JsonObject quote(Quote quote) {
            return work(quote.work())
                    .with("right", quote.right())
                    .with("pages", quote.use().pageCount().pages())
                    .with("baseFee", quote.baseFee())
                    .with("perPageFee", quote.perPageFee())
                    .with("processingFee", quote.processingFee())
                    .with("total", quote.total())
                    .with("currency", quote.total().currency())
                    .withNullable("asOf", quote.asOf())
                    .with("receivedAt", quote.receivedAt().toString())
                    .with("year", quote.use().publicationYear())
                    .with("yearAssumed", quote.use().yearAssumed())
                    .with("pagesFrom", quote.use().pageCount().source().name())
                    .with("copies", quote.use().copies())
                    .with("typeOfUse", quote.use().typeOfUse())
                    .withPresent("country", quote.use().country())
                    .withPresent("location", quote.use().locationId())
                    .withPresent("product", quote.product())
                    .withPresent("rightsholder", quote.rightsholder())
                    .withPresent("terms", quote.terms());
        }

        @Override
        public JsonObject specialRequest(SpecialRequest outcome) {
            return work(outcome.work())
                    .withPresent("rightsholder", outcome.rightsholder())
                    .withPresent("terms", outcome.terms());
        }

        @Override
        public JsonObject denied(Denied outcome) {
            return work(outcome.work())
                    .withPresent("rightsholder", outcome.rightsholder())
                    .withPresent("terms", outcome.terms());
        }

        @Override
        public JsonObject unavailable(Unavailable outcome) {
            return work(outcome.work()).with("right", outcome.right());
        }

        @Override
        public JsonObject noMatch(NoMatch outcome) {
            return json.with("reason", outcome.reason().name())
                    .withObjects("recordYears", WorkView.years(outcome.recordYears()));
        }

        @Override
        public JsonObject ambiguous(Ambiguous outcome) {
            return json.withObjects("candidates", WorkView.json(outcome.candidates()));
        }

        @Override
        public JsonObject noEstimate(NoEstimate outcome) {
            return work(outcome.work())
                    .withPresent("rightsholder", outcome.rightsholder())
                    .withPresent("terms", outcome.terms());
        }

        private JsonObject work(PricedWork work) {
            return json.with("workId", work.workId())
                    .withNullable("title", work.title())
                    .with("matchedBy", work.matchedBy().name());
        }
    }

    private static final class TextCases implements PriceOutcome.Cases<List<String>> {
        @Override
        public List<String> quote(Quote quote) {
            String count = quote.use().pageCount().pages() + " ("
                    + quote.use().pageCount().range().orElse("as given") + ")";
            return work(quote.work())
                    .fact("Right", quote.right())
                    .fact("Rightsholder", quote.rightsholder())
                    .fact("Year", quote.use().publicationYear() + (quote.use().yearAssumed() ? " (assumed)" : ""))
                    .fact("Pages", count)
                    .fact("Copies", String.valueOf(quote.use().copies()))
                    .fact("Use", quote.use().typeOfUse())
                    .fact("Base fee", quote.baseFee().toString())
                    .fact("Per page", quote.perPageFee().toString())
                    .fact("Processing", quote.processingFee().toString())
                    .fact("Total", quote.total().toString())
                    .fact("Terms", quote.terms())
                    .lines();
        }

        @Override
        public List<String> specialRequest(SpecialRequest outcome) {
            return refused(outcome, outcome.work(), outcome.rightsholder(), outcome.terms());
        }

        @Override
        public List<String> denied(Denied outcome) {
            return refused(outcome, outcome.work(), outcome.rightsholder(), outcome.terms());
        }

        @Override
        public List<String> unavailable(Unavailable outcome) {
            return refused(outcome, outcome.work(), Optional.empty(), Optional.empty());
        }

        @Override
        public List<String> noMatch(NoMatch outcome) {
            return explained(new Facts(), outcome).lines();
        }

        @Override
        public List<String> ambiguous(Ambiguous outcome) {
            List<String> lines = new ArrayList<>(explained(new Facts(), outcome).lines());
            lines.addAll(WorkView.lines(outcome.candidates()));
            return lines;
        }

        @Override
        public List<String> noEstimate(NoEstimate outcome) {
            return refused(outcome, outcome.work(), outcome.rightsholder(), outcome.terms());
        }

        private static List<String> refused(
                PriceOutcome outcome, PricedWork work, Optional<String> rightsholder, Optional<String> terms) {
            return explained(work(work), outcome)
                    .fact("Rightsholder", rightsholder)
                    .fact("Terms", terms)
                    .lines();
        }

        private static Facts explained(Facts facts, PriceOutcome outcome) {
            return facts.fact("Answer", outcome.kind().name().replace('_', ' ')).fact("", outcome.explanation());
        }

        private static Facts work(PricedWork work) {
            return new Facts().fact("Title", work.title()).fact("Work", work.workId());
        }
    }
}
