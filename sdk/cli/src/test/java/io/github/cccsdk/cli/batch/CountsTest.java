package io.github.cccsdk.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.cli.rows.Tally;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {
    private static final Tally TALLY = new Tally(
            Map.of("ORDERED", 2L, "ORDER_UNKNOWN", 1L, "FAILED", 3L, "exit 8", 1L, "exit 2", 3L),
            "ORDERED 5.00 EUR, ORDERED 86.00 USD, ORDER_UNKNOWN 10.25 USD");

    @Test
    void whatOneRunCountedTheNextOneGoesOnWith() {
        Counts counts = Counts.of(TALLY);

        assertThat(counts.tally()).isEqualTo(TALLY);
        assertThat(counts.done()).isEqualTo(6);
        assertThat(counts.failed()).isEqualTo(4);
        assertThat(counts.exitCode()).isEqualTo(8);
        assertThat(counts.spent("USD")).hasToString("96.25 USD");
        assertThat(counts.spent("EUR")).hasToString("5.00 EUR");
        assertThat(counts.spent("GBP")).hasToString("0.00 GBP");
    }

    @Test
    void nothingCountedIsNothing() {
        assertThat(Counts.of(Tally.NONE).tally()).isEqualTo(Tally.NONE);
        assertThat(Counts.of(Tally.NONE).exitCode()).isZero();
        assertThat(Counts.of(Tally.NONE).exitCodeWith(9)).isEqualTo(9);
    }
}
