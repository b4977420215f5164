package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.works.Work;
import io.github.cccsdk.works.WorkPage;
import io.github.cccsdk.works.WorkQuery;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkSearchTest {
    private final CccSimulator ccc = CccSimulator.start();
    private final CccClient client = CccClient.builder()
            .baseUrl(ccc.baseUrl())
            .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
            .build();
    private final WorkQuery medicine =
            WorkQuery.builder().title("Medicine").publicationYear(2010).limit(1).build();

    @AfterEach
    void stop() {
        client.close();
        ccc.close();
    }

    @Test
    void aPageLeadsToTheNextUntilTheLast() {
        WorkPage first = client.works().search(medicine);
        assertThat(first.total()).isEqualTo(2);
        assertThat(first.works()).hasSize(1);

        WorkPage second = client.works().search(first.next().orElseThrow());
        assertThat(second.works()).hasSize(1).doesNotContainAnyElementsOf(first.works());
        assertThat(second.next()).isEmpty();
    }

    @Test
    void allWorksAreFetchedPageByPageAsTheStreamGetsThere() {
        try (Stream<Work> works = client.works().searchAll(medicine)) {
            assertThat(works.map(Work::workId)).containsExactly("122910898", "122911898");
        }
        assertThat(ccc.count(Call.SEARCH_WORKS)).isEqualTo(2);
    }

    @Test
    void aWorkTellsItsNumbersAndYears() {
        Work work = client.works()
                .search(WorkQuery.builder()
                        .issn("10924388")
                        .publicationYear(2004)
                        .build())
                .works()
                .get(0);
        assertThat(work.title()).isEqualTo("Journal of Speech, Language, and Hearing Research");
        assertThat(work.standardNumbers()).anyMatch(number -> number.value().equals("1092-4388"));
        assertThat(work.publicationYears()).anyMatch(years -> years.includes(1996) && !years.includes(2010));
    }

    @Test
    void nothingFoundIsAnOrdinaryAnswer() {
        WorkPage page = client.works()
                .search(WorkQuery.builder().title("No Such Journal").anyYear().build());
        assertThat(page.total()).isZero();
        assertThat(page.next()).isEmpty();
    }

    @Test
    void aQueryWithoutAYearIsRefusedBeforeAnyCall() {
        WorkQuery.Builder yearless = WorkQuery.builder().issn("1092-4388");
        assertThatThrownBy(yearless::build)
                .isInstanceOf(CccRequestException.class)
                .hasMessageContaining("publicationYear");
        assertThat(ccc.requests()).isEmpty();
    }
}
