package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccOrderOutcomeUnknownException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.Fault;
import io.github.cccsdk.time.VirtualTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The outcome table of the wire contract, row by row, over real calls: what became of the request comes from transport and
 * status alone, what went wrong from the content; the type, which decides a script's exit code, from the problem.
 */
class OutcomeTableTest {
    private static final String MISCONFIGURED = wrapper("USER_MISCONFIGURED", "");
    private static final String OK_AND_NONSENSE = wrapper("OK", ",\"content\":{\"orderNumber\":{},\"right\":[]}");
    private static final PriceRequest PRICE = PriceRequest.builder()
            .workId("122883898")
            .publicationYear(2004)
            .pageCount(19)
            .build();

    private final CccSimulator ccc = CccSimulator.start();
    private CccClient client;
    private Quote quote;

    private static String wrapper(String code, String content) {
        return "{\"response\":{\"status\":{\"code\":\"" + code + "\",\"message\":\"m\"}" + content + "}}";
    }

    @BeforeEach
    void signInAndPrice() {
        client = CccClient.builder()
                .baseUrl(ccc.baseUrl())
                .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
                .timeSource(new VirtualTime().sleepersAdvance())
                .build();
        quote = client.pricing().quote(PRICE).quoteOrThrow();
    }

    @AfterEach
    void stop() {
        client.close();
        ccc.close();
    }

    /**
     * One answer.
     *
     * @param problem what a read ends with; for an order of unknown outcome, what stands behind it
     */
    private record Row(String what, Consumer<Fault> answer, Outcome outcome, CccProblem problem) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Row row(int status, String body, Outcome outcome, CccProblem problem) {
        return new Row(status + " " + body, fault -> fault.status(status).body(body), outcome, problem);
    }

    private static Row cut(String what, Consumer<Fault> how) {
        return new Row(what, how, Outcome.UNKNOWN, CccProblem.CONNECTION_FAILED);
    }

    private static Stream<Row> empty(Outcome outcome, CccProblem problem, Integer... statuses) {
        return Stream.of(statuses).map(status -> row(status, "", outcome, problem));
    }

