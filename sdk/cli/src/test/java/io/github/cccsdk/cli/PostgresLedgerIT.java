package io.github.cccsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One ledger for several machines. */
class PostgresLedgerIT {
    private static final String ORDER = """
            {"reference":"ILL-7","maxTotal":"50.00","items":[
              {"item":"TN-481516","issn":"1092-4388","year":2004,"pages":"165-183"}]}
            """;

    @TempDir
    Path one;

    @TempDir
    Path other;

    @Test
    void whatOneMachineOrderedAnotherKnowsAndDoesNotOrderAgain() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                CccSimulator sim = CccSimulator.start()) {
            String ledger = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";

            CccProcess.Finished ordered =
                    on(one, ledger).against(sim).reading(ORDER).run("order", "submit", "--json");
            assertThat(ordered.exitCode()).isZero();
            CccProcess.Finished again =
                    on(other, ledger).against(sim).reading(ORDER).run("order", "submit", "--json");

            assertThat(again.exitCode()).isZero();
            assertThat(again.json().path("orderNumber"))
                    .isEqualTo(ordered.json().path("orderNumber"));
            assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(1);
            JsonNode listed =
                    on(other, ledger).run("orders", "list", "--json").json().path("orders");
            assertThat(listed).hasSize(1);
            assertThat(listed.path(0).path("state").textValue()).isEqualTo("CONFIRMED");
            String number = sim.orders().get(0).orderNumber();
            assertThat(on(other, ledger).run("orders", "export").out()).contains(number + ",");
            assertThat(on(other, ledger)
                            .run("orders", "find", "--order", number)
                            .exitCode())
                    .isZero();
            assertThat(one.resolve(".local/state/ccc/orders.db")).doesNotExist();
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedKeepsTheOrderFromBeingSent() {
        try (CccSimulator sim = CccSimulator.start()) {
            CccProcess.Finished run = on(one, "jdbc:postgresql://127.0.0.1:1/ccc?connectTimeout=2")
                    .against(sim)
                    .reading(ORDER)
                    .run("order", "submit", "--json");

            assertThat(run.exitCode()).isEqualTo(11);
            assertThat(run.error().path("problem").textValue()).isEqualTo("LEDGER_UNAVAILABLE");
            assertThat(run.out() + run.err()).doesNotContain("database-password");
            assertThat(sim.count(Call.SUBMIT_ORDER)).isZero();
        }
    }

    private static CccProcess on(Path home, String ledger) {
        return new CccProcess(home)
                .with("CCC_LEDGER", ledger)
                .with("PGUSER", "postgres")
                .with("PGPASSWORD", "database-password");
    }
}
