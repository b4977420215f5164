package io.github.cccsdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextColumnTest {
    @Test
    void countsColumnsAndNotCharacters() {
        assertThat(TextColumn.width("Nature")).isEqualTo(6);
        assertThat(TextColumn.width("日本 한국")).isEqualTo(9);
        assertThat(TextColumn.width("e\u0301te\u0301")).isEqualTo(3);
        assertThat(TextColumn.width("😀")).isEqualTo(2);
    }

    @Test
    void fillsOnEitherSide() {
        assertThat(TextColumn.left("Cell", 6)).isEqualTo("Cell  ");
        assertThat(TextColumn.right("19", 4)).isEqualTo("  19");
        assertThat(TextColumn.left("日本", 6)).isEqualTo("日本  ");
    }

    @Test
    void cutsWithAnEllipsisAndNeverAcrossAWideCharacter() {
        assertThat(TextColumn.left("Journal of Speech", 9)).isEqualTo("Journal… ");
        assertThat(TextColumn.left("日本耳鼻", 6)).isEqualTo("日本… ");
        assertThat(TextColumn.left("日本耳鼻", 7)).isEqualTo("日本耳…");
        assertThat(TextColumn.left("日本耳鼻", 8)).isEqualTo("日本耳鼻");
    }

    @Test
    void takesOutWhatWouldSpoilALine() {
        assertThat(TextColumn.left("a\u001b[31mb\r\nc\u202Ed", 8)).isEqualTo("ab cd   ");
    }

    @Test
    void breaksBetweenWordsAndWordsThatAreTooLong() {
        assertThat(TextColumn.wrapped("check the year", 9)).containsExactly("check the", "year");
        assertThat(TextColumn.wrapped("a abcdefghij b", 4)).containsExactly("a", "abcd", "efgh", "ij b");
        assertThat(TextColumn.wrapped("日本耳鼻", 5)).containsExactly("日本", "耳鼻");
        assertThat(TextColumn.wrapped("", 5)).containsExactly("");
    }
}
