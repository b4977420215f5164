package io.github.cccsdk.internal.pricing;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.internal.call.CallScope;
import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.internal.wire.Calls;
import io.github.cccsdk.pricing.Ambiguous;
import io.github.cccsdk.pricing.MatchedBy;
import io.github.cccsdk.pricing.NoMatch;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.works.Work;
import io.github.cccsdk.works.WorkQuery;
import io.github.cccsdk.works.YearRange;
import java.util.List;

/**
 * Finds the one work a price request means. The strongest identifier decides; what it misses is explained, not guessed
 * around.
 */
final class WorkFinder {
    private static final String OPERATION = "pricing.quote";

    private final Pipeline pipeline;

    WorkFinder(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** What came of the search. */
    sealed interface Finding {
        record Found(Work work, MatchedBy by) implements Finding {}

        record Several(Ambiguous outcome) implements Finding {}

        record Nothing(NoMatch outcome) implements Finding {}
    }

    Finding find(PriceRequest request, CallScope scope) {
        boolean byNumber = request.issn().isPresent() || request.isbn().isPresent();
        Finding finding = byNumber
                ? byNumber(request, scope)
                : byTitle(request, request.title().orElseThrow(), MatchedBy.TITLE, scope);
        if (finding instanceof Finding.Nothing && byNumber && request.titleFallbackAllowed()) {
            Finding second = byTitle(request, request.title().orElseThrow(), MatchedBy.TITLE_AFTER_NUMBER, scope);
            return second instanceof Finding.Nothing ? finding : second;
        }
        return finding;
    }

    private Finding byNumber(PriceRequest request, CallScope scope) {
        WorkQuery.Builder number = request.issn().isPresent()
                ? WorkQuery.builder().issn(request.issn().get())
                : WorkQuery.builder().isbn(request.isbn().orElseThrow());
        MatchedBy by = request.issn().isPresent() ? MatchedBy.ISSN : MatchedBy.ISBN;
        Search search = search(request, number, scope);
        return switch (search.works().size()) {
            case 0 -> new Finding.Nothing(explain(request, number, search, false, scope));
            case 1 -> new Finding.Found(search.works().get(0), by);
            default -> new Finding.Several(new Ambiguous(search.works()));
        };
    }

    /** A title found is the one meant only if it is spelled the same: for the rest a person decides. */
    private Finding byTitle(PriceRequest request, String title, MatchedBy by, CallScope scope) {
        WorkQuery.Builder query = WorkQuery.builder().title(title);
        Search search = search(request, query, scope);
        if (search.works().isEmpty()) {
            return new Finding.Nothing(explain(request, query, search, TitleText.looksAbbreviated(title), scope));
        }
        List<Work> same = search.works().stream()
                .filter(work -> TitleText.sameTitle(work.title(), title))
                .toList();
        return same.size() == 1
                ? new Finding.Found(same.get(0), by)
                : new Finding.Several(new Ambiguous(same.isEmpty() ? search.works() : same));
    }

    /**
     * What a search brought.
     *
     * @param works those whose record covers the year asked for
     * @param outside those it brought although their record does not
     * @param thisYearOnly whether the service could only be asked about the current year
     */
    private record Search(List<Work> works, List<Work> outside, boolean thisYearOnly) {}

    private Search search(PriceRequest request, WorkQuery.Builder query, CallScope scope) {
        request.country().ifPresent(query::country);
        if (request.publicationYear().isEmpty()) {
            WorkQuery anyYear = query.anyYear().build();
            try {
                return new Search(all(anyYear, scope), List.of(), false);
            } catch (CccException refused) {
                requireBadParameter(refused);
                return new Search(
                        pipeline.read(Calls.searchWorksOfThisYear(OPERATION, anyYear), scope)
                                .works(),
                        List.of(),
                        true);
            }
        }
        int year = request.publicationYear().getAsInt();
        List<Work> found = all(query.publicationYear(year).build(), scope);
        List<Work> covering = found.stream().filter(work -> covers(work, year)).toList();
        List<Work> outside = found.stream().filter(work -> !covers(work, year)).toList();
        return new Search(covering, outside, false);
    }

    private NoMatch explain(
            PriceRequest request, WorkQuery.Builder query, Search search, boolean abbreviated, CallScope scope) {
        if (search.thisYearOnly()) {
            return new NoMatch(NoMatch.Reason.NO_YEAR_GIVEN, List.of());
        }
        List<Work> ofOtherYears = search.outside();
        if (ofOtherYears.isEmpty() && request.publicationYear().isPresent()) {
            ofOtherYears = ofAnyYear(query, scope);
        }
        List<YearRange> years = ofOtherYears.stream()
                .flatMap(work -> work.publicationYears().stream())
                .distinct()
                .toList();
        if (!years.isEmpty()) {
            return new NoMatch(NoMatch.Reason.YEAR_OUTSIDE_RECORD, years);
        }
        return new NoMatch(
                abbreviated ? NoMatch.Reason.TITLE_LOOKS_ABBREVIATED : NoMatch.Reason.NOT_IN_CATALOGUE, List.of());
    }

    private List<Work> ofAnyYear(WorkQuery.Builder query, CallScope scope) {
        try {
            return all(query.withoutYear().anyYear().build(), scope);
        } catch (CccException refused) {
            requireBadParameter(refused);
            return List.of();
        }
    }

    private List<Work> all(WorkQuery query, CallScope scope) {
        return pipeline.read(Calls.searchWorks(OPERATION, query), scope).works();
    }

    /** A service that does not support {@code anyYear} says so with BAD_PARAMETER: an assumption of the contract. */
    private static void requireBadParameter(CccException failure) {
        if (failure.problem() != CccProblem.BAD_PARAMETER) {
            throw failure;
        }
    }

    private static boolean covers(Work work, int year) {
        return work.publicationYears().isEmpty()
                || work.publicationYears().stream().anyMatch(range -> range.includes(year));
    }
}
