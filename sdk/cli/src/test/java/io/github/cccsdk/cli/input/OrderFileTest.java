package io.github.cccsdk.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.pricing.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFileTest {
    private static String withItem(String item) {
        return "{\"reference\":\"R\",\"items\":[{\"item\":\"A\"," + item + "}]}";
    }

    private static String withField(String field) {
        return "{\"reference\":\"R\"," + field
                + ",\"items\":[{\"item\":\"A\",\"issn\":\"1092-4388\",\"year\":2004,\"pages\":\"1-3\"}]}";
    }

    @Test
    void theDocumentedFileIsRead() {
        OrderFile order = OrderFile.parse("""
                {"reference":"ILL-2026-11-23-07","maxTotal":"50.00",
                 "items":[{"item":"TN-481516","issn":"1092-4388","year":2004,"pages":"165-183"}]}
                """);

        assertThat(order.reference()).isEqualTo("ILL-2026-11-23-07");
        assertThat(order.maxTotal()).contains(Money.usd("50.00"));
        OrderFile.Item item = order.items().get(0);
        assertThat(item.reference()).isEqualTo("TN-481516");
        assertThat(item.request().issn()).hasToString("Optional[1092-4388]");
        assertThat(item.request().publicationYear()).hasValue(2004);
        assertThat(item.request().pageCount().pages()).isEqualTo(19);
    }

    /** A double has no room for the 21 digits of the last one. */
    @ParameterizedTest
    @ValueSource(strings = {"\"100.1\"", "100.1", "100.10", "1001e-1", "100.1000000000"})
    void amountsAreReadExactlyFromTextAndNumber(String amount) {
        assertThat(OrderFile.parse(withField("\"maxTotal\":" + amount)).maxTotal())
                .contains(Money.usd("100.10"));
        assertThat(OrderFile.parse(withField("\"maxTotal\":99999999999.0000000001"))
                        .maxTotal())
                .contains(Money.usd("99999999999.0000000001"));
    }

    @Test
    void theLimitIsInTheNamedCurrency() {
        assertThat(OrderFile.parse(withField("\"maxTotal\":50,\"currency\":\"EUR\""))
                        .maxTotal())
                .contains(Money.of("50.00", "EUR"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "items[0].page | \"issn\":\"1092-4388\",\"year\":2004,\"page\":\"1\"",
                "items[0].year | \"issn\":\"1092-4388\",\"year\":\"2004\",\"pages\":\"1\"",
                "items[0].year | \"issn\":\"1092-4388\",\"year\":2004.5,\"pages\":\"1\"",
                "items[0].year | \"issn\":\"1092-4388\",\"year\":1e999999999,\"pages\":\"1\"",
                "items[0].year | \"issn\":\"1092-4388\",\"year\":12,\"pages\":\"1\"",
                "items[0].year | \"issn\":\"1092-4388\",\"pages\":\"1\"",
                "items[0].year | \"issn\":\"1092-4388\",\"year\":2004,\"anyYear\":true,\"pages\":\"1\"",
                "items[0].anyYear | \"issn\":\"1092-4388\",\"anyYear\":\"yes\",\"pages\":\"1\"",
                "items[0].pages | \"issn\":\"1092-4388\",\"year\":2004",
                "items[0].pages | \"issn\":\"1092-4388\",\"year\":2004,\"pages\":19",
                "items[0].pages | \"issn\":\"1092-4388\",\"year\":2004,\"pages\":\"A-Fz123\"",
                "items[0].pages | \"issn\":\"1092-4388\",\"year\":2004,\"pages\":null",
                "items[0].pages | \"issn\":\"1092-4388\",\"year\":2004,\"pages\":\"1\",\"pages\":\"2\"",
                "items[0].pageCount | \"issn\":\"1092-4388\",\"year\":2004,\"pageCount\":0",
                "items[0].copies | \"issn\":\"1092-4388\",\"year\":2004,\"pages\":\"1\",\"copies\":-1",
                "items[0].copies | \"issn\":\"1092-4388\",\"year\":2004,\"pages\":\"1\",\"copies\":[1]",
                "items[0].issn | \"issn\":\"1092-4387\",\"year\":2004,\"pages\":\"1\"",
                "items[0].issn | \"year\":2004,\"pages\":\"1\"",
                "items[0].title | \"title\":\"\",\"year\":2004,\"pages\":\"1\""
            })
    void aWrongItemIsToldWithItsPlace(String place, String item) {
        assertInvalid(withItem(item), place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "note | \"note\":\"x\"",
                "maxTotal | \"maxTotal\":\"fifty\"",
                "maxTotal | \"maxTotal\":true",
                "maxTotal | \"maxTotal\":-1",
                "maxTotal | \"maxTotal\":1e999999999",
                "maxTotal | \"maxTotal\":\"1,000.00\"",
                "maxTotal | \"maxTotal\":null",
                "currency | \"currency\":\"dollars\"",
                "project | \"project\":\"a\\u0000b\"",
                "reference | \"reference\":\"R2\"",
                "items | \"items\":{}"
            })
    void aWrongFieldIsToldWithItsPlace(String place, String field) {
        assertInvalid(withField(field), place);
    }

    @Test
    void oneItemTwiceIsRefused() {
        String item = "{\"item\":\"A\",\"issn\":\"1092-4388\",\"year\":2004,\"pages\":\"1\"}";

        assertInvalid("{\"reference\":\"R\",\"items\":[" + item + "," + item + "]}", "items[1].item");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"text\"", "{", "{}{}", "{\"reference\":NaN}", "{'reference':1}"})
    void textThatIsNoJsonObjectIsRefused(String text) {
        assertInvalid(text, "order file");
    }

    @Test
    void deepNestingIsRefusedWithoutAStackOverflow() {
        assertThatThrownBy(() -> OrderFile.parse("{\"items\":" + "[".repeat(900) + "]".repeat(900) + "}"))
                .isInstanceOf(CccRequestException.class)
                .hasMessageContaining("nested");
    }

    private static void assertInvalid(String text, String place) {
        assertThatThrownBy(() -> OrderFile.parse(text))
                .asInstanceOf(type(CccRequestException.class))
                .satisfies(invalid -> {
                    assertThat(invalid.problem()).isEqualTo(CccProblem.REQUEST_INVALID);
                    assertThat(invalid.violations().get(0).path()).isEqualTo(place);
                });
    }
}
