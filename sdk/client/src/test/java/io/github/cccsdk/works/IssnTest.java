package io.github.cccsdk.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.error.CccRequestException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssnTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1092-4388",
                "10924388",
                "1092 4388",
                " 1092-4388 ",
                "1092\u20104388",
                "1092\u20114388",
                "1092\u20134388",
                "1092\u22124388",
                "\u200b1092-4388\ufeff",
                "1092\u00ad4388",
                "1092 - 4388"
            })
    void readsAllUsualSpellingsIntoOneForm(String text) {
        assertThat(Issn.parse(text).value()).isEqualTo("1092-4388");
        assertThat(Issn.parse(text)).isEqualTo(new Issn("1092-4388")).hasToString("1092-4388");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2434-561X", "2434-561x", "2434561x"})
    void readsTheCheckDigitX(String text) {
        assertThat(Issn.parse(text).value()).isEqualTo("2434-561X");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0028-0836", "0036-8075", "0140-6736", "0028-4793", "0098-7484"})
    void acceptsNumbersOfKnownJournals(String text) {
        assertThat(Issn.parse(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1092-4389 | issn 1092-4389 has check digit 9, 8 expected: look for a typing error",
                "10924389 | issn 1092-4389 has check digit 9, 8 expected: look for a typing error",
                "2434-5611 | issn 2434-5611 has check digit 1, X expected: look for a typing error",
                "1092-438X | issn 1092-438X has check digit X, 8 expected: look for a typing error",
                "1092-438 | has 7 digits, 8 expected",
                "9780306406157 | has 13 digits, 8 expected: it may be an ISBN",
                "X092-4388 | X can only be the last digit",
                "1092-43X8 | X can only be the last digit",
                "2434-561XX | X can only be the last digit",
                "ISSN 1092-4388 | (U+0049)",
                "1092_4388 | (U+005F)",
                "'' | is empty",
                "' - ' | is empty",
                "0000-0000 | placeholder"
            })
    void refusesAnythingElseAndSaysWhy(String text, String reason) {
        assertThatThrownBy(() -> Issn.parse(text))
                .isInstanceOfSatisfying(
                        CccRequestException.class,
                        refusal ->
                                assertThat(refusal.violations().get(0).path()).isEqualTo("issn"))
                .hasMessageContaining(reason);
    }

    @Test
    void refusesDigitsOfOtherScripts() {
        assertThatThrownBy(() -> Issn.parse("١٠٩٢-٤٣٨٨")).isInstanceOf(CccRequestException.class);
    }

    @Test
    void refusesTextThatIsTooLongWithoutRepeatingIt() {
        assertThatThrownBy(() -> Issn.parse("1".repeat(1_000_000)))
                .isInstanceOf(CccRequestException.class)
                .hasMessageContaining("too long")
                .hasMessageNotContaining("1111111");
    }

    /** What the check digit is for: it finds every wrong digit and every two neighbours swapped. */
    @Test
    void findsEverySingleWrongDigitAndEverySwap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            String digits = valid(random);
            assertThat(Issn.parse(digits).value().replace("-", ""))
                    .as("seed %d", seed)
                    .isEqualTo(digits);
            for (int at = 0; at < 7; at++) {
                char wrong = (char) ('0' + (digits.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
                assertRefused(digits.substring(0, at) + wrong + digits.substring(at + 1), seed);
                if (at < 6 && digits.charAt(at) != digits.charAt(at + 1)) {
                    assertRefused(
                            digits.substring(0, at)
                                    + digits.charAt(at + 1)
                                    + digits.charAt(at)
                                    + digits.substring(at + 2),
                            seed);
                }
            }
        }
    }

    private static void assertRefused(String text, long seed) {
        assertThatThrownBy(() -> Issn.parse(text)).as("seed %d", seed).isInstanceOf(CccRequestException.class);
    }

    /** Seven random digits, and the eighth found by trying: independent of the code under test. */
    private static String valid(Random random) {
        int[] digits = random.ints(7, 1, 10).toArray();
        for (int check = 0; check <= 10; check++) {
            int sum = check;
            StringBuilder text = new StringBuilder();
            for (int at = 0; at < 7; at++) {
                sum += digits[at] * (8 - at);
                text.append(digits[at]);
            }
            if (sum % 11 == 0) {
                return text.append(check == 10 ? "X" : check).toString();
            }
        }
        throw new AssertionError("every number has a check digit");
    }
}