    static Stream<Row> rows() {
        Outcome unknown = Outcome.UNKNOWN;
        Outcome rejected = Outcome.REJECTED;
        Outcome unreadable = Outcome.ACCEPTED_UNREADABLE;
        CccProblem strange = CccProblem.UNEXPECTED_RESPONSE;
        String badPages = "[{\"response\":{\"status\":{\"code\":\"BAD_PARAMETER\",\"message\":"
                + "\"Bad parameter [pages is invalid;] supplied\"}}}]";
        return Stream.of(
                        Stream.of(
                                row(200, MISCONFIGURED, rejected, CccProblem.USER_MISCONFIGURED),
                                row(200, badPages, rejected, CccProblem.BAD_PARAMETER),
                                row(200, wrapper("OK", ""), unreadable, strange),
                                row(200, OK_AND_NONSENSE, unreadable, strange),
                                row(201, "", unreadable, strange),
                                row(201, "{\"response\":", unreadable, strange),
                                row(200, "<html><title>Welcome</title></html>", unknown, strange),
                                row(200, "", unknown, strange),
                                row(200, "\u0000\u0001\u0002", unknown, strange),
                                row(409, "{\"code\":\"CONFLICT\"}", unknown, CccProblem.UNKNOWN_CODE),
                                row(409, "{\"code\":\"ORDER_CLOSED\"}", rejected, CccProblem.ORDER_CLOSED),
                                row(500, MISCONFIGURED, unknown, CccProblem.USER_MISCONFIGURED),
                                row(502, "<html>Bad gateway</html>", unknown, CccProblem.SERVICE_UNAVAILABLE),
                                row(
                                        504,
                                        "{\"message\":\"Endpoint request timed out\"}",
                                        unknown,
                                        CccProblem.SERVICE_UNAVAILABLE),
                                row(429, "<html>slow down</html>", rejected, CccProblem.RATE_LIMITED),
                                row(400, badPages, rejected, CccProblem.BAD_PARAMETER),
                                row(400, MISCONFIGURED, rejected, CccProblem.USER_MISCONFIGURED),
                                row(403, wrapper("ACCOUNT_FROZEN", ""), rejected, CccProblem.ACCOUNT_FROZEN),
                                row(400, "{\"code\":\"HM_17\"}", rejected, CccProblem.UNKNOWN_CODE),
                                row(401, "", rejected, CccProblem.SESSION_REJECTED),
                                row(403, wrapper("TOKEN_EXPIRED", ""), rejected, CccProblem.SESSION_REJECTED),
                                cut("closed after the request", Fault::drop),
                                cut("reset after the request", Fault::reset),
                                cut("half a status line", Fault::halfStatusLine)),
                        empty(unknown, strange, 300, 302, 307),
                        empty(unknown, CccProblem.SERVICE_UNAVAILABLE, 408, 425, 499, 500, 502, 503, 504, 599),
                        empty(rejected, strange, 402, 405, 410, 413, 415, 422, 431))
                .flatMap(rows -> rows);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRead(Row row) {
        row.answer().accept(ccc.faults().always(Call.PRICE));
        CccException thrown =
                catchThrowableOfType(CccException.class, () -> client.pricing().quote(PRICE));

        assertThat(thrown.outcome()).isEqualTo(row.outcome());
        assertIs(row.problem(), thrown);
        assertThat(thrown.operation()).isEqualTo("pricing.quote");
        assertThat(thrown.correlationId()).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void anOrder(Row row) {
        row.answer().accept(ccc.faults().always(Call.SUBMIT_ORDER));
        CccException thrown = submit();

        assertThat(thrown.outcome()).isEqualTo(row.outcome());
        assertThat(thrown.operation()).isEqualTo("orders.submit");
        assertThat(thrown.report().customerReference()).contains("R-1");
        assertThat(ccc.orders()).isEmpty();
        if (row.outcome() == Outcome.REJECTED) {
            assertIs(row.problem(), thrown);
            assertThat(thrown).hasMessageContaining("nothing was bought");
            return;
        }
        assertThat(thrown).isInstanceOf(CccOrderOutcomeUnknownException.class);
        assertThat(thrown).hasMessageContaining(row.problem().name());
        assertThat(thrown.isRetryable()).isFalse();
        assertThat(ccc.count(Call.SUBMIT_ORDER)).as("times sent").isEqualTo(1);
    }

    private static void assertIs(CccProblem problem, CccException thrown) {
        assertThat(thrown.problem()).isEqualTo(problem);
        assertThat(thrown)
                .hasSameClassAs(CccException.of(ProblemReport.builder(problem).build()));
    }

    private CccException submit() {
        OrderRequest order = OrderRequest.builder("R-1").item("TN-1", quote).build();
        return catchThrowableOfType(CccException.class, () -> client.orders().submit(order));
    }

    @Test
    void beforeTheFirstByteNothingWasSent() {
        ccc.close();
        CccException read =
                catchThrowableOfType(CccException.class, () -> client.pricing().quote(PRICE));
        CccException order = submit();

        for (CccException thrown : List.of(read, order)) {
            assertIs(CccProblem.CONNECTION_FAILED, thrown);
            assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
        }
        assertThat(order).hasMessageContaining("Not sent: nothing was bought");
    }

    @Test
    void anOrderThatCccHasInSpiteOfItsAnswerIsFoundAndConfirmed() {
        ccc.faults().always(Call.SUBMIT_ORDER).process().status(502).body("<html>Bad gateway</html>");
        OrderRequest order = OrderRequest.builder("R-1").item("TN-1", quote).build();

        assertThat(client.orders().submit(order).order().orderNumber())
                .isEqualTo(ccc.orders().get(0).orderNumber());
        assertThat(ccc.orders()).hasSize(1);
    }
}
