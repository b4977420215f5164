package io.github.cccsdk.pricing;

import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import java.util.List;

/** The answer to a price request. Only a {@link Quote} can be ordered; the others are ordinary answers, not failures. */
public sealed interface PriceOutcome
        permits Quote, SpecialRequest, Denied, Unavailable, NoMatch, Ambiguous, NoEstimate {
    /** Which of the seven answers this is; for a {@code switch} on Java 17. */
    enum Kind {
        QUOTE,
        SPECIAL_REQUEST,
        DENIED,
        UNAVAILABLE,
        NO_MATCH,
        AMBIGUOUS,
        NO_ESTIMATE
    }

    /** One method for each of the seven answers. */
    interface Cases<R> {
        R quote(Quote quote);

        R specialRequest(SpecialRequest outcome);

        R denied(Denied outcome);

        R unavailable(Unavailable outcome);

        R noMatch(NoMatch outcome);

        R ambiguous(Ambiguous outcome);

        R noEstimate(NoEstimate outcome);
    }

    Kind kind();

    /** Calls the method for this answer and returns its result. */
    <R> R fold(Cases<R> cases);

    /** One sentence for a person: what CCC says and what to do next. */
    String explanation();

    /**
     * The quote.
     *
     * @throws CccRequestException {@code NOT_ORDERABLE} if this is another outcome; the message says which
     */
    default Quote quoteOrThrow() {
        throw CccException.of(ProblemReport.builder(CccProblem.NOT_ORDERABLE)
                .operation("pricing.quote")
                .detail(kind() + ": " + explanation())
                .resolution(new Resolution(
                        "The price request was answered, but not with a price that can be ordered",
                        List.of(explanation()),
                        Actor.LIBRARY,
                        "ccc-sdk"))
                .build());
    }
}
