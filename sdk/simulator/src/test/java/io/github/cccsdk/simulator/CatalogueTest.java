package io.github.cccsdk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final List<Work> works = Catalogue.standard().works();

    @Test
    void everyStandardNumberHasTheRightCheckDigit() {
        assertThat(works)
                .flatExtracting(Work::standardNumbers)
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        number -> assertThat(checkSum(number)).as("%s", number).isZero());
    }

    @Test
    void thereAreEnoughJournalsAndBooksUnderIdentifiersOfTheirOwn() {
        assertThat(works)
                .hasSizeGreaterThanOrEqualTo(35)
                .extracting(Work::workId)
                .doesNotHaveDuplicates();
        assertThat(works.stream()
                        .flatMap(work -> work.standardNumbers().stream())
                        .collect(Collectors.groupingBy(Work.StandardNumber::type, Collectors.counting())))
                .containsOnlyKeys("issn", "isbn");
    }

    @Test
    void everyYearRangeRunsForward() {
        assertThat(works)
                .flatExtracting(Work::publicationYears)
                .allSatisfy(years -> assertThat(years.from()).isLessThanOrEqualTo(years.to()));
    }

    @Test
    void everyKindOfRightIsThereAndOneNobodyKnows() {
        Map<String, Long> rights = works.stream().collect(Collectors.groupingBy(Work::right, Collectors.counting()));

        assertThat(rights)
                .containsOnlyKeys("AVAILABLE", "SPECIAL_REQUEST", "DENIED", "UNAVAILABLE", "SUBSCRIPTION_ONLY");
        assertThat(works).anyMatch(work -> work.available() && work.fees().isEmpty());
        assertThat(works)
                .filteredOn(work -> !work.available())
                .allMatch(work -> work.fees().isEmpty());
    }

    @Test
    void theJournalOfTheExamplesIsWhatTheyClaim() {
        Work journal = works.stream()
                .filter(work -> work.workId().equals("122883898"))
                .findFirst()
                .orElseThrow();

        assertThat(journal.title()).isEqualTo("Journal of Speech, Language, and Hearing Research");
        assertThat(journal.standardNumbers()).contains(new Work.StandardNumber("issn", "1092-4388"));
        assertThat(journal.publicationYears()).containsExactly(new Work.Years(1996, 2009));
        assertThat(journal.fees().orElseThrow().total(19, 1)).isEqualTo(new BigDecimal("43.00"));
        assertThat(journal.covers(1995)).isFalse();
        assertThat(journal.covers(1996)).isTrue();
        assertThat(journal.covers(2009)).isTrue();
        assertThat(journal.covers(2010)).isFalse();
    }

    @Test
    void aCatalogueCanBeExtended() {
        Work own = works.get(0).withRight("DENIED");

        assertThat(Catalogue.of(own).works()).containsExactly(own);
        assertThat(Catalogue.standard().with(own).works())
                .hasSize(works.size() + 1)
                .endsWith(own);
    }

    private static int checkSum(Work.StandardNumber number) {
        String digits = number.value().replace("-", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) == 'X' ? 10 : digits.charAt(i) - '0';
            sum += number.type().equals("issn") ? (8 - i) * digit : (i % 2 == 0 ? 1 : 3) * digit;
        }
        assertThat(digits).hasSize(number.type().equals("issn") ? 8 : 13);
        return sum % (number.type().equals("issn") ? 11 : 10);
    }
}
