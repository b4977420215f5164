package observed;

import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.listener.AttemptFinished;
import io.github.cccsdk.listener.CallFinished;
import io.github.cccsdk.listener.CccListener;
import io.github.cccsdk.listener.CircuitChanged;
import io.github.cccsdk.listener.OrderMoved;
import io.github.cccsdk.listener.RetryScheduled;
import io.github.cccsdk.listener.SignInFinished;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Metrics for Micrometer. The tags have few values each, as meters need: no reference and no id is among them. */
public final class CallMeters implements CccListener {
    private final MeterRegistry registry;
    private final Map<String, AtomicInteger> openCircuits = new ConcurrentHashMap<>();

    public CallMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void callFinished(CallFinished event) {
        Timer.builder("ccc.calls")
                .tag("operation", event.operation())
                .tag("problem", name(event.failure().map(failure -> failure.problem())))
                .register(registry)
                .record(event.took());
    }

    @Override
    public void attemptFinished(AttemptFinished event) {
        Timer.builder("ccc.exchanges")
                .tag("operation", event.operation())
                .tag("problem", name(event.problem()))
                .register(registry)
                .record(event.took());
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        registry.counter("ccc.retries", "problem", event.problem().name()).increment();
    }

    @Override
    public void signInFinished(SignInFinished event) {
        registry.counter("ccc.sign-ins", "problem", name(event.problem())).increment();
    }

    @Override
    public void orderMoved(OrderMoved event) {
        registry.counter("ccc.orders", "state", event.state().name()).increment();
    }

    @Override
    public void circuitChanged(CircuitChanged event) {
        openCircuits
                .computeIfAbsent(
                        event.circuit(),
                        circuit -> registry.gauge(
                                "ccc.circuits.open",
                                Tags.of("circuit", circuit),
                                new AtomicInteger()))
                .set(event.state() == CircuitChanged.State.CLOSED ? 0 : 1);
    }

    private static String name(Optional<CccProblem> problem) {
        return problem.map(CccProblem::name).orElse("none");
    }
}
