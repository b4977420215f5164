package io.github.cccsdk.pricing;

import io.github.cccsdk.works.YearRange;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The catalogue has nothing that fits.
 *
 * @param reason why, as far as it can be told
 * @param recordYears the years the matching records do cover, where {@code reason} is {@code YEAR_OUTSIDE_RECORD};
 *     otherwise empty
 */
public record NoMatch(Reason reason, List<YearRange> recordYears) implements PriceOutcome {
    /** Why nothing was found. */
    public enum Reason {
        /** There are such records, but none covers the year. */
        YEAR_OUTSIDE_RECORD,
        /** No year was given, and this service only looks at the current one then. */
        NO_YEAR_GIVEN,
        /** The title looks abbreviated; CCC matches full titles only (Atlas). */
        TITLE_LOOKS_ABBREVIATED,
        /** Nothing more can be told. */
        NOT_IN_CATALOGUE
    }

    public NoMatch {
        recordYears = List.copyOf(recordYears);
    }

    @Override
    public Kind kind() {
        return Kind.NO_MATCH;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.noMatch(this);
    }

    @Override
    public String explanation() {
        return switch (reason) {
            case YEAR_OUTSIDE_RECORD ->
                "CCC's record covers "
                        + recordYears.stream().map(YearRange::toString).collect(Collectors.joining(", "))
                        + ", not the year asked for: check the year";
            case NO_YEAR_GIVEN -> "CCC looked at the current year only because none was given: give the year";
            case TITLE_LOOKS_ABBREVIATED ->
                "The title looks abbreviated, and CCC matches full titles only: give the full title or the ISSN";
            case NOT_IN_CATALOGUE -> "CCC's catalogue has no such work: check number, title and year";
        };
    }
}
