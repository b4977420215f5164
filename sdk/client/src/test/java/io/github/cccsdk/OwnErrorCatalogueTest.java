package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.LogFinding;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An integrator's own entries and support contact reach every error of a client, and the reader of logs. */
class OwnErrorCatalogueTest {
    private static final String OWN = """
            {"version": 1,
             "problems": {"PRICING_NOT_CONFIGURED":
               {"summary": "No prices yet", "steps": ["Call Ms Olson"], "actor": "LIBRARY", "source": "our wiki"}},
             "rules": [{"id": "acme-17", "problem": "LOCATION_NOT_FOUND", "code": "ACME_17"}]}
            """;
    private static final PriceRequest REQUEST = PriceRequest.builder()
            .workId("122883898")
            .publicationYear(2004)
            .pageCount(1)
            .build();

    @TempDir
    Path directory;

    private final CccSimulator ccc = CccSimulator.start();
    private Path catalogue;

    @BeforeEach
    void write() throws IOException {
        catalogue = Files.writeString(directory.resolve("errors.json"), OWN);
    }

    @AfterEach
    void stop() {
        ccc.close();
    }

    private CccClient.Builder client() {
        return CccClient.builder()
                .baseUrl(ccc.baseUrl())
                .credentials(CccCredentials.of(ccc.userName(), ccc.password()));
    }

    private CccException failure(CccClient.Builder settings) {
        try (CccClient client = settings.build()) {
            return catchThrowableOfType(
                    CccException.class, () -> client.pricing().quote(REQUEST));
        }
    }

    @Test
    void aRuleOfOnesOwnRecognisesWhatTheBuiltInOnesDoNot() {
        ccc.faults().always(Call.PRICE).status(400).body("{\"code\":\"ACME_17\",\"message\":\"?\"}");

        assertThat(failure(client()).problem()).isEqualTo(CccProblem.UNKNOWN_CODE);
        assertThat(failure(client().errorCatalogue(catalogue)).problem()).isEqualTo(CccProblem.LOCATION_NOT_FOUND);
    }

    @Test
    void aResolutionOfOnesOwnTakesThePlaceOfTheBuiltInOne() {
        ccc.changeAccount(ccc.userName(), account -> account.defaultPricing(false));
        CccException thrown = failure(client().errorCatalogue(catalogue));

        assertThat(thrown.resolution().steps()).containsExactly("Call Ms Olson");
        assertThat(thrown.resolution().actor()).isEqualTo(Actor.LIBRARY);
        assertThat(thrown).hasMessageContaining("To do, by the library: Call Ms Olson.");
    }

    @Test
    void theSupportContactStandsInTheFirstStepOfCallsSignInsAndDiagnoses() {
        ccc.changeAccount(ccc.userName(), account -> account.roleMisconfigured(true));
        CccClient.Builder settings = client().supportContact("the ILL desk, ext. 4711");

        assertThat(failure(settings)).hasMessageContaining("Ask the ILL desk, ext. 4711 to have CCC");
        try (CccClient client = settings.build()) {
            assertThat(client.account().diagnose().report()).contains("Ask the ILL desk, ext. 4711 to have CCC");
        }
        ccc.faults().always(Call.SIGN_IN).status(400).body("{\"error\":\"something_new\"}");
        assertThat(failure(settings).resolution().steps().toString()).contains("to the ILL desk, ext. 4711");
    }

    @Test
    void theLogReaderGoesByTheSameFile() throws IOException {
        String line = "ERROR CopyrightSearch - CCC error: ACME_17 - nobody knows\n"
                + "ERROR - CCC error: USER_MISCONFIGURED - User for given transaction is misconfigured";
        CccLogReader reader = CccLogReader.with(catalogue).supportContact("the ILL desk");

        assertThat(reader.read(line))
                .extracting(LogFinding::problem)
                .containsExactly(CccProblem.LOCATION_NOT_FOUND, CccProblem.USER_MISCONFIGURED);
        assertThat(reader.read(new StringReader(line))
                        .get(1)
                        .resolution()
                        .steps()
                        .get(0))
                .startsWith("Ask the ILL desk");
        assertThat(reader.read(Files.writeString(directory.resolve("app.log"), line)))
                .hasSize(2);
        assertThat(CccLogReader.explain(line))
                .extracting(LogFinding::problem)
                .doesNotContain(CccProblem.LOCATION_NOT_FOUND);
    }

    @Test
    void aBadFileIsNeverIgnoredAndNamesPlaceAndWayOut() throws IOException {
        Files.writeString(
                catalogue, "{\"version\":1,\"rules\":[{\"id\":\"x\",\"problem\":\"TIMEOUT\",\"cdoe\":\"A\"}]}");

        for (var refused : new org.assertj.core.api.ThrowableAssert.ThrowingCallable[] {
            () -> client().errorCatalogue(catalogue).build(), () -> CccLogReader.with(catalogue)
        }) {
            assertThatThrownBy(refused)
                    .isInstanceOf(CccConfigurationException.class)
                    .hasMessageContaining("errors.json: rules[0] has the unknown key \"cdoe\": known are [code,")
                    .hasMessageContaining("Correct the file, or leave it out");
        }
        assertThatThrownBy(() -> client().errorCatalogue(directory).build())
                .isInstanceOf(CccConfigurationException.class);
        assertThatThrownBy(() -> client().errorCatalogue(directory.resolve("missing.json"))
                        .build())
                .hasMessageContaining("missing.json")
                .hasMessageContaining("that is there and readable");
    }

    @Test
    void aBlankSupportContactIsRefused() {
        assertThatThrownBy(() -> CccClient.builder().supportContact(" ")).hasMessageContaining("supportContact");
    }
}
