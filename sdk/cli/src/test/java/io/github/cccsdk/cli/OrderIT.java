package io.github.cccsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.PlacedOrder;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OrderIT {
    private static final String ORDER = """
            {"reference":"ILL-2026-11-23-07","maxTotal":"50.00","items":[
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

    private void keepNoReferences() {
        sim.close();
        sim = CccSimulator.builder().customerReferences(false).start();
    }

    @Test
    void anOrderFileIsPricedAndOrderedOnce() throws IOException {
        Path file = Files.writeString(home.resolve("bestellung-ü.json"), ORDER);

        CccProcess.Finished run = ccc().run("order", "submit", file.toString(), "--json");

        assertThat(run.exitCode()).isZero();
        PlacedOrder placed = sim.orders().get(0);
        JsonNode order = run.json();
        assertThat(order.path("orderNumber").textValue()).isEqualTo(placed.orderNumber());
        assertThat(order.path("reference").textValue()).isEqualTo("ILL-2026-11-23-07");
        assertThat(order.path("status").textValue()).isEqualTo("OPEN");
        assertThat(order.path("total").textValue()).isEqualTo("43.00");
        assertThat(order.path("currency").textValue()).isEqualTo("USD");
        JsonNode item = order.path("items").path(0);
        assertThat(item.path("item").textValue()).isEqualTo("TN-481516");
        assertThat(item.path("orderDetailNumber").textValue())
                .isEqualTo(placed.items().get(0).orderDetailNumber());
        assertThat(item.path("status").textValue()).isEqualTo("GRANTED");
        assertThat(item.path("total").textValue()).isEqualTo("43.00");
        assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(1);
        assertThat(placed.total()).isEqualByComparingTo(new BigDecimal("43.00"));
    }

    @Test
    void theOrderFileMayComeThroughAPipeAndPeopleGetATable() {
        CccProcess.Finished run = ccc().reading(ORDER).run("order", "submit", "-");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("ILL-2026-11-23-07", "TN-481516", "43.00 USD");
        assertThat(ccc().reading(ORDER.replace("-07", "-08").replace("TN-481516", "TN-481517"))
                        .run("order", "submit")
                        .exitCode())
                .isZero();
        assertThat(sim.orders()).hasSize(2);
    }

    @Test
    void everyItemIsOrderedWithWhatTheFileSaysOfIt() {
        String two = """
                {"reference":"R1","project":"HIST101","country":"US","location":"L1","currency":"USD","maxTotal":200.50,"items":[
                  {"item":"A","workId":"122883898","year":2004,"pageCount":3,"copies":2,"typeOfUse":"ILL_PHOTOCOPY",
                   "articleTitle":"Über Sprache","author":"Ö. Nørd","volume":"47","issue":"2"},
                  {"item":"B","issn":"1092-4388","anyYear":true,"pages":"S1-S4"}]}
                """;

        CccProcess.Finished run = ccc().reading(two).run("order", "submit", "--json");

        assertThat(run.err()).doesNotContain("error");
        assertThat(run.exitCode()).isZero();
        assertThat(run.json().path("items")).hasSize(2);
        String body = sim.requests(Call.SUBMIT_ORDER).get(0).body();
        assertThat(body)
                .contains("\"project\":\"HIST101\"", "\"articleTitle\":\"Über Sprache\"", "\"author\":\"Ö. Nørd\"")
                .contains("\"pages\":4", "\"copies\":2", "\"pageRange\":\"S1-S4\"");
    }

    @Test
    void theSameOrderInAnotherRunIsTheSameOrder() {
        CccProcess.Finished first = ccc().reading(ORDER).run("order", "submit", "--json");
        CccProcess.Finished second = ccc().reading(ORDER).run("order", "submit", "--json");

        assertThat(second.exitCode()).isZero();
        assertThat(second.json().path("orderNumber")).isEqualTo(first.json().path("orderNumber"));
        assertThat(sim.orders()).hasSize(1);
    }

    @Test
    void aLedgerThatCannotBeOpenedKeepsTheOrderFromBeingSent() {
        CccProcess.Finished run =
                ccc().with("CCC_LEDGER", "/proc/none/orders.db").reading(ORDER).run("order", "submit", "--json");

        assertThat(run.exitCode()).isEqualTo(11);
        assertThat(run.json().path("error").path("problem").textValue()).isEqualTo("LEDGER_UNAVAILABLE");
        assertThat(run.json().path("error").path("outcome").textValue()).isEqualTo("NOT_SENT");
        assertThat(sim.orders()).isEmpty();
    }

    @Test
    void aTotalAboveTheLimitIsStoppedWithExitCode7() {
        CccProcess.Finished run = ccc().reading(ORDER.replace("50.00", "42.99")).run("order", "submit", "--json");

        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.error().path("problem").textValue()).isEqualTo("PRICE_ABOVE_LIMIT");
        assertThat(run.error().path("outcome").textValue()).isEqualTo("NOT_SENT");
        assertThat(run.error().path("exitCode").intValue()).isEqualTo(7);
        assertThat(sim.count(Call.SUBMIT_ORDER)).isZero();
    }

    @Test
    void nothingIsOrderedUnlessEveryItemHasAPrice() {
        String withDenied = ORDER.replace(
                "\"items\":[",
                "\"items\":[{\"item\":\"TN-1\",\"issn\":\"0031-9007\",\"year\":2000,\"pages\":\"1-2\"},");

        CccProcess.Finished run = ccc().reading(withDenied).run("order", "submit", "--json");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.error().path("problem").textValue()).isEqualTo("NOT_ORDERABLE");
        assertThat(run.error().path("message").textValue()).contains("TN-1: DENIED");
        assertThat(run.error().path("outcome").textValue()).isEqualTo("NOT_SENT");
        assertThat(sim.count(Call.SUBMIT_ORDER)).isZero();
    }

    @Test
    void aPriceThatCannotBeHadDoesNotLookLikeAnUnknownOrder() {
        sim.faults().always(Call.PRICE).status(503);

        CccProcess.Finished run = ccc().reading(ORDER).run("order", "submit", "--json", "--timeout", "2");

        assertThat(run.exitCode()).isEqualTo(9);
        assertThat(run.error().path("operation").textValue()).isEqualTo("orders.submit");
        assertThat(run.error().path("outcome").textValue()).isEqualTo("NOT_SENT");
        assertThat(run.error().path("message").textValue()).contains("TN-481516", "nothing was bought");
        assertThat(sim.count(Call.SUBMIT_ORDER)).isZero();
    }

    @Test
    void aLostAnswerIsLookedUpAndTheOrderFound() {
        sim.faults().next(Call.SUBMIT_ORDER).processThenDrop();

        CccProcess.Finished run = ccc().reading(ORDER).run("order", "submit", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().path("orderNumber").textValue())
                .isEqualTo(sim.orders().get(0).orderNumber());
        assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(1);
    }

    @Test
    void aLostAnswerThatCannotBeLookedUpIsExitCode8() {
        keepNoReferences();
        sim.faults().next(Call.SUBMIT_ORDER).processThenDrop();

        CccProcess.Finished run = ccc().reading(ORDER).run("order", "submit", "--json");

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.error().path("problem").textValue()).isEqualTo("ORDER_OUTCOME_UNKNOWN");
        assertThat(run.error().path("outcome").textValue()).isEqualTo("UNKNOWN");
        assertThat(run.error().path("reference").textValue()).isEqualTo("ILL-2026-11-23-07");
        assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(1);
    }

    @Test
    void anAcceptedOrderWhoseAnswerCannotBeReadIsExitCode8() {
        keepNoReferences();
        sim.faults().next(Call.SUBMIT_ORDER).process().status(201).body("<html>created</html>");

        CccProcess.Finished run = ccc().reading(ORDER).run("order", "submit", "--json");

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.error().path("outcome").textValue()).isEqualTo("ACCEPTED_UNREADABLE");
        assertThat(run.error().path("httpStatus").intValue()).isEqualTo(201);
    }

    @Test
    void aGatewayTimeOutWhileOrderingIsExitCode8AndNot9() {
        keepNoReferences();
        sim.faults().next(Call.SUBMIT_ORDER).status(504).body("{\"message\":\"Endpoint request timed out\"}");

        CccProcess.Finished run = ccc().reading(ORDER).run("order", "submit");

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("ccc orders reconcile \"ILL-2026-11-23-07\"");
        assertThat(run.err()).contains("ORDER_OUTCOME_UNKNOWN").contains("not known whether the order exists");
        assertThat(sim.count(Call.SUBMIT_ORDER)).isEqualTo(1);
    }

    @Test
    void anOrderThatCccRefusesIsToldWithItsWords() {
        sim.faults()
                .next(Call.SUBMIT_ORDER)
                .status(400)
                .body("[{\"response\":{\"status\":{\"code\":\"BAD_PARAMETER\",\"message\":"
                        + "\"Bad parameter [paymentInfo:creditCardInfo is empty or null;] supplied\"}}}]");

        CccProcess.Finished run = ccc().reading(ORDER).run("order", "submit", "--json");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.error().path("problem").textValue()).isEqualTo("PAYMENT_METHOD_NOT_INVOICE");
        assertThat(run.error().path("actor").textValue()).isEqualTo("CCC");
        assertThat(run.error().path("cccCode").textValue()).isEqualTo("BAD_PARAMETER");
        assertThat(run.error().path("httpStatus").intValue()).isEqualTo(400);
        assertThat(run.error().path("steps")).isNotEmpty();
        assertThat(run.error().path("outcome").textValue()).isEqualTo("REJECTED");
    }

    @Test
    void anOrderCanBeReadFoundAndCancelledUntilItIsInvoiced() {
        ccc().reading(ORDER).run("order", "submit");
        String number = sim.orders().get(0).orderNumber();

        JsonNode read = ccc().run("order", "get", number, "--json").json();
        assertThat(read.path("orderNumber").textValue()).isEqualTo(number);
        assertThat(read.path("reference").textValue()).isEqualTo("ILL-2026-11-23-07");
        assertThat(read.path("items").path(0).path("item").textValue()).isEqualTo("TN-481516");
        assertThat(ccc().run("order", "get", number).out()).contains(number, "TN-481516");

        JsonNode found =
                ccc().run("orders", "find", "ILL-2026-11-23-07", "--json").json();
        assertThat(found.path("orders").path(0).path("orderNumber").textValue()).isEqualTo(number);
        assertThat(ccc().run("orders", "find", "ILL-2026-11-23-07").out()).contains(number);

        JsonNode cancelled = ccc().run("order", "cancel", number, "--json").json();
        assertThat(cancelled.path("status").textValue()).isEqualTo("CANCELLED");

        ccc().reading(ORDER.replace("-07", "-08")).run("order", "submit");
        String second = sim.orders().get(1).orderNumber();
        sim.invoice(second);
        CccProcess.Finished late = ccc().run("order", "cancel", second, "--json");
        assertThat(late.exitCode()).isEqualTo(7);
        assertThat(late.error().path("problem").textValue()).isEqualTo("ORDER_CLOSED");
    }

    @Test
    void anUnknownOrderIsExitCode6() {
        CccProcess.Finished run = ccc().run("order", "get", "999", "--json");
        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.error().path("problem").textValue()).isEqualTo("NOT_FOUND");
        assertThat(run.error().path("httpStatus").intValue()).isEqualTo(404);
        assertThat(run.error().path("correlationId").textValue()).isNotEmpty();

        CccProcess.Finished none = ccc().run("orders", "find", "never-used", "--json");
        assertThat(none.exitCode()).isEqualTo(6);
        assertThat(none.json().path("orders")).isEmpty();
    }

    @Test
    void aCancellationWhoseAnswerIsLostIsExitCode8() {
        ccc().reading(ORDER).run("order", "submit");
        String number = sim.orders().get(0).orderNumber();
        sim.faults().next(Call.CANCEL_ORDER).processThenDrop();

        CccProcess.Finished run = ccc().run("order", "cancel", number, "--json");

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.error().path("exitCode").intValue()).isEqualTo(8);
        assertThat(sim.count(Call.CANCEL_ORDER)).isEqualTo(1);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void toldToStopItHearsTheOrderInFlightOut() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        sim.faults().during(Call.SUBMIT_ORDER, () -> heldUntil(answer, arrived));

        Process process = ccc().reading(ORDER).start("order", "submit", "--json");
        await(arrived);
        process.toHandle().destroy();
        // Its first word on standard error says that the signal has been taken.
        int first = process.getErrorStream().read();
        answer.countDown();
        CccProcess.Finished run = CccProcess.finish(process);

        assertThat(first).isEqualTo('c');
        assertThat(run.exitCode()).isEqualTo(143);
        assertThat(run.json().path("orderNumber").textValue())
                .isEqualTo(sim.orders().get(0).orderNumber());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void toldToStopWhileTheOutcomeIsUnknownItIsExitCode8() throws Exception {
        keepNoReferences();
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        sim.faults().during(Call.SUBMIT_ORDER, () -> heldUntil(answer, arrived)).processThenDrop();

        Process process = ccc().reading(ORDER).start("order", "submit", "--json");
        await(arrived);
        process.toHandle().destroy();
        process.getErrorStream().read();
        answer.countDown();
        CccProcess.Finished run = CccProcess.finish(process);

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.error().path("problem").textValue()).isEqualTo("ORDER_OUTCOME_UNKNOWN");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whenNobodyReadsTheOrderIsPlacedAndToldOnStandardError() throws IOException {
        Process process = ccc().reading(ORDER).start("order", "submit", "--json");
        process.getInputStream().close();
        CccProcess.Finished run = CccProcess.finish(process);

        assertThat(run.exitCode()).isEqualTo(141);
        assertThat(sim.orders()).hasSize(1);
        assertThat(run.err()).contains(sim.orders().get(0).orderNumber());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whenTheOutputCannotBeWrittenTheOrderIsToldOnStandardError() {
        Process process = ccc().reading(ORDER)
                .start(ProcessBuilder.Redirect.to(new File("/dev/full")), "order", "submit", "--json");
        CccProcess.Finished run = CccProcess.finish(process);

        assertThat(run.exitCode()).isEqualTo(11);
        assertThat(run.err()).contains(sim.orders().get(0).orderNumber());
    }

    /** Says that the order has arrived at the simulator, and keeps it waiting there. */
    private static boolean heldUntil(CountDownLatch answer, CountDownLatch arrived) {
        arrived.countDown();
        await(answer);
        return true;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
