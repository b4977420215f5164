package io.github.cccsdk.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopRuleTest {
    private final StopRule rule = new StopRule();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 11})
    void whatConcernsEveryRowStopsAtOnce(int exitCode) {
        assertThat(rule.failed(exitCode)).isEqualTo(StopRule.Verdict.STOP);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6, 7})
    void whatIsTheRowsOwnNeverStops(int exitCode) {
        for (int row = 0; row < 100; row++) {
            assertThat(rule.failed(exitCode)).isEqualTo(StopRule.Verdict.ROW_FAILED);
        }
    }

    @Test
    void theServiceMayFailNineRowsInARow() {
        for (int row = 1; row < 10; row++) {
            assertThat(rule.failed(9)).isEqualTo(StopRule.Verdict.UNDECIDED);
        }
        assertThat(rule.failed(9)).isEqualTo(StopRule.Verdict.STOP);
    }

    @Test
    void anAnswerOrARefusalShowsThatTheServiceIsWell() {
        for (int row = 1; row < 10; row++) {
            rule.failed(9);
        }
        rule.answered();
        for (int row = 1; row < 10; row++) {
            assertThat(rule.failed(9)).isEqualTo(StopRule.Verdict.UNDECIDED);
        }
        rule.failed(7);
        assertThat(rule.failed(9)).isEqualTo(StopRule.Verdict.UNDECIDED);
    }

    @Test
    void unknownOrdersAreRecordedAndStopAfterTen() {
        for (int row = 1; row < 10; row++) {
            assertThat(rule.failed(8)).isEqualTo(StopRule.Verdict.ROW_FAILED);
        }
        assertThat(rule.failed(8)).isEqualTo(StopRule.Verdict.STOP);
    }
}
