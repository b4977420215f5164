package io.github.cccsdk.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cccsdk.simulator.Account;
import io.github.cccsdk.simulator.Catalogue;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.PlacedOrder;
import io.github.cccsdk.simulator.Work;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedOrderTest {

    private static final String ONE_LINE = Caller.order("R", "122883898", 2004).replaceAll("\\s*\n\\s*", "");

    private CccSimulator sim;
    private Caller caller;

    @BeforeEach
    void start() throws Exception {
        sim = CccSimulator.start();
        caller = Caller.signedIn(sim);
    }

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void anOrderIsPlacedAndStandsInTheBooks() throws Exception {
        Caller.Reply reply = caller.order("ILL-1");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.content().path("orderNumber").asText()).isEqualTo("501234567");
        assertThat(reply.content().path("status").asText()).isEqualTo("OPEN");
        assertThat(reply.content().path("total").asText()).isEqualTo("43.00");
        assertThat(reply.content().path("placedAt").asText()).isEqualTo("2026-11-23T10:15:00Z");
        assertThat(reply.content().path("items").get(0).path("status").asText()).isEqualTo("GRANTED");
        PlacedOrder order = sim.orders().get(0);
        assertThat(order.customerReference()).hasValue("ILL-1");
        assertThat(order.total()).isEqualTo(new BigDecimal("43.00"));
        assertThat(order.items().get(0).itemReference()).isEqualTo("TN-481516");
        assertThat(order.items().get(0).pages()).isEqualTo(19);
    }

    @Test
    void theSameOrderTwiceIsTwoOrders() throws Exception {
        String first = caller.order("ILL-1").content().path("orderNumber").asText();
        String second = caller.order("ILL-1").content().path("orderNumber").asText();

        assertThat(second).isNotEqualTo(first);
        assertThat(caller.get("/v1/orders?customerReference=ILL-1").content().path("orders"))
                .extracting(order -> order.path("orderNumber").asText())
                .containsExactly(first, second);
    }

    @Test
    void thePriceIsThatOfTheMomentOfSubmission() throws Exception {
        caller.price();
        sim.changeFees("122883898", Work.Fees.of("USD", "40.00", "0.50", "3.50"));

        assertThat(caller.order("ILL-1").content().path("total").asText()).isEqualTo("53.00");
    }

    @Test
    void anOrderIsAllOrNothing() throws Exception {
        String item = ONE_LINE.substring(ONE_LINE.indexOf("[{") + 1, ONE_LINE.indexOf("}]") + 1);
        String denied = item.replace("122883898", idOf("0031-9007"));

        Caller.Reply reply = caller.post("/v1/orders", ONE_LINE.replace("[{", "[" + denied + ",{"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("ITEM_NOT_ORDERABLE");
        assertThat(reply.message()).isEqualTo("Item 1 (TN-481516): the right is DENIED");
        assertThat(sim.orders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0017-8012, 2004, the right is SPECIAL_REQUEST",
        "0021-9258, 2004, the right is UNAVAILABLE",
        "0003-4819, 2004, the right is SUBSCRIPTION_ONLY",
        "0066-4154, 2004, there is no price for this use",
        "1092-4388, 1975, the work does not cover that year"
    })
    void whatIsNotAvailableRefusesTheOrder(String issn, int year, String why) throws Exception {
        Caller.Reply reply = caller.post("/v1/orders", Caller.order("R", idOf(issn), year));

        assertThat(reply.message()).isEqualTo("Item 1 (TN-481516): " + why);
        assertThat(sim.orders()).isEmpty();
    }

    @Test
    void itemsOfTwoCurrenciesRefuseTheOrder() throws Exception {
        String item = ONE_LINE.substring(ONE_LINE.indexOf("[{") + 1, ONE_LINE.indexOf("}]") + 1);

        Caller.Reply reply = caller.post(
                "/v1/orders", ONE_LINE.replace("[{", "[" + item.replace("122883898", idOf("0012-821X")) + ",{"));

        assertThat(reply.message()).contains("another currency");
    }

    @Test
    void anUnknownWorkRefusesTheOrder() throws Exception {
        assertThat(caller.post("/v1/orders", Caller.order("R", "1", 2004)).code())
                .isEqualTo("ITEM_NOT_ORDERABLE");
    }

    @Test
    void aSumIsTakenOverAllItems() throws Exception {
        String item = ONE_LINE.substring(ONE_LINE.indexOf("[{") + 1, ONE_LINE.indexOf("}]") + 1);
        String other = item.replace("TN-481516", "TN-481517").replace("\"pages\":19", "\"pages\":1");

        JsonNode order = caller.post("/v1/orders", ONE_LINE.replace("[{", "[" + other + ",{"))
                .content();

        assertThat(order.path("total").asText()).isEqualTo("77.00");
        assertThat(order.path("items"))
                .extracting(entry -> entry.path("orderDetailNumber").asText())
                .containsExactly("71234567", "71234568");
    }

    @Test
    void ordersAreReadFoundAndCancelled() throws Exception {
        String number = caller.order("ILL/1 ü").content().path("orderNumber").asText();

        assertThat(caller.get("/v1/orders/" + number)
                        .content()
                        .path("customerReference")
                        .asText())
                .isEqualTo("ILL/1 ü");
        assertThat(caller.get("/v1/orders?customerReference=" + Caller.encoded("ILL/1 ü"))
                        .content()
                        .path("orders"))
                .hasSize(1);
        assertThat(caller.get("/v1/orders?customerReference=other").content().path("orders"))
                .isEmpty();
        JsonNode cancelled = caller.cancel(number).content();
        assertThat(cancelled.path("status").asText()).isEqualTo("CANCELLED");
        assertThat(cancelled.path("items").get(0).path("status").asText()).isEqualTo("CANCELLED");
        assertThat(caller.cancel(number).status()).isEqualTo(200);
        assertThat(sim.orders().get(0).status()).isEqualTo(PlacedOrder.Status.CANCELLED);
    }

    @Test
    void anInvoicedOrderIsClosedToCancellation() throws Exception {
        String number = caller.order("ILL-1").content().path("orderNumber").asText();
        sim.invoice(number);

        Caller.Reply reply = caller.cancel(number);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("ORDER_CLOSED");
        assertThat(caller.get("/v1/orders/" + number).content().path("status").asText())
                .isEqualTo("CLOSED");
        assertThatThrownBy(() -> sim.invoice("1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordersOfOthersDoNotExist() throws Exception {
        try (CccSimulator two = CccSimulator.builder()
                .account(Account.builder("a@library.example", "a").build())
                .account(Account.builder("b@library.example", "b").build())
                .start()) {
            Caller a = Caller.signedIn(two, "a@library.example", "a");
            Caller b = Caller.signedIn(two, "b@library.example", "b");
            String number = a.order("R").content().path("orderNumber").asText();

            assertThat(b.get("/v1/orders/" + number).code()).isEqualTo("ORDER_NOT_FOUND");
            assertThat(b.cancel(number).status()).isEqualTo(404);
            assertThat(b.get("/v1/orders?customerReference=R").content().path("orders"))
                    .isEmpty();
        }
    }

    @Test
    void aServiceWithoutCustomerReferencesNeitherKeepsNorFindsThem() throws Exception {
        try (CccSimulator without =
                CccSimulator.builder().customerReferences(false).start()) {
            Caller there = Caller.signedIn(without);

            assertThat(there.order("R").content().has("customerReference")).isFalse();
            Caller.Reply reply = there.get("/v1/orders?customerReference=R");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.message()).isEqualTo("Bad parameter [customerReference is unknown;] supplied");
            assertThat(without.orders().get(0).customerReference()).isEmpty();
        }
    }

    @Test
    void aCreditCardAsDefaultPaymentGetsTheArticlesWordsInAnArray() throws Exception {
        sim.changeAccount(sim.userName(), account -> account.paymentMethod(Account.PaymentMethod.CREDIT_CARD));

        Caller.Reply reply = caller.order("R");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text())
                .isEqualTo("[{\"response\":{\"status\":{\"code\":\"BAD_PARAMETER\","
                        + "\"message\":\"Bad parameter [paymentInfo:creditCardInfo is empty or null;] supplied\"}}}]");
        assertThat(caller.price().status()).isEqualTo(200);
    }

    @Test
    void anOrderToBePaidByCreditCardIsRefusedBecauseItCarriesNone() throws Exception {
        Caller.Reply reply = caller.post("/v1/orders", ONE_LINE.replace("INVOICE", "CREDIT_CARD"));

        assertThat(reply.message()).isEqualTo("Bad parameter [paymentInfo:creditCardInfo is empty or null;] supplied");
        assertThat(sim.orders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "\"country\":\"US\", \"country\":\"CA\"",
        "1 Main St, 1 Main Street",
        "Fargo, FARGO",
        "ND, N.D.",
        "58102, 58102-1234"
    })
    void aBillingFieldThatDiffersGetsTheArticlesWords(String right, String wrong) throws Exception {
        Caller.Reply reply =
                caller.post("/v1/orders", Caller.order("R", "122883898", 2004).replace(right, wrong));

        assertThat(reply.message()).isEqualTo("An Error Occurred Submitting an Order to the CCC");
        assertThat(sim.orders()).isEmpty();
    }

    @Test
    void anOrderWithoutABillingAddressIsNotCompared() throws Exception {
        sim.changeAccount(sim.userName(), Account.Builder::noBillingAddress);

        assertThat(caller.order("R").message()).isEqualTo("An Error Occurred Submitting an Order to the CCC");
        assertThat(caller.post("/v1/orders", ONE_LINE.replaceAll("\"billingAddress\":\\{[^}]*},\\s*", ""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void frozenAndIndividualAccountsCannotOrder() throws Exception {
        sim.changeAccount(sim.userName(), account -> account.frozen(true));
        assertThat(caller.order("R").code()).isEqualTo("ACCOUNT_FROZEN");

        sim.changeAccount(sim.userName(), account -> account.frozen(false).type(Account.Type.INDIVIDUAL));
        assertThat(caller.order("R").code()).isEqualTo("ACCOUNT_NOT_CORPORATE");
        assertThat(sim.orders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"customerReference\":\"R\",'|''|customerReference is empty or null",
                "'\"customerReference\":\"R\"'|'\"customerReference\":\" \"'|customerReference is empty or null",
                "'\"customerReference\":\"R\"'|'\"customerReference\":7'|customerReference is invalid",
                "'\"INVOICE\"'|'\"CASH\"'|paymentInfo:method is invalid",
                "'{\"method\":\"INVOICE\"}'|'{}'|paymentInfo:method is empty or null",
                "'{\"method\":\"INVOICE\"}'|'\"INVOICE\"'|paymentInfo is invalid",
                "'\"method\":\"INVOICE\"'|'\"method\":\"INVOICE\",\"card\":\"1\"'|paymentInfo:card is unknown",
                "'\"zip\":\"58102\"'|'\"zip\":58102'|billingAddress:zip is invalid",
                "'\"city\":\"Fargo\",'|''|billingAddress:city is empty or null",
                "'\"city\":\"Fargo\"'|'\"city\":\"Fargo\",\"address2\":\"x\"'|billingAddress:address2 is unknown",
                "'\"itemReference\":\"TN-481516\",'|''|items[0]:itemReference is empty or null",
                "'\"pages\":19'|'\"pages\":0'|items[0]:pages is invalid",
                "'\"pages\":19'|'\"pages\":19,\"doi\":\"x\"'|items[0]:doi is unknown",
                "'\"165-183\"'|'165'|items[0]:pageRange is invalid",
                "'\"items\":[{'|'\"items\":[7,{'|items[0] is invalid",
                "'\"items\":['|'\"items\":[],\"project\":['|project is invalid; items is empty or null",
                "'\"customerReference\":\"R\"'|'\"customerReference\":\"R\",\"note\":\"x\"'|note is unknown",
            })
    void whatBreaksTheContractIsABadParameter(String part, String broken, String violation) throws Exception {
        assertThat(ONE_LINE).contains(part);

        Caller.Reply reply = caller.post("/v1/orders", ONE_LINE.replace(part, broken));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualTo("Bad parameter [" + violation + ";] supplied");
        assertThat(sim.orders()).isEmpty();
    }

    @Test
    void findingNeedsTheReferenceAndNothingElse() throws Exception {
        assertThat(caller.get("/v1/orders").message())
                .isEqualTo("Bad parameter [customerReference is empty or null;] supplied");
        assertThat(caller.get("/v1/orders?customerReference=R&status=OPEN").message())
                .isEqualTo("Bad parameter [status is unknown;] supplied");
    }

    @Test
    void aCancellationHasNoBody() throws Exception {
        String number = caller.order("R").content().path("orderNumber").asText();

        assertThat(caller.post("/v1/orders/" + number + "/cancellation", "{}").status())
                .isEqualTo(400);
        assertThat(sim.orders().get(0).status()).isEqualTo(PlacedOrder.Status.OPEN);
    }

    @Test
    void whatTheContractDoesNotKnowIsNotFoundOrNotAllowed() throws Exception {
        assertThat(caller.get("/v2/orders").status()).isEqualTo(404);
        assertThat(caller.get("/v1/prices").status()).isEqualTo(405);
        assertThat(Caller.send(caller.request("/v1/orders/501234567").DELETE()).status())
                .isEqualTo(405);
        assertThat(caller.get("/v1/account?verbose=true").status()).isEqualTo(400);
        assertThat(Caller.send(caller.request("/v1/prices").PUT(HttpRequest.BodyPublishers.ofString("{}")))
                        .code())
                .isEqualTo("METHOD_NOT_ALLOWED");
    }

    @Test
    void theAccountTellsWhatIsOnRecord() throws Exception {
        sim.changeAccount(
                sim.userName(),
                account -> account.type(Account.Type.INDIVIDUAL)
                        .roleMisconfigured(true)
                        .frozen(true)
                        .defaultPricing(false));

        JsonNode account = caller.get("/v1/account").content();

        assertThat(account.path("userName").asText()).isEqualTo(sim.userName());
        assertThat(account.path("accountType").asText()).isEqualTo("INDIVIDUAL");
        assertThat(account.path("frozen").asBoolean()).isTrue();
        assertThat(account.path("defaultPricing").asBoolean()).isFalse();
        assertThat(account.path("defaultPaymentMethod").asText()).isEqualTo("INVOICE");
        assertThat(account.path("locations").get(0).path("id").asText()).isEqualTo("L1");
        assertThat(account.path("billingAddress").path("zip").asText()).isEqualTo("58102");
    }

    @Test
    void aServiceMayHaveNoAccountCall() throws Exception {
        try (CccSimulator without = CccSimulator.builder().accountCall(false).start()) {
            assertThat(Caller.signedIn(without).get("/v1/account").status()).isEqualTo(404);
        }
    }

    private static String idOf(String issn) {
        return Catalogue.standard().works().stream()
                .filter(work -> work.standardNumbers().stream()
                        .anyMatch(number -> number.value().equals(issn)))
                .findFirst()
                .orElseThrow()
                .workId();
    }
}
