package io.github.cccsdk.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.error.Attempt;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.internal.call.CallContext;
import io.github.cccsdk.internal.call.CallScope;
import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.call.Listeners;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadRetryTest {
    private final VirtualTime time = new VirtualTime().sleepersAdvance();
    private final ReadRetry retry =
            new ReadRetry(new BackOff(new Random(7)), time, ErrorReader.standard(), Listeners.NONE);
    private int tries;

    @AfterEach
    void leaveNoInterruptBehind() {
        Thread.interrupted();
    }

    private static CccException failure(CccProblem problem) {
        return CccException.of(ErrorReader.standard()
                .problem(problem, "pricing.quote")
                .outcome(Outcome.UNKNOWN)
                .build());
    }

    private String run(Duration allowed, CccException... failures) {
        Deque<CccException> script = new ArrayDeque<>(Arrays.asList(failures));
        CallContext call =
                new CallContext("pricing.quote", new CallScope("correlation-1", Deadline.after(allowed, time), false));
        return retry.run(call, () -> {
            tries++;
            if (script.isEmpty()) {
                return "answer";
            }
            throw script.pop();
        });
    }

    private CccException failing(Duration allowed, CccException... failures) {
        return catchThrowableOfType(CccException.class, () -> run(allowed, failures));
    }

    @Test
    void aPassingFailureIsTriedAgain() {
        assertThat(run(Duration.ofSeconds(30), failure(CccProblem.SERVICE_UNAVAILABLE), failure(CccProblem.TIMEOUT)))
                .isEqualTo("answer");
        assertThat(tries).isEqualTo(3);
    }

    @Test
    void fourTriesAreAllAndTheExceptionTellsOfEach() {
        CccException down = failure(CccProblem.SERVICE_UNAVAILABLE);
        CccException thrown = failing(Duration.ofSeconds(30), down, down, down, down);

        assertThat(tries).isEqualTo(ReadRetry.MAX_TRIES);
        assertThat(thrown.attempts()).extracting(Attempt::number).containsExactly(1, 2, 3, 4);
        assertThat(thrown.attempts().get(0).waited()).isZero();
        assertThat(thrown.getSuppressed()).hasSize(3);
        assertThat(thrown.correlationId()).contains("correlation-1");
    }

    /** Trap 25: a bug is no passing failure, and comes out as it is. */
    @Test
    void aBugIsNotRepeated() {
        CallContext call = new CallContext(
                "pricing.quote", new CallScope("correlation-1", Deadline.after(Duration.ofSeconds(30), time), false));
        IllegalStateException bug = new IllegalStateException("a bug");
        assertThatThrownBy(() -> retry.run(call, () -> {
                    tries++;
                    throw bug;
                }))
                .isSameAs(bug);
        assertThat(tries).isEqualTo(1);
    }

    /** Trap 25: only what is known to be passing is repeated. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SERVICE_UNAVAILABLE", "RATE_LIMITED", "TIMEOUT", "CONNECTION_FAILED", "ORDER_IN_PROGRESS"})
    void everythingElseIsNotRepeated(CccProblem problem) {
        failing(Duration.ofSeconds(30), failure(problem));
        assertThat(tries).isEqualTo(1);
    }

    @Test
    void anAnswerOf200ThatCannotBeReadIsRepeated() {
        CccException unreadable = CccException.of(ProblemReport.builder(CccProblem.UNEXPECTED_RESPONSE)
                .httpStatus(200)
                .build());
        assertThat(run(Duration.ofSeconds(30), unreadable)).isEqualTo("answer");
    }

    @Test
    void aFailedSignInIsNotMultiplied() {
        CccException signIn = CccException.of(ErrorReader.standard()
                .problem(CccProblem.SERVICE_UNAVAILABLE, "session.sign-in")
                .retryable(true)
                .build());
        failing(Duration.ofSeconds(30), signIn);
        assertThat(tries).isEqualTo(1);
    }

    /** Trap 14: what does not fit into the deadline is not waited for. */
    @Test
    void aWaitBeyondTheDeadlineEndsTheCallAtOnceWithTheReason() {
        CccException limited = CccException.of(ErrorReader.standard()
                .problem(CccProblem.RATE_LIMITED, "pricing.quote")
                .retryAfter(Duration.ofMinutes(5))
                .build());
        long before = time.nanoTime();

        CccException thrown = failing(Duration.ofSeconds(30), limited);

        assertThat(thrown.problem()).isEqualTo(CccProblem.RATE_LIMITED);
        assertThat(time.nanoTime()).isEqualTo(before);
        assertThat(tries).isEqualTo(1);
    }

    @Test
    void aDeadlineThatHasPassedSendsNothing() {
        CccException thrown = failing(Duration.ZERO);
        assertThat(thrown.problem()).isEqualTo(CccProblem.TIMEOUT);
        assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(tries).isZero();
    }

    /** Trap 62. */
    @Test
    void anInterruptBeforeTheCallSendsNothingAndStaysSet() {
        Thread.currentThread().interrupt();
        CccException thrown = failing(Duration.ofSeconds(30));
        assertThat(thrown.problem()).isEqualTo(CccProblem.INTERRUPTED);
        assertThat(tries).isZero();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    /** Traps 27 and 62: the failure before the wait is kept. */
    @Test
    void anInterruptInTheBackOffEndsTheCallKeepsTheFlagAndTheFailure() {
        VirtualTime standing = new VirtualTime();
        ReadRetry waiting = new ReadRetry(new BackOff(new Random(7)), standing, ErrorReader.standard(), Listeners.NONE);
        CallContext call = new CallContext(
                "pricing.quote",
                new CallScope("correlation-1", Deadline.after(Duration.ofSeconds(30), standing), false));

        CccException thrown = catchThrowableOfType(
                CccException.class,
                () -> waiting.run(call, () -> {
                    tries++;
                    Thread.currentThread().interrupt();
                    throw failure(CccProblem.SERVICE_UNAVAILABLE);
                }));

        assertThat(thrown.problem()).isEqualTo(CccProblem.INTERRUPTED);
        assertThat(thrown.getCause()).isInstanceOf(CccException.class);
        assertThat(tries).isEqualTo(1);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
}
