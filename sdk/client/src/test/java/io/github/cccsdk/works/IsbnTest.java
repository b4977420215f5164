package io.github.cccsdk.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.error.CccRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsbnTest {
    @ParameterizedTest
    @CsvSource({
        "978-0-306-40615-7, 9780306406157",
        "9780306406157, 9780306406157",
        "978 0 306 40615 7, 9780306406157",
        "978–0–306–40615–7, 9780306406157",
        "0-306-40615-2, 0306406152",
        "0-8044-2957-x, 080442957X",
        "080442957X, 080442957X",
        "979-10-90636-07-1, 9791090636071"
    })
    void readsAllUsualSpellingsIntoDigits(String text, String value) {
        assertThat(Isbn.parse(text).value()).isEqualTo(value);
        assertThat(Isbn.parse(text)).isEqualTo(new Isbn(value)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({"0-306-40615-2, 9780306406157", "080442957X, 9780804429573", "9791090636071, 9791090636071"})
    void convertsTenDigitsToThirteen(String text, String thirteen) {
        assertThat(Isbn.parse(text).isbn13()).isEqualTo(Isbn.parse(thirteen));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9780306406158 | isbn 9780306406158 has check digit 8, 7 expected: look for a typing error",
                "0306406153 | isbn 0306406153 has check digit 3, 2 expected: look for a typing error",
                "0804429571 | isbn 0804429571 has check digit 1, X expected: look for a typing error",
                "9770306406157 | starts with 977: an ISBN with 13 digits starts with 978 or 979",
                "978030640615X | only an ISBN with 10 digits can end in X",
                "1092-4388 | has 8 digits, 10 or 13 expected: it may be an ISSN",
                "97803064061 | has 11 digits",
                "08044X2957 | X can only be the last digit",
                "ISBN 0306406152 | (U+0049)",
                "0000000000 | placeholder",
                "'' | is empty"
            })
    void refusesAnythingElseAndSaysWhy(String text, String reason) {
        assertThatThrownBy(() -> Isbn.parse(text))
                .isInstanceOfSatisfying(
                        CccRequestException.class,
                        refusal ->
                                assertThat(refusal.violations().get(0).path()).isEqualTo("isbn"))
                .hasMessageContaining(reason);
    }

    @Test
    void keepsStandardNumbersFromOutsideAsTheyCame() {
        StandardNumber number = new StandardNumber("idno-of-a-new-kind", "10/92-X ");

        assertThat(number.type()).isEqualTo("idno-of-a-new-kind");
        assertThat(number.value()).isEqualTo("10/92-X ");
    }
}
