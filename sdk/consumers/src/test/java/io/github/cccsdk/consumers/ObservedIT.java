package io.github.cccsdk.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The listener is enough for metrics and traces of other makes: the client knows neither. */
class ObservedIT {
    @Test
    void micrometerAndOpenTelemetrySeeCallsRetriesSignInsAndOrders() {
        List<Path> classPath = new ArrayList<>(List.of(Consumers.classes("observed")));
        classPath.addAll(Consumers.jars("observed"));

        ChildProcess.Finished run = new JavaRun().classPath(classPath).run("observed.Observed");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out().lines())
                .contains(
                        "failed: USER_MISCONFIGURED",
                        "ccc.calls [tag(operation=orders.submit), tag(problem=none)] 1.0",
                        "ccc.calls [tag(operation=pricing.quote), tag(problem=USER_MISCONFIGURED)] 1.0",
                        "ccc.calls [tag(operation=pricing.quote), tag(problem=none)] 1.0",
                        "ccc.exchanges [tag(operation=pricing.quote), tag(problem=SERVICE_UNAVAILABLE)] 1.0",
                        "ccc.orders [tag(state=CONFIRMED)] 1.0",
                        "ccc.retries [tag(problem=SERVICE_UNAVAILABLE)] 1.0",
                        "ccc.sign-ins [tag(problem=none)] 1.0",
                        "ccc orders.submit UNSET events=1 within=true",
                        "ccc pricing.quote ERROR events=2 within=true",
                        "ccc pricing.quote UNSET events=2 within=true");
    }
}
