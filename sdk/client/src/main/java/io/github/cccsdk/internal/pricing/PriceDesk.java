package io.github.cccsdk.internal.pricing;

import io.github.cccsdk.internal.async.AsyncCalls;
import io.github.cccsdk.internal.call.CallScope;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.internal.wire.Calls;
import io.github.cccsdk.internal.wire.PriceAnswer;
import io.github.cccsdk.pricing.BulkProgress;
import io.github.cccsdk.pricing.Denied;
import io.github.cccsdk.pricing.MatchedBy;
import io.github.cccsdk.pricing.NoEstimate;
import io.github.cccsdk.pricing.PriceOutcome;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.PricedRequest;
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
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds the work, asks for its price, and says what the answer means. */
public final class PriceDesk implements PricingClient {
    private static final String OPERATION = "pricing.quote";

    private final Pipeline pipeline;
    private final WorkFinder finder;
    private final TimeSource time;
    private final Optional<String> country;
    private final Optional<String> locationId;
    private final AsyncCalls async;
    private final ErrorReader errors;
    private final int window;

    /**
     * @param window how many requests of a bulk look-up are under way at once
     * @param country used where a request names none
     * @param locationId used where a request names none
     */
    public PriceDesk(
            Pipeline pipeline,
            AsyncCalls async,
            ErrorReader errors,
            TimeSource time,
            int window,
            Optional<String> country,
            Optional<String> locationId) {
        this.pipeline = pipeline;
        this.finder = new WorkFinder(pipeline);
        this.time = time;
        this.country = country;
        this.locationId = locationId;
        this.async = async;
        this.errors = errors;
        this.window = window;
    }

    @Override
    public PriceOutcome quote(PriceRequest request) {
        return pipeline.readCall(OPERATION, scope -> quote(request, scope));
    }

    private PriceOutcome quote(PriceRequest request, CallScope scope) {
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

    @Override
    public Stream<PricedRequest> quoteAll(Stream<PriceRequest> requests) {
        return quoteAll(requests, progress -> {});
    }

    @Override
    public Stream<PricedRequest> quoteAll(Stream<PriceRequest> requests, Consumer<BulkProgress> progress) {
        BulkQuotes bulk = new BulkQuotes(requests.iterator(), this::quoteApart, progress, errors, time, window);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(bulk, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(bulk::cancel)
                .onClose(requests::close);
    }

    private CompletableFuture<PriceOutcome> quoteApart(PriceRequest request) {
        PriceDesk apart = with(pipeline.begunNow());
        return async.start(() -> apart.quote(request));
    }

    /** The same desk on another pipeline. */
    public PriceDesk with(Pipeline other) {
        return new PriceDesk(other, async, errors, time, window, country, locationId);
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
