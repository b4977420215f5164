package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.listener.AttemptFinished;
import io.github.cccsdk.listener.CallFinished;
import io.github.cccsdk.listener.CallStarted;
import io.github.cccsdk.listener.CccListener;
import io.github.cccsdk.listener.CircuitChanged;
import io.github.cccsdk.listener.OrderMoved;
import io.github.cccsdk.listener.RetryScheduled;
import io.github.cccsdk.listener.SignInFinished;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenerTest {
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final CccSimulator ccc = CccSimulator.start();
    private final CccClient client = CccClient.builder()
            .baseUrl(ccc.baseUrl())
            .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
            .listener(new Collector())
            .build();
    private final PriceRequest request = PriceRequest.builder()
            .workId("122883898")
            .publicationYear(2004)
            .pageCount(19)
            .build();

    private final class Collector implements CccListener {
        @Override
        public void callStarted(CallStarted event) {
            events.add(event);
        }

        @Override
        public void callFinished(CallFinished event) {
            events.add(event);
        }

        @Override
        public void attemptFinished(AttemptFinished event) {
            events.add(event);
        }

        @Override
        public void retryScheduled(RetryScheduled event) {
            events.add(event);
        }

        @Override
        public void signInFinished(SignInFinished event) {
            events.add(event);
        }

        @Override
        public void orderMoved(OrderMoved event) {
            events.add(event);
        }

        @Override
        public void circuitChanged(CircuitChanged event) {
            events.add(event);
        }
    }

    @AfterEach
    void stop() {
        client.close();
        ccc.close();
    }

    private <T> List<T> told(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void aCallIsToldFromItsBeginningToItsEndUnderOneId() {
        client.account().info();
        events.clear();
        ccc.faults().next(Call.PRICE).status(503);
        client.pricing().quote(request);

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("CallStarted", "AttemptFinished", "RetryScheduled", "AttemptFinished", "CallFinished");
        String id = told(CallStarted.class).get(0).correlationId();
        assertThat(told(AttemptFinished.class))
                .allMatch(attempt -> attempt.correlationId().equals(id));
        assertThat(told(AttemptFinished.class).get(0).problem()).contains(CccProblem.SERVICE_UNAVAILABLE);
        assertThat(told(AttemptFinished.class).get(1).httpStatus()).hasValue(200);
        assertThat(told(CallFinished.class)).singleElement().satisfies(finished -> {
            assertThat(finished.correlationId()).isEqualTo(id);
            assertThat(finished.failure()).isEmpty();
        });
    }

    @Test
    void aFailedCallTellsItsException() {
        ccc.faults().next(Call.PRICE).status(400).body("{\"code\":\"USER_MISCONFIGURED\",\"message\":\"\"}");
        assertThatThrownBy(() -> client.pricing().quote(request)).isInstanceOf(CccException.class);
        assertThat(told(CallFinished.class).get(0).failure())
                .hasValueSatisfying(failure -> assertThat(failure.problem()).isEqualTo(CccProblem.USER_MISCONFIGURED));
    }

    @Test
    void everyTryToSignInIsTold() {
        ccc.faults().next(Call.SIGN_IN).status(503);
        client.account().info();
        assertThat(told(SignInFinished.class))
                .extracting(SignInFinished::problem)
                .containsExactly(Optional.of(CccProblem.SERVICE_UNAVAILABLE), Optional.empty());
    }

    @Test
    void everyStateAnOrderComesToIsTold() {
        Quote quote = client.pricing().quote(request).quoteOrThrow();
        client.orders().submit(OrderRequest.builder("REF-1").item("TN-1", quote).build());
        assertThat(told(OrderMoved.class))
                .extracting(OrderMoved::state)
                .containsExactly(OrderState.PREPARED, OrderState.SENDING, OrderState.CONFIRMED);
        assertThat(told(OrderMoved.class)).allMatch(event -> event.reference().equals("REF-1"));
    }

    @Test
    void aCircuitThatOpensIsTold() {
        ccc.faults().always(Call.PRICE).status(503);
        for (int call = 0; call < 5; call++) {
            assertThatThrownBy(() -> client.pricing().quote(request)).isInstanceOf(CccException.class);
        }
        assertThat(told(CircuitChanged.class)).contains(new CircuitChanged("reads", CircuitChanged.State.OPEN));
    }

    @Test
    void aListenerThatThrowsHarmsNoCallAndNoOtherListener() {
        try (CccClient other = CccClient.builder()
                .baseUrl(ccc.baseUrl())
                .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
                .listener(new CccListener() {
                    @Override
                    public void callStarted(CallStarted event) {
                        throw new IllegalStateException("a listener's own trouble");
                    }
                })
                .listener(new Collector())
                .build()) {
            assertThat(other.pricing().quote(request).quoteOrThrow()).isNotNull();
        }
        assertThat(told(CallStarted.class)).hasSize(1);
        assertThat(told(CallFinished.class)).hasSize(1);
    }
}
