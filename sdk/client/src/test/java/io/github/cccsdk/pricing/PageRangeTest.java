package io.github.cccsdk.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.error.CccRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRangeTest {
    private static final String[] DASHES = {"-", "–", "—", "‒", "‐", "‑", "−", "--", "\u00AD"};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1-10 | 10 | 1-10",
                "165-183 | 19 | 165-183",
                "165-83 | 19 | 165-183",
                "177-85 | 9 | 177-185",
                "1998-2003 | 6 | 1998-2003",
                "1998-9 | 2 | 1998-1999",
                "100-99 | 100 | 100-199",
                "98-102 | 5 | 98-102",
                "105-07 | 3 | 105-107",
                "007-10 | 4 | 7-10",
                "7 | 1 | 7",
                "7-7 | 1 | 7",
                "p. 7 | 1 | 7",
                "p.7 | 1 | 7",
                "p7 | 1 | 7",
                "p p387 | 1 | 387",
                "pp. 165-83 | 19 | 165-183",
                "PP 165-83. | 19 | 165-183",
                "pages: 165 - 183 | 19 | 165-183",
                "p. 165-p. 83 | 19 | 165-183",
                "S12-S20 | 9 | S12-S20",
                "s12-20 | 9 | S12-S20",
                "S12-s20 | 9 | S12-S20",
                "S165-83 | 19 | S165-S183",
                "S165-S83 | 19 | S165-S183",
                "pp. S12-S20 | 9 | S12-S20",
                "e1-e12 | 12 | e1-e12",
                "E1-12 | 12 | e1-e12",
                "H1234-H1242 | 9 | H1234-H1242",
                "64S-78S | 15 | 64S-78S",
                "iv-xii | 9 | iv-xii",
                "IV-XII | 9 | IV-XII",
                "xcix-ciii | 5 | xcix-ciii",
                "I-X | 10 | I-X",
                "iv | 1 | iv",
                "e1234 | 1 | e1234",
                "e0123456 | 1 | e0123456",
                "104567 | 1 | 104567",
                "12, 14-16 | 4 | 12, 14-16",
                "12-14, 20 | 4 | 12-14, 20",
                "165–83;190 | 20 | 165-183, 190",
                "iv-xii, 1-12 | 21 | iv-xii, 1-12",
                "1—10 | 10 | 1-10",
                "1‒10 | 10 | 1-10",
                "165--183 | 19 | 165-183",
                "' 1 - 10 ' | 10 | 1-10",
                "1-10000 | 10000 | 1-10000"
            })
    void readsWhatLibrariesWrite(String text, int pages, String normalized) {
        PageRange range = PageRange.parse(text);

        assertThat(range.pageCount()).isEqualTo(pages);
        assertThat(range.normalized()).isEqualTo(normalized);
        assertThat(range).isEqualTo(PageRange.parse(normalized)).hasSameHashCodeAs(PageRange.parse(normalized));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12-14, 14-16 | 5 | 12-16",
                "12-14, 13 | 3 | 12-14",
                "12-14, 12-14 | 3 | 12-14",
                "190, 165-83 | 20 | 165-183, 190",
                "12, 13 | 2 | 12-13",
                "S12, 12 | 2 | 12, S12",
                "xii, XII | 2 | xii, XII",
                "1-20, 5-7, 18-22 | 22 | 1-22"
            })
    void countsPagesNamedTwiceOnce(String text, int pages, String normalized) {
        assertThat(PageRange.parse(text).pageCount()).isEqualTo(pages);
        assertThat(PageRange.parse(text).normalized()).isEqualTo(normalized);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A-Fz123 | \"A\" is neither a page number nor a Roman numeral: write page numbers such as 1-10",
                "'' | is empty",
                "'  ' | is empty",
                "pp. | stops where a page number should follow",
                "0 | page zero",
                "0-5 | page zero",
                "e0 | page zero",
                "000 | page zero",
                "20-10 | runs backwards",
                "165-3 | runs backwards",
                "195-03 | runs backwards",
                "112-05 | runs backwards",
                "112-003 | runs backwards",
                "xii-iv | runs backwards",
                "S20-S12 | runs backwards",
                "iv-12 | from one kind of page number to another",
                "12-xiv | from one kind of page number to another",
                "iv-XII | from one kind of page number to another",
                "12-S20 | from one kind of page number to another",
                "S12-e20 | from one kind of page number to another",
                "64S-78 | from one kind of page number to another",
                "1-10001 | more than 10000",
                "1-5000, 5002-10002 | more than 10000",
                "1-999999999999 | more than 10000",
                "1234567890123 | more than 12 digits",
                "99999999999999999999-99999999999999999999 | more than 12 digits",
                "12+ | does not say where the pages end",
                "S12+ | does not say where the pages end",
                "12 + | does not say where the pages end",
                "12f | does not say where the pages end",
                "12ff. | does not say where the pages end",
                "12 ff | does not say where the pages end",
                "19 p. | how many pages, not which",
                "19pp | how many pages, not which",
                "12- | has no last page",
                "12-, 15 | has no last page",
                "-12 | hyphen too many",
                "12-14-16 | hyphen too many",
                "12---14 | hyphen too many",
                "12, | ends with a separator",
                "12,,14 | holds \",\" (U+002C)",
                ",12 | holds \",\" (U+002C)",
                "12 14 | nothing between two page numbers before \"14\"",
                "12 to 14 | nothing between two page numbers",
                "iiii | neither a page number nor a Roman numeral",
                "iix | neither a page number nor a Roman numeral",
                "Iv | neither a page number nor a Roman numeral",
                "vx-xx | neither a page number nor a Roman numeral",
                "mmmm | neither a page number nor a Roman numeral",
                "C-D | 401 pages in Roman numerals",
                "1230-1240.e3 | online-only pages",
                "vol12 | is not a page number",
                "12a | is not a page number",
                "ch5 | looks like a volume, number or chapter",
                "[165]-83 | holds \"[\" (U+005B)",
                "12/13 | holds \"/\" (U+002F)",
                "n/a | neither a page number nor a Roman numeral",
                "?? | holds \"?\" (U+003F)",
                "１２ | holds \"１\" (U+FF11)"
            })
    void refusesWhatHasNoOneReadingAndSaysWhatToWriteInstead(String text, String reason) {
        assertThatThrownBy(() -> PageRange.parse(text)).isInstanceOfSatisfying(CccRequestException.class, refusal -> {
            assertThat(refusal.violations()).hasSize(1);
            assertThat(refusal.violations().get(0).path()).isEqualTo("pages");
            assertThat(refusal.violations().get(0).problem()).contains(reason);
        });
    }

    @Test
    void doesNotJoinDigitsAcrossAnInvisibleCharacter() {
        assertThatThrownBy(() -> PageRange.parse("1\u200b2"))
                .isInstanceOf(CccRequestException.class)
                .hasMessageContaining("nothing between two page numbers");
        assertThat(PageRange.parse("\ufeff12\u200b-\u00a014\u2028").pageCount()).isEqualTo(3);
    }

    @Test
    void keepsTheTextOnOneLine() {
        assertThat(PageRange.parse(" 165–83;\n\t190 ").text()).isEqualTo("165–83; 190");
        assertThat(PageRange.parse("165\u00AD83").text()).isEqualTo("165-83");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 10_000_000})
    void refusesTextThatIsTooLong(int length) {
        assertThatThrownBy(() -> PageRange.parse("1".repeat(length)))
                .isInstanceOf(CccRequestException.class)
                .hasMessageContaining("is too long (" + length + " characters, at most 200)");
    }

    @Test
    void readsTextOfTheGreatestLength() {
        assertThat(PageRange.parse("1".repeat(3) + " ".repeat(197)).pageCount()).isEqualTo(1);
        assertThat(PageRange.parse("1,3,5,7,".repeat(24) + "9").pageCount()).isEqualTo(5);
    }

    @Test
    void readsTheSameInATurkishLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(PageRange.parse("iv-xii").pageCount()).isEqualTo(9);
            assertThat(PageRange.parse("IV-XII").pageCount()).isEqualTo(9);
            assertThat(PageRange.parse("i12-I14").normalized()).isEqualTo("I12-I14");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void throwsNothingButItsOwnErrorOnRandomText() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int read = 0;
        for (int round = 0; round < 300_000; round++) {
            String text = anyText(random);
            try {
                PageRange range = PageRange.parse(text);
                read++;
                assertThat(range.pageCount()).isBetween(1, 10_000);
                assertThat(range.text()).doesNotContain("\n");
                if (range.normalized().length() <= 200) {
                    assertThat(PageRange.parse(range.normalized())).isEqualTo(range);
                }
            } catch (CccRequestException expected) {
                assertThat(expected.violations()).as("seed %d", seed).hasSize(1);
                assertThat(expected.violations().get(0).path()).isEqualTo("pages");
                assertThat(expected.getMessage()).hasSizeLessThan(600).doesNotContain("\n");
            } catch (RuntimeException | Error unexpected) {
                throw new AssertionError("seed " + seed + ", round " + round + ", text " + text, unexpected);
            }
        }
        assertThat(read).as("texts that were page ranges, seed %d", seed).isGreaterThan(3_000);
    }

    @Test
    void countsGeneratedRangesOfEveryNotationRight() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 100_000; round++) {
            List<String> parts = new ArrayList<>();
            int expected = 0;
            int from = 1 + random.nextInt(random.nextBoolean() ? 200 : 20_000);
            String letters = List.of("", "", "S", "s", "e", "H", "W").get(random.nextInt(7));
            for (int left = 1 + random.nextInt(4); left > 0; left--) {
                int count = 1 + random.nextInt(random.nextBoolean() ? 12 : 600);
                parts.add(range(random, letters, from, from + count - 1));
                expected += count;
                from += count + 1 + random.nextInt(40);
            }
            if (random.nextInt(4) == 0) {
                int first = 1 + random.nextInt(90);
                int count = 1 + random.nextInt(60);
                boolean upper = random.nextBoolean();
                parts.add(joined(random, roman(first, upper), roman(first + count - 1, upper)));
                expected += count;
            }
            String text =
                    (random.nextInt(5) == 0 ? "pp. " : "") + String.join(random.nextBoolean() ? ", " : ";", parts);
            assertThat(PageRange.parse(text).pageCount())
                    .as("seed %d, round %d, text %s", seed, round, text)
                    .isEqualTo(expected);
        }
    }

    /** In full, with the letter once, or with the end abbreviated as far as it still can be read. */
    private static String range(Random random, String letters, int from, int to) {
        if (from == to && random.nextBoolean()) {
            return letters + from;
        }
        String end = Integer.toString(to);
        String start = Integer.toString(from);
        if (random.nextBoolean() && end.length() == start.length() && to > from) {
            int common = 0;
            while (end.charAt(common) == start.charAt(common)) {
                common++;
            }
            end = end.substring(random.nextInt(common + 1));
        }
        return joined(random, letters + start, (random.nextBoolean() ? letters : "") + end);
    }

    private static String joined(Random random, String start, String end) {
        String dash = DASHES[random.nextInt(DASHES.length)];
        return start + (random.nextInt(3) == 0 ? " " + dash + " " : dash) + end;
    }

    private static String roman(int number, boolean upper) {
        String[] tens = {"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"};
        String[] units = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
        String letters = (number >= 100 ? "c" : "") + tens[number / 10 % 10] + units[number % 10];
        return upper ? letters.toUpperCase(Locale.ROOT) : letters;
    }

    private static String anyText(Random random) {
        String likely =
                "0123456789123456789----––,,;;  .pPsSeEfivxIVXLCDM+\u00ad\u200b\ud83d\udc00\u0661\uff11\t\n\u001b[";
        int length = random.nextInt(50) == 0 ? 190 + random.nextInt(30) : random.nextInt(14);
        int wildness = random.nextInt(3);
        StringBuilder text = new StringBuilder();
        for (int left = length; left > 0; left--) {
            if (wildness == 0) {
                text.append("0123456789-,- ".charAt(random.nextInt(14)));
            } else if (wildness == 1 || random.nextInt(3) > 0) {
                text.append(likely.charAt(random.nextInt(likely.length())));
            } else {
                text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            }
        }
        return text.toString();
    }
}
