package io.github.cccsdk.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionFileTest {
    private static final String HEADER =
            "TransactionNumber,ISSN,PhotoJournalTitle,PhotoJournalYear,PhotoJournalInclusivePages,CopyrightAlreadyPaid\n";

    @Test
    void findsColumnsByNameInAnyOrderAndCase() throws Exception {
        List<FileRow> rows =
                TransactionFile.read("copyrightalreadypaid, PHOTOJOURNALTITLE ,Username,PhotoJournalInclusivePages,"
                        + "PhotoArticleTitle,PhotoJournalYear,ISSN,TransactionNumber\n"
                        + "YES, Cell ,jdoe,1-9,On fins,2018,0092-8674,481501\n");

        assertThat(rows)
                .containsExactly(
                        new Transaction("481501", "0092-8674", "Cell", "", "", "2018", "1-9", "On fins", "", "", true));
    }

    @Test
    void takesCccsNumberButNotANoteInItsPlace() throws Exception {
        List<FileRow> rows = TransactionFile.read(HEADER.strip() + ",CCCNumber\n"
                + "481501,0031-4005,Pediatrics,2016,1-9,No,122908898\n"
                + "481502,0031-4005,Pediatrics,2016,1-9,No,Pay Publisher\n");

        assertThat(rows).extracting(row -> ((Transaction) row).workId()).containsExactly("122908898", "");
    }

    @Test
    void reportsRaggedRowsByLineAndReadsTheOthers() throws Exception {
        List<FileRow> rows = TransactionFile.read(HEADER
                + "481501,0092-8674,Cell,2018,1-9,No\n"
                + "481502,0092-8674,Cell,2018,12,14-16,No\n"
                + "\n"
                + "481503,0092-8674,Cell\n"
                + "481504,0092-8674,Cell,2018,1-9,\n");

        assertThat(rows).extracting(FileRow::label).containsExactly("481501", "line 3", "line 5", "481504");
        assertThat(((UnreadableRow) rows.get(1)).problem())
                .isEqualTo("has 7 fields where the first line names 6: look for a comma or quote too many or too few");
    }

    @Test
    void neverTakesOneTransactionTwice() throws Exception {
        List<FileRow> rows = TransactionFile.read(
                HEADER + "481501,0092-8674,Cell,2018,1-9,No\n" + "481501,0092-8674,Cell,2019,1-9,No\n");

        assertThat(rows.get(1))
                .isEqualTo(new UnreadableRow(3, "repeats transaction 481501 of line 2, which alone counts"));
    }

    @Test
    void doesNotGuessWhetherSomethingIsPaid() throws Exception {
        List<FileRow> rows = TransactionFile.read(
                HEADER + "481501,0092-8674,Cell,2018,1-9,?\n" + "481502,0092-8674,Cell,2018,1-9, yes \n");

        assertThat(rows.get(0)).isInstanceOf(UnreadableRow.class);
        assertThat(((Transaction) rows.get(1)).alreadyPaid()).isTrue();
    }

    @Test
    void wantsATransactionNumberOfDigits() throws Exception {
        List<FileRow> rows =
                TransactionFile.read(HEADER + ",0092-8674,Cell,2018,1-9,No\n" + "ILL-7,0092-8674,Cell,2018,1-9,No\n");

        assertThat(rows).hasOnlyElementsOfType(UnreadableRow.class);
    }

    @Test
    void namesTheColumnsThatAreMissing() {
        assertRefused(
                "TransactionNumber,ISSN,PhotoJournalTitle,PhotoJournalInclusivePages,Paid\n1,2,3,4,5\n",
                "has no column PhotoJournalYear, CopyrightAlreadyPaid: the first line must hold ILLiad's column names,"
                        + " separated by commas");
    }

    @Test
    void recognisesOtherSeparators() {
        assertRefused(HEADER.replace(',', ';'), "separated by semicolons or tabs, so save it with commas");
        assertRefused(HEADER.replace(',', '\t'), "separated by semicolons or tabs, so save it with commas");
    }

    @Test
    void refusesAFileWithoutTransactionsOrWithAColumnTwice() {
        assertRefused("", "is empty");
        assertRefused(HEADER, "names its columns but holds no transactions");
        assertRefused(HEADER.strip() + ",issn\n", "names the column issn twice: remove one");
    }

    private static void assertRefused(String text, String problem) {
        assertThatThrownBy(() -> TransactionFile.read(text))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(problem);
    }
}
