package io.github.cccsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders whose answer was lost, and how they are settled. */
class OrdersSettlingIT {
    private static final String REFERENCE = "ILL-7";
    private static final String ORDER = """
            {"reference":"ILL-7","maxTotal":"50.00","items":[
              {"item":"TN-481516","issn":"1092-4388","year":2004,"pages":"165-183"}]}
            """;

    private CccSimulator sim = CccSimulator.start();

    @TempDir
    Path home;

    @AfterEach
    void close() {
        sim.close();
    }

    private CccProcess ccc() {
        return new CccProcess(home).against(sim);
    }

    private void submitInVain() {
        assertThat(ccc().reading(ORDER).run("order", "submit", "--json").exitCode())
                .isEqualTo(8);
    }

    private JsonNode only(CccProcess.Finished run) {
        assertThat(run.json().path("orders")).hasSize(1);
        return run.json().path("orders").path(0);
    }

    /** As if the order had been sent an hour ago: CCC would show it by now, and its sender is gone. */
    private void letAnHourPass() throws SQLException {
        String anHourAgo = Instant.now()
                .minus(Duration.ofHours(1))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace("Z", ".000000Z");
        try (Connection ledger =
                        DriverManager.getConnection("jdbc:sqlite:" + home.resolve(".local/state/ccc/orders.db"));
                PreparedStatement aged = ledger.prepareStatement(
                        "UPDATE ccc_order SET created_at = ?, changed_at = ?, sent_at = ?, alive_until = ?")) {
            for (int at = 1; at <= 4; at++) {
                aged.setString(at, anHourAgo);
            }
            assertThat(aged.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void anOrderThatCccHasIsFoundByReconcile() {
        sim.faults().next(Call.SUBMIT_ORDER).processThenDrop();
        sim.faults().always(Call.FIND_ORDERS).status(400).body("{\"code\":\"NOT_NOW\",\"message\":\"not now\"}");
        submitInVain();
        sim.faults().clear();

        CccProcess.Finished run = ccc().run("orders", "reconcile", REFERENCE, "--json");

        assertThat(run.exitCode()).isZero();
        JsonNode found = only(run);
        assertThat(found.path("finding").textValue()).isEqualTo("FOUND");
        assertThat(found.path("state").textValue()).isEqualTo("CONFIRMED");
        assertThat(found.path("settled").booleanValue()).isTrue();
        assertThat(found.path("orderNumber").textValue())
                .isEqualTo(sim.orders().get(0).orderNumber());
        assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(1);
    }

    @Test
    void anOrderThatCccDoesNotHaveIsSentAgainOnlyOnRequestAndOnce() throws SQLException {
        sim.faults().next(Call.SUBMIT_ORDER).drop();
        submitInVain();
        assertThat(ccc().run("orders", "resend", REFERENCE, "--json").exitCode())
                .isIn(7, 8);
        assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(1);
        letAnHourPass();

        CccProcess.Finished absent = ccc().run("orders", "reconcile", REFERENCE, "--json");
        assertThat(absent.exitCode()).isEqualTo(8);
        assertThat(only(absent).path("finding").textValue()).isEqualTo("ABSENT");
        assertThat(only(absent).path("settled").booleanValue()).isFalse();
        assertThat(only(absent).path("orderNumber").isNull()).isTrue();
        assertThat(ccc().run("orders", "reconcile").out()).contains("ABSENT", "ccc orders resend REF");
        assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(1);

        CccProcess.Finished resent = ccc().run("orders", "resend", REFERENCE, "--json");
        assertThat(resent.exitCode()).isZero();
        assertThat(resent.json().path("orderNumber").textValue())
                .isEqualTo(sim.orders().get(0).orderNumber());
        assertThat(resent.json().path("reference").textValue()).isEqualTo(REFERENCE);
        assertThat(ccc().run("orders", "resend", REFERENCE).exitCode()).isIn(0, 6, 7);
        assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(2);
        assertThat(sim.orders()).hasSize(1);
    }

    @Test
    void whatPeopleFoundNotBoughtMayBeOrderedAgain() {
        sim.close();
        sim = CccSimulator.builder().customerReferences(false).start();
        sim.faults().next(Call.SUBMIT_ORDER).drop();
        submitInVain();

        CccProcess.Finished resolved =
                ccc().run("orders", "resolve", REFERENCE, "--not-bought", "--note", "J. Doe looked", "--json");

        assertThat(resolved.exitCode()).isZero();
        assertThat(resolved.json().path("reference").textValue()).isEqualTo(REFERENCE);
        assertThat(resolved.json().path("orderNumber").isNull()).isTrue();
        assertThat(resolved.json().path("note").textValue()).contains("J. Doe looked");
        assertThat(new CccProcess(home)
                        .run("orders", "unresolved", "--json")
                        .json()
                        .path("orders"))
                .isEmpty();
        assertThat(ccc().reading(ORDER).run("order", "submit").exitCode()).isZero();
        assertThat(sim.orders()).hasSize(1);
    }
}
