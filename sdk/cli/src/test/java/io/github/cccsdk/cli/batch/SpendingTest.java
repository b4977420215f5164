package io.github.cccsdk.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.pricing.Money;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpendingTest {
    private static final Money FORTY = Money.usd("40.00");

    private static Spending upTo(String total, String spentBefore) {
        return new Spending(Optional.of(Money.usd("60")), Optional.of(Money.usd(total)), Money.usd(spentBefore));
    }

    @Test
    void theLimitItselfIsAllowed() {
        Spending spending = upTo("80", "0");
        assertThat(spending.shortage(FORTY)).isEmpty();
        spending.reserve(FORTY);
        assertThat(spending.shortage(FORTY)).isEmpty();
        spending.reserve(FORTY);
        assertThat(spending.shortage(Money.usd("0.01")).orElseThrow()).contains("80.00 USD", "--max-total");
        assertThat(spending.objection(Money.usd("60.00"))).isEmpty();
        assertThat(spending.objection(Money.usd("60.01")).orElseThrow()).contains("--max-per-item");
    }

    @Test
    void whatEarlierRunsSpentCounts() {
        assertThat(upTo("80", "40.01").shortage(FORTY)).isPresent();
        assertThat(upTo("80", "40").shortage(FORTY)).isEmpty();
    }

    @Test
    void whatIsNotBoughtIsFreeAgainAndWhatIsChargedCountsAsCharged() {
        Spending spending = upTo("80", "0");
        spending.reserve(FORTY);
        spending.release(FORTY);
        assertThat(spending.shortage(Money.usd("80"))).isEmpty();
        spending.reserve(FORTY);
        spending.charged(FORTY, Money.usd("41"));
        assertThat(spending.shortage(FORTY)).isPresent();
        assertThat(spending.shortage(Money.usd("39"))).isEmpty();
    }

    @Test
    void anotherCurrencyIsNeverOrdered() {
        Spending spending = new Spending(Optional.empty(), Optional.empty(), Money.zero("USD"));
        assertThat(spending.objection(Money.of("1", "EUR")).orElseThrow()).contains("--currency EUR");
        assertThat(spending.objection(Money.usd("999999"))).isEmpty();
        assertThat(spending.shortage(Money.usd("999999"))).isEmpty();
    }
}
