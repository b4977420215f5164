package io.github.cccsdk.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAlignedAlsoWithWideAndCombiningCharacters() {
        assertThat(new Table("TITLE", ">TOTAL")
                        .row("日本語", "3.00")
                        .row("e\u0301te\u0301", "43.00")
                        .row("Nature", "1,000.00")
                        .lines())
                .containsExactly(
                        "TITLE      TOTAL", "日本語      3.00", "e\u0301te\u0301        43.00", "Nature  1,000.00");
    }

    @Test
    void theWidestColumnsAreCutToFit80Columns() {
        String title = "A very long title ".repeat(10);
        assertThat(new Table("ID", "TITLE", "PUBLISHER")
                        .row("122883898", title, "Publisher ".repeat(9))
                        .row("1", "漢".repeat(90), "x")
                        .lines())
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80))
                .anySatisfy(line -> assertThat(line).contains("122883898").contains("…"));
    }

    @Test
    void controlCharactersFromOutsideAreLeftOut() {
        assertThat(new Table("TITLE").row("a\u001b[31mb\u0007\n\u202Ec").lines())
                .containsExactly("TITLE", "ab c");
        assertThat(new Facts().fact("Title", "a\u001b[31mb\u0007\n\u202Ec").lines())
                .containsExactly("Title         ab c");
    }

    @Test
    void longValuesAreBrokenBetweenWords() {
        assertThat(new Facts().fact("Terms", "word ".repeat(40)).lines())
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
    }
}
