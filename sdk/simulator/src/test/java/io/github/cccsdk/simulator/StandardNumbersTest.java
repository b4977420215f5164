package io.github.cccsdk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "issn, 1092-4388, 10924388",
        "issn, 0003066x, 0003066X",
        "isbn, 978-0-201-63361-0, 9780201633610",
        "isbn, 0-201-63361-2, 9780201633610",
        "isbn, 0 8044 2957 X, 9780804429573"
    })
    void oneNumberHasOneCanonicalSpelling(String type, String written, String canonical) {
        assertThat(StandardNumbers.canonical(type, written)).hasValue(canonical);
    }

    @ParameterizedTest
    @CsvSource({"issn, 1092-438", "issn, 9780201633610", "isbn, 1092-4388", "isbn, 1230201633610", "oclc, 1092-4388"})
    void whatCannotBeSuchANumberHasNone(String type, String written) {
        assertThat(StandardNumbers.canonical(type, written)).isEmpty();
    }

    @Test
    void anEndlessNumberHasNone() {
        assertThat(StandardNumbers.canonical("issn", "1092-4388" + "-".repeat(20)))
                .isEmpty();
    }
}
