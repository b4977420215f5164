package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.pricing.Ambiguous;
import io.github.cccsdk.pricing.Denied;
import io.github.cccsdk.pricing.MatchedBy;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.NoEstimate;
import io.github.cccsdk.pricing.NoMatch;
import io.github.cccsdk.pricing.PageCount;
import io.github.cccsdk.pricing.PriceOutcome;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.pricing.SpecialRequest;
import io.github.cccsdk.pricing.Unavailable;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.works.Work;
import io.github.cccsdk.works.YearRange;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a price request is answered with. */
class QuoteTest {
    private CccSimulator ccc = CccSimulator.start();
    private CccClient client = clientOf(ccc);

    @AfterEach
    void stop() {
        client.close();
        ccc.close();
    }

    private static CccClient clientOf(CccSimulator ccc) {
        return CccClient.builder()
                .baseUrl(ccc.baseUrl())
                .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
                .build();
    }

    private void restartWith(CccSimulator.Builder other) {
        stop();
        ccc = other.start();
        client = clientOf(ccc);
    }

    private PriceOutcome quote(PriceRequest.Builder request) {
        return client.pricing().quote(request.build());
    }

    private static PriceRequest.Builder issn(String issn, int year) {
        return PriceRequest.builder().issn(issn).publicationYear(year).pageCount(10);
    }

    private static YearRange years(int from, int to) {
        return new YearRange(OptionalInt.of(from), OptionalInt.of(to));
    }

    @Nested
    class TheSevenAnswers {
        @Test
        void aQuoteSaysPartByPartWhatItCosts() {
            Quote quote = quote(PriceRequest.builder()
                            .issn("10924388")
                            .publicationYear(2004)
                            .pages("165-83"))
                    .quoteOrThrow();

            assertThat(quote.baseFee()).isEqualTo(Money.usd("30.00"));
            assertThat(quote.perPageFee()).isEqualTo(Money.usd("0.50"));
            assertThat(quote.processingFee()).isEqualTo(Money.usd("3.50"));
            assertThat(quote.total()).isEqualTo(Money.usd("43.00"));
            assertThat(quote.use().pageCount().pages()).isEqualTo(19);
            assertThat(quote.workId()).isEqualTo("122883898");
            assertThat(quote.work().matchedBy()).isEqualTo(MatchedBy.ISSN);
        }

        @Test
        void aSpecialRequestGoesToTheWebSite() {
            PriceOutcome outcome = quote(issn("0017-8012", 2010));
            assertThat(outcome).isInstanceOf(SpecialRequest.class);
            assertThat(outcome.explanation()).contains("Marketplace web site");
        }

        @Test
        void aDeniedUseNamesItsWork() {
            PriceOutcome outcome = quote(issn("0031-9007", 2010));
            assertThat(outcome).isInstanceOf(Denied.class);
            assertThat(((Denied) outcome).work().title()).contains("Physical Review Letters");
        }

