package io.github.cccsdk.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenNumbersTest {
    @Test
    void forgetsNothingWhenItGrows() {
        SeenNumbers seen = new SeenNumbers();
        for (int line = 1; line <= 10_000; line++) {
            assertThat(seen.add(line * 7919L, line)).isZero();
        }
        for (int line = 1; line <= 10_000; line++) {
            assertThat(seen.add(line * 7919L, 20_000)).isEqualTo(line);
        }
    }
}
