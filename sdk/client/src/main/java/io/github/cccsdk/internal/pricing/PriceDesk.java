package io.github.cccsdk.internal.pricing;

import io.github.cccsdk.internal.call.CallScope;
import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.internal.wire.Calls;
import io.github.cccsdk.internal.wire.PriceAnswer;
import io.github.cccsdk.pricing.Denied;
import io.github.cccsdk.pricing.MatchedBy;
import io.github.cccsdk.pricing.NoEstimate;
import io.github.cccsdk.pricing.PriceOutcome;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.PricedWork;
import io.github.cccsdk.pricing.PricingClient;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.pricing.QuotedUse;
import io.github.cccsdk.pricing.SpecialRequest;
import io.github.cccsdk.pricing.Unavailable;
import io.github.cccsdk.time.TimeSource;
import io.github.cccsdk.works.Work;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Finds the work, asks for its price, and says what the answer means. */
public final class PriceDesk implements PricingClient {
    private static final String OPERATION = "pricing.quote";

    private final Pipeline pipeline;
    private final WorkFinder finder;
    private final TimeSource time;
    private final Optional<String> country;
    private final Optional<String> locationId;

    /**
     * @param country used where a request names none
     * @param locationId used where a request names none
     */
    public PriceDesk(Pipeline pipeline, TimeSource time, Optional<String> country, Optional<String> locationId) {
        this.pipeline = pipeline;
        this.finder = new WorkFinder(pipeline);
        this.time = time;
        this.country = country;
        this.locationId = locationId;
    }

    @Override
    public PriceOutcome quote(PriceRequest request) {
        CallScope scope = pipeline.readScope();
        if (request.workId().isPresent()) {
            PricedWork work = new PricedWork(request.workId().get(), request.title(), MatchedBy.WORK_ID);
            return price(work, use(request, List.of()), scope);
        }
        WorkFinder.Finding finding = finder.find(request, scope);
        if (finding instanceof WorkFinder.Finding.Several several) {
            return several.outcome();
        }
        if (finding instanceof WorkFinder.Finding.Nothing nothing) {
            return nothing.outcome();
        }
        WorkFinder.Finding.Found found = (WorkFinder.Finding.Found) finding;
        PricedWork work =
                new PricedWork(found.work().workId(), Optional.of(found.work().title()), found.by());
        return price(work, use(request, List.of(found.work())), scope);
    }

    /** The price as it is now, for a use that was quoted before. */
    public PriceOutcome again(Quote quote, CallScope scope) {
        return price(quote.work(), quote.use(), scope);
    }

    private PriceOutcome price(PricedWork work, QuotedUse use, CallScope scope) {
        PriceAnswer answer = pipeline.read(Calls.price(OPERATION, work.workId(), use), scope);
        return switch (answer.right()) {
            case PriceAnswer.AVAILABLE ->
                answer.fees()
                        .map(fees -> quote(work, use, answer, fees))
                        .orElseGet(() -> new NoEstimate(work, answer.rightsholder(), answer.terms()));
            case PriceAnswer.SPECIAL_REQUEST -> new SpecialRequest(work, answer.rightsholder(), answer.terms());
            case PriceAnswer.DENIED -> new Denied(work, answer.rightsholder(), answer.terms());
            default -> new Unavailable(work, answer.right());
        };
    }

    private PriceOutcome quote(PricedWork work, QuotedUse use, PriceAnswer answer, PriceAnswer.Fees fees) {
        return new Quote(
                work,
                use,
                answer.right(),
                fees.base(),
                fees.perPage(),
                fees.processing(),
                fees.total(),
                answer.rightsholder(),
                answer.product(),
                answer.terms(),
                answer.asOf(),
                time.now());
    }

    private QuotedUse use(PriceRequest request, List<Work> found) {
        boolean yearAssumed = request.publicationYear().isEmpty();
        return new QuotedUse(
                request.typeOfUse(),
                request.publicationYear().orElseGet(() -> latestYear(found)),
                yearAssumed,
                request.pageCount(),
                request.copies(),
                request.country().or(() -> country),
                request.locationId().or(() -> locationId));
    }

    /** The record's latest year, or the current one where the record is open or has no years. */
    private int latestYear(List<Work> works) {
        int thisYear = time.now().atZone(ZoneOffset.UTC).getYear();
        return works.stream()
                .flatMap(work -> work.publicationYears().stream())
                .mapToInt(range -> Math.min(thisYear, range.to().orElse(thisYear)))
                .max()
                .orElse(thisYear);
    }
}