        @Test
        void anUnavailableUseAndARightNobodyKnowsAreBothUnavailable() {
            assertThat(quote(issn("0021-9258", 2010)))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            outcome -> assertThat(outcome.right()).isEqualTo("UNAVAILABLE"));
            assertThat(quote(issn("0003-4819", 2010)))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            outcome -> assertThat(outcome.right()).isEqualTo("SUBSCRIPTION_ONLY"));
        }

        @Test
        void availableWithoutAPriceIsNoEstimate() {
            ccc.removeFees("122883898");
            assertThat(quote(issn("1092-4388", 2004))).isInstanceOf(NoEstimate.class);
        }

        @Test
        void severalRecordsOfOneYearAreForAPersonToChooseFrom() {
            assertThat(quote(issn("0031-4005", 2010)))
                    .isInstanceOfSatisfying(
                            Ambiguous.class,
                            outcome -> assertThat(outcome.candidates())
                                    .extracting(Work::title)
                                    .containsExactly("Pediatrics", "Pediatrics"));
            assertThat(ccc.count(Call.PRICE)).isZero();
        }

        @Test
        void onlyAQuoteCanBeOrdered() {
            PriceOutcome denied = quote(issn("0031-9007", 2010));
            assertThatThrownBy(denied::quoteOrThrow)
                    .isInstanceOfSatisfying(
                            CccRequestException.class,
                            thrown -> assertThat(thrown.problem()).isEqualTo(CccProblem.NOT_ORDERABLE))
                    .hasMessageContaining("DENIED");
        }
    }

    @Nested
    class WhyNothingWasFound {
        @Test
        void theYearIsOutsideTheRecordAndTheRecordsYearsAreNamed() {
            assertThat(quote(issn("1092-4388", 1975)))
                    .isEqualTo(new NoMatch(NoMatch.Reason.YEAR_OUTSIDE_RECORD, List.of(years(1996, 2009))));
        }

        @Test
        void theYearsCannotBeLearnedWhereTheServiceSearchesNoOtherYears() {
            restartWith(CccSimulator.builder().anyYear(false));
            assertThat(quote(issn("1092-4388", 1975)))
                    .isEqualTo(new NoMatch(NoMatch.Reason.NOT_IN_CATALOGUE, List.of()));
        }

        @Test
        void noYearWasGivenAndTheServiceLookedAtThisOne() {
            restartWith(CccSimulator.builder().anyYear(false));
            PriceOutcome outcome =
                    quote(PriceRequest.builder().issn("1092-4388").anyYear().pageCount(10));
            assertThat(outcome).isEqualTo(new NoMatch(NoMatch.Reason.NO_YEAR_GIVEN, List.of()));
        }

        @Test
        void theTitleLooksAbbreviated() {
            PriceOutcome outcome = quote(PriceRequest.builder()
                    .title("J. Speech Lang. Hear. Res.")
                    .publicationYear(2004)
                    .pageCount(10));
            assertThat(outcome).isEqualTo(new NoMatch(NoMatch.Reason.TITLE_LOOKS_ABBREVIATED, List.of()));
        }

        @Test
        void theCatalogueDoesNotHaveIt() {
            assertThat(quote(issn("2049-3630", 2020)))
                    .isEqualTo(new NoMatch(NoMatch.Reason.NOT_IN_CATALOGUE, List.of()));
        }
    }

    @Nested
    class TheStrongestIdentifierDecides {
        @Test
        void aMissedNumberIsAMissAlthoughTheTitleWouldFit() {
            assertThat(quote(issn("2049-3630", 2004).title("Journal of Speech, Language, and Hearing Research")))
                    .isInstanceOf(NoMatch.class);
        }

        @Test
        void aTitleAfterAMissedNumberIsTriedOnlyWhenAllowedAndTheQuoteSaysSo() {
            Quote quote = quote(issn("2049-3630", 2004)
                            .title("Journal of Speech, Language, and Hearing Research")
                            .allowTitleFallback())
                    .quoteOrThrow();
            assertThat(quote.work().matchedBy()).isEqualTo(MatchedBy.TITLE_AFTER_NUMBER);
        }

        @Test
        void anIsbnOfTenDigitsFindsTheBookOfThirteen() {
            Quote quote = quote(PriceRequest.builder()
                            .isbn("0-201-63361-2")
                            .publicationYear(1994)
                            .pages("iv-xii"))
                    .quoteOrThrow();
            assertThat(quote.work().title()).contains("Design Patterns");
            assertThat(quote.use().pageCount().pages()).isEqualTo(9);
        }

        @Test
        void aTitleFindsTheOneWorkSpelledTheSame() {
            Quote quote = quote(PriceRequest.builder()
                            .title("the journal of neuroscience")
                            .publicationYear(2010)
                            .pageCount(3))
                    .quoteOrThrow();
            assertThat(quote.workId()).isEqualTo("122914898");
        }

        @Test
        void aTitleOfSeveralWorksIsAmbiguous() {
            assertThat(quote(PriceRequest.builder()
                            .title("Medicine")
                            .publicationYear(2010)
                            .pageCount(3)))
                    .isInstanceOf(Ambiguous.class);
        }

        @Test
        void aWorkIdNeedsNoSearch() {
            Quote quote = quote(PriceRequest.builder()
                            .workId("122883898")
                            .issn("0031-9007")
                            .publicationYear(2004)
                            .pageCount(19))
                    .quoteOrThrow();
            assertThat(quote.total()).isEqualTo(Money.usd("43.00"));
            assertThat(ccc.count(Call.SEARCH_WORKS)).isZero();
        }

        @Test
        void anyYearTakesTheRecordsLatestAndSaysSo() {
            Quote quote = quote(
                            PriceRequest.builder().issn("1092-4388").anyYear().pageCount(19))
                    .quoteOrThrow();
            assertThat(quote.use().publicationYear()).isEqualTo(2009);
            assertThat(quote.use().yearAssumed()).isTrue();
        }
    }

    @Test
    void aDefaultPageCountIsUsedOnlyWhenAskedForAndReported() {
        PriceRequest.Builder nonsense =
                PriceRequest.builder().issn("1092-4388").publicationYear(2004).pages("A-Fz123");
        assertThatThrownBy(nonsense::build)
                .isInstanceOf(CccRequestException.class)
                .hasMessageContaining("pages");

        Quote quote = quote(nonsense.defaultPageCount(19)).quoteOrThrow();
        assertThat(quote.use().pageCount().source()).isEqualTo(PageCount.Source.ASSUMED);
        assertThat(quote.use().pageCount().pages()).isEqualTo(19);
    }

    @Test
    void allExchangesOfOneQuoteShareACorrelationId() {
        quote(issn("1092-4388", 1975));
        assertThat(ccc.requests(Call.SEARCH_WORKS))
                .hasSize(2)
                .extracting(request -> request.header("X-Correlation-Id"))
                .doesNotContainNull()
                .containsOnly(ccc.requests(Call.SEARCH_WORKS).get(0).header("X-Correlation-Id"));
    }
}
