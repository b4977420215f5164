package io.github.cccsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cccsdk.simulator.CccSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the output looks like, for people and for scripts. */
class OutputIT {
    private static final String ORDER = """
            {"reference":"ILL-7","maxTotal":"50.00","items":[
              {"item":"TN-481516","issn":"1092-4388","year":2004,"pages":"165-183"}]}
            """;

    private final CccSimulator sim = CccSimulator.start();

    @TempDir
    Path home;

    @BeforeEach
    void order() {
        assertThat(ccc().reading(ORDER).run("order", "submit").exitCode()).isZero();
    }

    @AfterEach
    void close() {
        sim.close();
    }

    private CccProcess ccc() {
        return new CccProcess(home).against(sim);
    }

    /** Copies the order in the ledger so often. */
    private void multiply(int times) throws SQLException {
        try (Connection ledger =
                        DriverManager.getConnection("jdbc:sqlite:" + home.resolve(".local/state/ccc/orders.db"));
                Statement statement = ledger.createStatement()) {
            for (String table : List.of("ccc_order", "ccc_order_item", "ccc_order_detail")) {
                String columns;
                try (ResultSet row = statement.executeQuery(
                        "SELECT group_concat(CASE name WHEN 'reference' THEN 'reference||''-''||i' ELSE name END)"
                                + " FROM pragma_table_info('" + table + "')")) {
                    columns = row.getString(1);
                }
                statement.executeUpdate("INSERT INTO " + table
                        + " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + times + ")"
                        + " SELECT " + columns + " FROM " + table + ", n");
            }
        }
    }

    @Test
    void tablesFit80ColumnsAndNoColourIsEverUsed() {
        String number = sim.orders().get(0).orderNumber();
        List<List<String>> commands = List.of(
                List.of("quote", "--issn", "1092-4388", "--year", "2004", "--pages", "165-83"),
                List.of("search", "--title", "Journal of Speech, Language, and Hearing Research", "--any-year"),
                List.of("order", "get", number),
                List.of("orders", "list"),
                List.of("orders", "find", "ILL-7"),
                List.of("doctor"),
                List.of("quote", "--issn", "0031-9007", "--year", "2000", "--pages", "1-2"),
                List.of("frobnicate"));
        for (List<String> command : commands) {
            CccProcess.Finished run = ccc().with("TERM", "xterm-256color")
                    .with("FORCE_COLOR", "1")
                    .with("CLICOLOR_FORCE", "1")
                    .run(command.toArray(String[]::new));

            assertThat(run.out() + run.err()).as("%s", command).isNotEmpty().doesNotContain("\u001b");
            assertThat(run.out().lines())
                    .as("%s", command)
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }

    @Test
    void theVersionNamesThatOfTheJson() {
        assertThat(new CccProcess(home)
                        .run("--version", "--json")
                        .json()
                        .path("json")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void aLedgerLargerThanTheMemoryIsListedAndExported() throws SQLException, IOException {
        multiply(20_000);
        CccProcess small = new CccProcess(home).with("CCC_JAVA_OPTIONS", "-Xmx16m");

        CccProcess.Finished lines = small.run("orders", "list", "--jsonl");
        assertThat(lines.err()).isEmpty();
        assertThat(lines.exitCode()).isZero();
        assertThat(lines.out().lines().count()).isEqualTo(20_001);
        JsonNode last = new JsonMapper()
                .readTree(lines.out().lines().skip(20_000).findFirst().orElseThrow());
        assertThat(last.path("state").textValue()).isEqualTo("CONFIRMED");

        CccProcess.Finished document = small.run("orders", "list", "--json");
        assertThat(document.exitCode()).isZero();
        assertThat(document.json().path("orders")).hasSize(20_001);

        CccProcess.Finished csv = small.run("orders", "export", "--json");
        assertThat(csv.exitCode()).isZero();
        assertThat(csv.json().path("csv").textValue().lines().count()).isEqualTo(20_002);
    }

    @Test
    void aLongListIsATableForEach500OrdersAndEndsWithItsReader() throws SQLException, IOException {
        multiply(1_200);
        CccProcess.Finished table = new CccProcess(home).run("orders", "list");
        assertThat(table.out()
                        .lines()
                        .filter(line -> line.startsWith("REFERENCE"))
                        .count())
                .isEqualTo(3);
        assertThat(table.out().lines().filter(line -> line.startsWith("ILL-7")).count())
                .isEqualTo(1_201);

        Process unread = new CccProcess(home).start("orders", "list", "--jsonl");
        unread.getInputStream().close();
        assertThat(CccProcess.finish(unread).exitCode()).isEqualTo(141);
    }

    @Test
    void jsonAndJsonLinesExcludeEachOther() {
        CccProcess.Finished run = new CccProcess(home).run("orders", "list", "--json", "--jsonl");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error().path("exitCode").intValue()).isEqualTo(2);
    }

    @Test
    void aLedgerThatBreaksWhileItIsListedEndsTheDocumentWithTheError() throws SQLException {
        multiply(1_200);
        try (Connection ledger =
                        DriverManager.getConnection("jdbc:sqlite:" + home.resolve(".local/state/ccc/orders.db"));
                Statement statement = ledger.createStatement()) {
            statement.executeUpdate("UPDATE ccc_order SET state = 'OF_LATER_TIMES' WHERE reference = 'ILL-7-999'");
        }

        CccProcess.Finished run = new CccProcess(home).run("orders", "list", "--json");

        assertThat(run.exitCode()).isEqualTo(11);
        assertThat(run.json().path("orders")).isNotEmpty();
        assertThat(run.error().path("problem").textValue()).isEqualTo("LEDGER_INCOMPATIBLE");
        assertThat(run.err()).contains("LEDGER_INCOMPATIBLE");
    }
}
