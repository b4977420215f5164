package io.github.cccsdk;

import static io.github.cccsdk.ClientFixture.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccAuthenticationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.SignIn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A working day of a client that is left idle, with every request counted. */
class IdleStoryTest {
    @Test
    void anIdleDayAndAChangedPasswordCostNothingButWhatTheyMust() {
        try (ClientFixture day = new ClientFixture()) {
            Quote quote = day.quote();
            assertCounts(day, 1, 1, 0, 0);

            day.idle(Duration.ofHours(8));
            day.quote();
            assertCounts(day, 2, 2, 0, 0);

            // The announced end is hours away; CCC ends the idle session all the same. The first order request is
            // refused.
            Instant worked = day.time.now();
            day.idle(Duration.ofMinutes(45));
            day.order(quote);
            assertCounts(day, 3, 2, 2, 1);
            assertThat(day.client.session().state().lastSuccess()).contains(worked.plus(Duration.ofMinutes(45)));

            String old = day.ccc.password();
            day.ccc.changePassword("a-new-one");
            day.quote();
            assertCounts(day, 3, 3, 2, 1);

            day.idle(Duration.ofHours(8));
            for (int call = 0; call < 1000; call++) {
                CccException failure = failureOf(() -> day.order(quote));
                assertThat(failure).isInstanceOf(CccAuthenticationException.class);
                assertThat(failure.problem()).isEqualTo(CccProblem.CREDENTIALS_REJECTED);
                assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
                assertThat(((CccAuthenticationException) failure).lastWorkedAt())
                        .contains(worked.plus(Duration.ofMinutes(45)));
                assertThat(failure).hasMessageNotContaining(old);
            }
            assertCounts(day, 5, 3, 2, 1);
            assertThat(day.client.session().state().lastProblem()).contains(CccProblem.CREDENTIALS_REJECTED);

            day.provider = () -> CccCredentials.of(day.ccc.userName(), "a-new-one");
            day.idle(Duration.ofSeconds(30));
            day.order(quote);
            assertCounts(day, 6, 3, 3, 2);
            assertThat(day.ccc.signIns())
                    .extracting(SignIn::accepted)
                    .containsExactly(true, true, true, false, false, true);
        }
    }

    private static void assertCounts(ClientFixture day, int signIns, int prices, int orderRequests, int orders) {
        assertThat(day.signIns()).as("sign-ins").isEqualTo(signIns);
        assertThat(day.ccc.count(Call.PRICE)).as("price requests").isEqualTo(prices);
        assertThat(day.ccc.count(Call.SUBMIT_ORDER)).as("order requests").isEqualTo(orderRequests);
        assertThat(day.ccc.orders()).as("orders bought").hasSize(orders);
    }
}
