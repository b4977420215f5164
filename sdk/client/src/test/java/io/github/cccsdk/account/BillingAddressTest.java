package io.github.cccsdk.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillingAddressTest {
    private static final BillingAddress FARGO = BillingAddress.builder()
            .country("US")
            .address1("1 Main St")
            .city("Fargo")
            .state("ND")
            .zip("58102")
            .build();

    @Test
    void holdsTheFiveFieldsAsGiven() {
        assertThat(FARGO).isEqualTo(new BillingAddress("US", "1 Main St", "Fargo", "ND", "58102"));
        assertThat(BillingAddress.builder().country(" Österreich ").build())
                .isEqualTo(new BillingAddress(" Österreich ", "", "", "", ""));
    }

    @Test
    void namesTheFieldsThatDifferInOrder() {
        assertThat(FARGO.differingFields(new BillingAddress("US", "1 Main St", "Fargo", "ND", "58102")))
                .isEmpty();
        assertThat(FARGO.differingFields(new BillingAddress("CA", "2 Main St", "Moorhead", "MN", "56560")))
                .containsExactly("country", "address1", "city", "state", "zip");
        assertThat(FARGO.differingFields(new BillingAddress("US", "1 Main St ", "Fargo", "nd", "58102")))
                .containsExactly("address1", "state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u2003"})
    void requiresACountry(String country) {
        assertThatThrownBy(() -> new BillingAddress(country, "", "", "", ""))
                .isInstanceOf(CccRequestException.class)
                .hasMessageContaining("billingAddress.country is empty");
    }

    @Test
    void namesEveryFieldThatIsTooLongOrHoldsControlCharacters() {
        String longest = "x".repeat(100);
        assertThat(new BillingAddress(longest, longest, longest, longest, longest))
                .isNotNull();

        assertThatThrownBy(() -> new BillingAddress("US", longest + "x", "Far\ngo", "N\u2028D", "5810\u009b2"))
                .isInstanceOfSatisfying(
                        CccRequestException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Violation::toString)
                                .containsExactly(
                                        "billingAddress.address1 is too long (101 characters, at most 100): shorten it",
                                        "billingAddress.city holds the control character U+000A: leave it out",
                                        "billingAddress.state holds the control character U+2028: leave it out",
                                        "billingAddress.zip holds the control character U+009B: leave it out"));
    }
}
