package io.github.cccsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersIT {
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

    /** Without an address, credentials or a network. */
    private CccProcess offline() {
        return new CccProcess(home);
    }

    private void leaveOneUnknown() {
        sim.close();
        sim = CccSimulator.builder().customerReferences(false).start();
        sim.faults().next(Call.SUBMIT_ORDER).processThenDrop();
        CccProcess.Finished run = ccc().reading(ORDER).run("order", "submit", "--json");
        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err()).contains("ccc orders reconcile \"ILL-7\"");
    }

    @Test
    void theLedgerIsListedFoundAndExportedWithoutANetwork() throws IOException {
        ccc().reading(ORDER).run("order", "submit");
        String number = sim.orders().get(0).orderNumber();

        JsonNode listed = offline().run("orders", "list", "--json").json().path("orders");
        assertThat(listed).hasSize(1);
        JsonNode entry = listed.path(0);
        assertThat(entry.path("reference").textValue()).isEqualTo(REFERENCE);
        assertThat(entry.path("state").textValue()).isEqualTo("CONFIRMED");
        assertThat(entry.path("orderNumber").textValue()).isEqualTo(number);
        assertThat(entry.path("total").textValue()).isEqualTo("43.00");
        assertThat(entry.path("items").path(0).path("item").textValue()).isEqualTo("TN-481516");
        assertThat(offline()
                        .run("orders", "list", "--until", "2000-01-01", "--json")
                        .json()
                        .path("orders"))
                .isEmpty();
        assertThat(offline().run("orders", "list", "--from", "soon", "--json").exitCode())
                .isEqualTo(2);
        assertThat(offline().run("orders", "unresolved").out()).contains("Every order is settled");
        assertThat(offline()
                        .run("orders", "find", "--order", number, "--json")
                        .json()
                        .path("orders"))
                .isEqualTo(listed);
        assertThat(offline().run("orders", "find", "--item", "TN-481516").out()).contains(number);
        assertThat(offline().run("orders", "find", "--item", "TN-0").exitCode()).isEqualTo(6);

        String csv = offline().run("orders", "export").out();
        assertThat(csv).startsWith("orderNumber,").contains(number + ",").endsWith("\r\n");
        Path file = home.resolve("orders.csv");
        assertThat(offline().run("orders", "export", "--out", file.toString()).exitCode())
                .isZero();
        assertThat(Files.readString(file)).isEqualTo(csv);
    }

    @Test
    void whatCannotBeReconciledIsExitCode8UntilPeopleSettleIt() {
        leaveOneUnknown();
        JsonNode open = offline().run("orders", "unresolved", "--json").json().path("orders");
        assertThat(open.path(0).path("state").textValue()).isEqualTo("UNKNOWN");
        assertThat(open.path(0).path("orderNumber").isNull()).isTrue();

        CccProcess.Finished all = ccc().run("orders", "reconcile", "--json");
        assertThat(all.exitCode()).isEqualTo(8);
        assertThat(all.json().path("orders").path(0).path("reference").textValue())
                .isEqualTo(REFERENCE);
        assertThat(all.json().path("orders").path(0).path("finding").textValue())
                .isEqualTo("CANNOT_TELL");
        assertThat(all.json().path("orders").path(0).path("detail").textValue()).isNotEmpty();

        assertThat(ccc().run("orders", "resend", REFERENCE, "--json").exitCode())
                .isIn(7, 8);
        assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(1);

        assertThat(ccc().run("orders", "resolve", REFERENCE, "--note", "x", "--json")
                        .exitCode())
                .isEqualTo(2);
        String number = sim.orders().get(0).orderNumber();
        CccProcess.Finished resolved =
                ccc().run("orders", "resolve", REFERENCE, "--bought", number, "--note", "J. Doe looked", "--json");
        assertThat(resolved.exitCode()).isZero();
        assertThat(resolved.json().path("state").textValue()).isEqualTo("CONFIRMED");
        assertThat(resolved.json().path("orderNumber").textValue()).isEqualTo(number);
        assertThat(ccc().run("orders", "reconcile").exitCode()).isZero();
    }

    @Test
    void aReferenceThatTheLedgerDoesNotKnowIsExitCode6() {
        assertThat(ccc().run("orders", "reconcile", "never", "--json").exitCode())
                .isEqualTo(6);
        CccProcess.Finished run = ccc().run("orders", "resolve", "never", "--not-bought", "--note", "x", "--json");
        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.error().path("problem").textValue()).isEqualTo("NOT_FOUND");
    }
}
