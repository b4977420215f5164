package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccBillingMismatchException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.Violation;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.simulator.Account;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** "An Error Occurred Submitting an Order to the CCC", and what is behind it where it can be told. */
class BillingMismatchTest {
    private static final BillingAddress FARGO = new BillingAddress("US", "1 Main St", "Fargo", "ND", "58102");

    private CccSimulator ccc = CccSimulator.start();

    @AfterEach
    void stop() {
        ccc.close();
    }

    private void addressAtCcc(String city, String zip) {
        ccc.changeAccount(
                ccc.userName(),
                account -> account.billingAddress(new Account.BillingAddress("US", "1 Main St", city, "ND", zip)));
    }

    private CccException refusal() {
        try (CccClient client = CccClient.builder()
                .baseUrl(ccc.baseUrl())
                .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
                .billingAddress(FARGO)
                .build()) {
            Quote quote = client.pricing()
                    .quote(PriceRequest.builder()
                            .workId("122883898")
                            .publicationYear(2004)
                            .pageCount(19)
                            .build())
                    .quoteOrThrow();
            OrderRequest order = OrderRequest.builder("R-1").item("TN-1", quote).build();
            return catchThrowableOfType(
                    CccException.class, () -> client.orders().submit(order));
        }
    }

    @Test
    void theGenericTextBecomesAMismatchThatNamesTheFields() {
        addressAtCcc("Fargo ", "58103");
        CccException thrown = refusal();

        assertThat(thrown).isInstanceOf(CccBillingMismatchException.class);
        assertThat(thrown.violations())
                .extracting(Violation::path)
                .containsExactly("billingAddress.city", "billingAddress.zip");
        assertThat(thrown.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(thrown.report().customerReference()).contains("R-1");
        assertThat(thrown.cccMessage()).contains("An Error Occurred Submitting an Order to the CCC");
        assertThat(thrown)
                .hasMessageContaining("city differs from CCC's only in white space")
                .hasMessageContaining("nothing was bought")
                .hasMessageContaining("To do, by the library: Compare country, first address line");
        assertThat(ccc.orders()).isEmpty();
        assertThat(ccc.count(Call.SUBMIT_ORDER)).isEqualTo(1);
        assertThat(ccc.requests(Call.ACCOUNT).get(0).header("X-Correlation-Id"))
                .isEqualTo(ccc.requests(Call.SUBMIT_ORDER).get(0).header("X-Correlation-Id"));
    }

    @Test
    void aMismatchByItsCodeNamesTheFieldsToo() {
        addressAtCcc("Moorhead", "58102");
        ccc.faults()
                .always(Call.SUBMIT_ORDER)
                .status(400)
                .body("{\"response\":{\"status\":{\"code\":\"BILLING_MISMATCH\",\"message\":\"?\"}}}");

        assertThat(refusal().violations()).extracting(Violation::path).containsExactly("billingAddress.city");
    }

    @Test
    void withEqualAddressesTheGenericTextStaysWhatItIs() {
        ccc.faults()
                .always(Call.SUBMIT_ORDER)
                .status(400)
                .body("{\"response\":{\"status\":{\"code\":\"ORDER_SUBMISSION_FAILED\",\"message\":"
                        + "\"An Error Occurred Submitting an Order to the CCC\"}}}");

        assertThat(refusal().problem()).isEqualTo(CccProblem.ORDER_REJECTED);
    }

    @Test
    void anotherRefusalIsNotBlamedOnTheAddress() {
        addressAtCcc("Moorhead", "58102");
        ccc.changeAccount(ccc.userName(), account -> account.frozen(true));

        assertThat(refusal().problem()).isEqualTo(CccProblem.ACCOUNT_FROZEN);
        assertThat(ccc.count(Call.ACCOUNT)).isZero();
    }

    @Test
    void whereTheAccountCannotBeReadTheRefusalStaysAsCccGaveIt() {
        ccc.close();
        ccc = CccSimulator.builder().accountCall(false).start();
        addressAtCcc("Moorhead", "58102");
        CccException thrown = refusal();

        assertThat(thrown.problem()).isEqualTo(CccProblem.ORDER_REJECTED);
        assertThat(thrown.violations()).isEmpty();
        assertThat(thrown.outcome()).isEqualTo(Outcome.REJECTED);
    }
}
