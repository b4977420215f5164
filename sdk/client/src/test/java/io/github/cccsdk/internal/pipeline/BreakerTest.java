package io.github.cccsdk.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.error.CccCircuitOpenException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.internal.call.Listeners;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.time.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakerTest {
    private final VirtualTime time = new VirtualTime();
    private final Breaker breaker = new Breaker("test", ErrorReader.standard(), time, Listeners.NONE);

    private void fail(CccProblem problem, int status) {
        breaker.enter("pricing.quote");
        breaker.failed(
                time.nanoTime(),
                CccException.of(
                        ProblemReport.builder(problem).httpStatus(status).build()));
    }

    private void outage() {
        for (int call = 0; call < Breaker.LEAST_CALLS; call++) {
            fail(CccProblem.SERVICE_UNAVAILABLE, 503);
        }
    }

    private void succeed() {
        breaker.enter("pricing.quote");
        breaker.succeeded(time.nanoTime());
    }

    private CccCircuitOpenException refused() {
        return catchThrowableOfType(CccCircuitOpenException.class, () -> breaker.enter("pricing.quote"));
    }

    @Test
    void anOutageOpensItAndItSaysUntilWhenAndThatNothingWasSent() {
        outage();
        CccCircuitOpenException thrown = refused();
        assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(thrown.openUntil()).contains(time.now().plus(Breaker.OPEN));
        assertThat(thrown.isRetryable()).isTrue();
    }

    /** Trap 30: a burst of refusals shows that the service is well. */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 422, 429})
    void refusalsNeverOpenIt(int status) {
        for (int call = 0; call < 1_000; call++) {
            fail(CccProblem.UNKNOWN_CODE, status);
        }
        assertThatCode(this::succeed).doesNotThrowAnyException();
    }

    @Test
    void aFewFailuresAmongSuccessesDoNotOpenIt() {
        for (int call = 0; call < 200; call++) {
            if (call % 2 == 0) {
                fail(CccProblem.TIMEOUT, 0);
            } else {
                succeed();
            }
        }
        assertThatCode(this::succeed).doesNotThrowAnyException();
    }

    @Test
    void itTriesAgainAfterItsTimeAndClosesOnSuccess() {
        outage();
        time.advance(Breaker.OPEN.plusMillis(1));
        succeed();
        succeed();
        assertThatCode(this::succeed).doesNotThrowAnyException();
    }

    @Test
    void itOpensAgainWhereTheTrialFails() {
        outage();
        time.advance(Breaker.OPEN.plusMillis(1));
        fail(CccProblem.SERVICE_UNAVAILABLE, 503);
        fail(CccProblem.SERVICE_UNAVAILABLE, 503);
        assertThat(refused()).isNotNull();
    }

    /** Trap 29: a cancelled trial call gives its permit back. */
    @Test
    void anInterruptedTrialLeaksNoPermit() {
        outage();
        time.advance(Breaker.OPEN.plusMillis(1));
        for (int call = 0; call < 100; call++) {
            fail(CccProblem.INTERRUPTED, 0);
        }
        breaker.enter("pricing.quote");
        breaker.abandoned();
        succeed();
        succeed();
        assertThatCode(this::succeed).doesNotThrowAnyException();
    }

    @Test
    void aChangedWallClockDoesNotReopenIt() {
        outage();
        time.setWallBy(Duration.ofDays(1));
        assertThat(refused()).isNotNull();
    }
}
