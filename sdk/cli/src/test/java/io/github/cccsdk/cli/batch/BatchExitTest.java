package io.github.cccsdk.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchExitTest {
    @Test
    void theWorstDecides() {
        List<Integer> worstFirst = List.of(8, 11, 4, 5, 3, 1, 9);
        for (int worst = 0; worst < worstFirst.size(); worst++) {
            List<Integer> failures = new ArrayList<>(worstFirst.subList(worst, worstFirst.size()));
            failures.add(0, 7);
            assertThat(BatchExit.of(failures)).isEqualTo(worstFirst.get(worst));
        }
    }

    @Test
    void rowsThatFailForReasonsOfTheirOwnAreExitCode10() {
        assertThat(BatchExit.of(List.of(2, 7, 6))).isEqualTo(10);
        assertThat(BatchExit.of(List.of())).isZero();
    }
}
