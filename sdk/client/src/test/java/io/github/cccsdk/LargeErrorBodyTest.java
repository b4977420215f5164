package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an exception keeps of an answer stays small, however much comes. */
class LargeErrorBodyTest {
    private static final int MAX_KEPT = 64 * 1024;

    private final CccSimulator ccc = CccSimulator.start();

    @AfterEach
    void stop() {
        ccc.close();
    }

    private Fault scripted(int status) {
        return ccc.faults().always(Call.PRICE).status(status);
    }

    private CccException failure() {
        try (CccClient client = CccClient.builder()
                .baseUrl(ccc.baseUrl())
                .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
                .build()) {
            PriceRequest request = PriceRequest.builder()
                    .workId("122883898")
                    .publicationYear(2004)
                    .pageCount(1)
                    .build();
            return catchThrowableOfType(
                    CccException.class, () -> client.pricing().quote(request));
        }
    }

    private static void assertSmall(CccException thrown) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(kept)) {
            out.writeObject(thrown);
        }
        assertThat(kept.size()).isLessThan(MAX_KEPT);
        assertThat(thrown.getMessage().length()).isLessThanOrEqualTo(1_500);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 404})
    void ofTenMegabytesOfAnythingAnExcerptIsKept(int status) throws IOException {
        scripted(status).body("x".repeat(10 * 1024 * 1024));
        CccException thrown = failure();

        assertThat(thrown.problem()).isEqualTo(CccProblem.UNEXPECTED_RESPONSE);
        assertThat(thrown.report().body().orElseThrow().length()).isLessThanOrEqualTo(2 * 1024);
        assertSmall(thrown);
    }

    @Test
    void aGzipBombIsBoundedAfterUnpacking() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] megabyte = new byte[1024 * 1024];
            for (int written = 0; written < 64; written++) {
                gzip.write(megabyte);
            }
        }
        scripted(400).header("Content-Encoding", "gzip").body(packed.toByteArray());
        CccException thrown = failure();

        assertThat(thrown.report().body()).isPresent();
        assertSmall(thrown);
    }

    @Test
    void aMessageOfTenMegabytesIsRecognisedAndCut() throws IOException {
        scripted(400)
                .body("{\"response\":{\"status\":{\"code\":\"USER_MISCONFIGURED\",\"message\":\""
                        + "m".repeat(10 * 1024 * 1024) + "\"}}}");
        CccException thrown = failure();

        assertThat(thrown.problem()).isEqualTo(CccProblem.USER_MISCONFIGURED);
        assertThat(thrown.cccMessage().orElse("").length()).isLessThanOrEqualTo(8 * 1024);
        assertSmall(thrown);
    }

    /** Trap 56. */
    @Test
    void anErrorAnswerWhoseGzipIsBrokenIsStillWhatItsStatusSays() {
        scripted(502).header("Content-Encoding", "gzip").body("<html>no gzip at all</html>");
        CccException thrown = failure();
        assertThat(thrown.problem()).isEqualTo(CccProblem.SERVICE_UNAVAILABLE);
        assertThat(thrown.httpStatus()).hasValue(502);
    }
}
