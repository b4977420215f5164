package io.github.cccsdk;

import static io.github.cccsdk.ClientFixture.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.internal.wire.LoopbackCcc;
import io.github.cccsdk.internal.wire.RawServer.Reply;
import io.github.cccsdk.time.TimeSource;
import io.github.cccsdk.time.VirtualTime;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A time for single calls beside the client's own. */
class CallTimeoutTest {
    private static final Duration SHORT = Duration.ofMillis(250);

    @Test
    void aReadEndsAtTheTimeOfItsCallAndTheClientKeepsItsOwn() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = ccc.client().timeSource(TimeSource.system()).build()) {
            client.account().info();
            CccCalls hurried = client.within(SHORT);
            ccc.always(LoopbackCcc.ACCOUNT, Reply.stall());
            long start = System.nanoTime();
            CccException failure = failureOf(() -> hurried.account().info());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, SHORT.plusSeconds(2));
            assertThat(failure.problem()).isEqualTo(CccProblem.TIMEOUT);

            ccc.answering(LoopbackCcc.ACCOUNT, request -> exchange -> {
                LockSupport.parkNanos(SHORT.multipliedBy(2).toNanos());
                Reply.json(200, LoopbackCcc.ACCOUNT_ANSWER).to(exchange);
            });
            assertThat(client.account().info()).isPresent();
        }
    }

    /** However hurried its caller: an order that is cut off is an order of unknown outcome. */
    @Test
    void anOrderKeepsTheTimeThatItsAnswerNeeds() {
        VirtualTime time = new VirtualTime().sleepersAdvance();
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = ccc.client(time).build()) {
            ccc.answering(LoopbackCcc.SUBMIT, request -> exchange -> {
                time.advance(Duration.ofSeconds(29));
                Reply.json(201, LoopbackCcc.ORDER).to(exchange);
            });
            assertThat(client.within(Duration.ofMillis(1))
                            .orders()
                            .submit(LoopbackCcc.order())
                            .orderNumber())
                    .isEqualTo("501");
        }
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = ccc.client().build()) {
            assertThatThrownBy(() -> client.within(Duration.ZERO)).isInstanceOf(CccConfigurationException.class);
            assertThatThrownBy(() -> client.within(Duration.ofDays(2))).isInstanceOf(CccConfigurationException.class);
        }
    }
}
