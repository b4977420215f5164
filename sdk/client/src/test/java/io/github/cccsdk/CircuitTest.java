package io.github.cccsdk;

import static io.github.cccsdk.ClientFixture.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.error.CccCircuitOpenException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The circuit breakers, through a whole client. */
class CircuitTest {
    private static final Duration BEYOND_THE_OPEN_TIME = Duration.ofSeconds(6);

    private final AtomicBoolean broken = new AtomicBoolean();
    private final ClientFixture story = new ClientFixture(
            CccSimulator.builder(),
            settings -> settings.httpClient(new OkHttpClient.Builder()
                    .addInterceptor(chain -> {
                        if (broken.get()) {
                            throw new StackOverflowError("in an interceptor of the application's");
                        }
                        return chain.proceed(chain.request());
                    })
                    .build()));

    @AfterEach
    void stop() {
        story.close();
    }

    private void readsFailUntilTheCircuitOpens() {
        story.ccc.faults().always(Call.PRICE).status(503);
        while (!(failureOf(story::quote) instanceof CccCircuitOpenException)) {
            assertThat(story.ccc.count(Call.PRICE)).isLessThan(50);
        }
    }

    /** Trap 30. */
    @Test
    void anOutageOfReadsHoldsNoOrderBack() {
        Quote quote = story.quote();
        readsFailUntilTheCircuitOpens();

        assertThat(story.order(quote).recorded()).isTrue();
        assertThat(story.ccc.orders()).hasSize(1);
    }

    /** Trap 30. */
    @Test
    void anOutageOfOrdersHoldsNoReadBack() {
        Quote quote = story.quote();
        story.ccc.faults().always(Call.SUBMIT_ORDER).status(503);
        int sent = 0;
        while (failureOf(() -> story.order(quote)).problem() != CccProblem.CIRCUIT_OPEN) {
            sent++;
            assertThat(sent).isLessThan(50);
        }
        assertThat(story.ccc.count(Call.SUBMIT_ORDER)).isEqualTo(sent);

        assertThat(story.quote()).isNotNull();
    }

    /** Trap 29: whatever a trial call dies of, the breaker closes in the end. */
    @Test
    void anErrorDuringATrialLeaksNoPermit() {
        readsFailUntilTheCircuitOpens();
        story.ccc.faults().clear();
        story.idle(BEYOND_THE_OPEN_TIME);
        broken.set(true);
        for (int trial = 0; trial < 10; trial++) {
            assertThatThrownBy(story::quote).isInstanceOf(StackOverflowError.class);
        }
        broken.set(false);

        for (int call = 0; call < 10; call++) {
            assertThat(story.quote()).isNotNull();
        }
    }
}
