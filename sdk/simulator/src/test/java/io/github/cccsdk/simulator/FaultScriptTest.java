package io.github.cccsdk.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultScriptTest {

    private final FaultScript faults = new FaultScript();

    @Test
    void theNextOneStrikesOnce() {
        faults.next(Call.PRICE).status(500);

        assertThat(statuses(Call.PRICE, 3)).containsExactly(500, 200, 200);
    }

    @Test
    void aFaultConcernsItsKindOfCallOnly() {
        faults.next(Call.PRICE).status(500);

        assertThat(statuses(Call.SUBMIT_ORDER, 2)).containsExactly(200, 200);
        assertThat(statuses(Call.PRICE, 1)).containsExactly(500);
    }

    @Test
    void severalNextOnesStrikeOneAfterTheOther() {
        faults.next(Call.PRICE).status(500);
        faults.next(Call.PRICE, 2).status(502);
        faults.next(Call.PRICE).status(503);

        assertThat(statuses(Call.PRICE, 5)).containsExactly(500, 502, 502, 503, 200);
    }

    @Test
    void theNthIsCountedFromWhenItWasScripted() {
        statuses(Call.PRICE, 2);
        faults.nth(Call.PRICE, 3).status(500);

        assertThat(statuses(Call.PRICE, 4)).containsExactly(200, 200, 500, 200);
    }

    @Test
    void callsThatAnotherFaultStruckCountForTheNth() {
        faults.next(Call.PRICE, 2).status(502);
        faults.nth(Call.PRICE, 3).status(500);

        assertThat(statuses(Call.PRICE, 4)).containsExactly(502, 502, 500, 200);
    }

    @Test
    void alwaysLastsUntilItIsCleared() {
        faults.always(Call.PRICE).status(500);
        faults.always().status(503);

        assertThat(statuses(Call.PRICE, 2)).containsExactly(500, 500);
        assertThat(statuses(Call.ACCOUNT, 1)).containsExactly(503);
        faults.clear();
        assertThat(statuses(Call.PRICE, 1)).containsExactly(200);
    }

    @Test
    void aFaultThatSaysNothingChangesNothing() {
        Fault.Plan plan = new Fault().plan();

        assertThat(plan.processes()).isTrue();
        assertThat(plan.altersAnswer()).isFalse();
    }

    @Test
    void whetherARequestIsProcessedFollowsFromWhatIsScripted() {
        assertThat(new Fault().status(503).plan().processes()).isFalse();
        assertThat(new Fault().body("x").plan().processes()).isFalse();
        assertThat(new Fault().drop().plan().processes()).isFalse();
        assertThat(new Fault().stall().plan().processes()).isFalse();
        assertThat(new Fault().reset().plan().processes()).isFalse();
        assertThat(new Fault().halfStatusLine().plan().processes()).isFalse();
        assertThat(new Fault().process().status(503).plan().processes()).isTrue();
        assertThat(new Fault().processThenDrop().plan().processes()).isTrue();
        assertThat(new Fault().cutAnswer().plan().processes()).isTrue();
        assertThat(new Fault().closeAfterAnswer().plan().processes()).isTrue();
        assertThat(new Fault().header("Retry-After", "1").plan().processes()).isTrue();
    }

    @Test
    void aFaultStrikesAtLeastOnce() {
        assertThatThrownBy(() -> faults.next(Call.PRICE, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.nth(Call.PRICE, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<Integer> statuses(Call call, int times) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            statuses.add(faults.arrived(call).flatMap(Fault.Plan::status).orElse(200));
        }
        return statuses;
    }
}
