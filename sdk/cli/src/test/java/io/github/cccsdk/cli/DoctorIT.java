package io.github.cccsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cccsdk.simulator.CccSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DoctorIT {
    private final CccSimulator sim = CccSimulator.start();

    @TempDir
    Path home;

    @AfterEach
    void close() {
        sim.close();
    }

    private CccProcess ccc() {
        return new CccProcess(home).against(sim);
    }

    private static JsonNode check(JsonNode document, String name) {
        for (JsonNode check : document.path("checks")) {
            if (check.path("check").textValue().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("no check " + name + " in " + document);
    }

    @Test
    void aSoundAccountFailsNoCheck() {
        CccProcess.Finished run = ccc().run("doctor", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().path("checks")).hasSize(10).allSatisfy(check -> {
            assertThat(check.path("status").textValue()).isIn("PASSED", "NOT_CHECKED");
            assertThat(check.path("problem").isNull()).isTrue();
        });
        assertThat(check(run.json(), "SIGN_IN").path("status").textValue()).isEqualTo("PASSED");
        assertThat(sim.orders()).isEmpty();
    }

    @Test
    void refusedCredentialsAreAFailedCheckAndExitCode4() {
        CccProcess wrong = ccc().with("CCC_PASSWORD", "another");

        CccProcess.Finished run = wrong.run("doctor", "--json");

        assertThat(run.exitCode()).isEqualTo(4);
        JsonNode signIn = check(run.json(), "SIGN_IN");
        assertThat(signIn.path("status").textValue()).isEqualTo("FAILED");
        assertThat(signIn.path("problem").textValue()).isEqualTo("CREDENTIALS_REJECTED");
        assertThat(signIn.path("steps")).isNotEmpty();
        assertThat(wrong.run("doctor").out()).contains("[FAILED]", "SIGN IN", "[not checked]");
    }

    @Test
    void whiteSpaceAroundThePasswordIsAFindingAndNothingIsSent() {
        CccProcess.Finished run =
                ccc().with("CCC_PASSWORD", sim.password() + " ").run("doctor", "--json");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(check(run.json(), "CREDENTIALS_CHARACTERS").path("status").textValue())
                .isEqualTo("FAILED");
        assertThat(sim.signIns()).isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theReportIsANewFileOfItsOwnersOnlyAndHoldsNoSecret() throws IOException {
        Path report = home.resolve("report.txt");

        assertThat(ccc().run("doctor", "--report", report.toString()).exitCode())
                .isZero();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
                .isEqualTo("rw-------");
        String text = Files.readString(report);
        assertThat(text).contains("[PASSED] SIGN_IN").doesNotContain(sim.password(), sim.userName());
        CccProcess.Finished again = ccc().run("doctor", "--report", report.toString(), "--json");
        assertThat(again.exitCode()).isEqualTo(11);
        assertThat(report).hasContent(text);
    }
}
