package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pooled connection that died while the client was idle. */
class DeadConnectionTest {
    enum Death {
        CLOSED(CccSimulator::closeIdleConnections),
        RESET(CccSimulator::resetIdleConnections),
        HALF_CLOSED(CccSimulator::halfCloseIdleConnections);

        private final Consumer<CccSimulator> strike;

        Death(Consumer<CccSimulator> strike) {
            this.strike = strike;
        }
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void aReadRecoversSilently(Death death) {
        try (ClientFixture story = new ClientFixture()) {
            story.quote();

            death.strike.accept(story.ccc);
            story.quote();

            assertThat(story.signIns()).isEqualTo(1);
        }
    }

    /** Trap 9: an order takes a connection of its own. */
    @ParameterizedTest
    @EnumSource(Death.class)
    void anOrderIsNotAffected(Death death) {
        try (ClientFixture story = new ClientFixture()) {
            Quote quote = story.quote();

            death.strike.accept(story.ccc);
            story.order(quote);

            assertThat(story.ccc.requests(Call.SUBMIT_ORDER))
                    .singleElement()
                    .matches(request -> request.exchange() == 0);
        }
    }

    /** The connection died together with the session, as after a night: the first sign-in goes well. */
    @ParameterizedTest
    @EnumSource(Death.class)
    void aSignInIsNotAffected(Death death) {
        try (ClientFixture story = new ClientFixture()) {
            Quote quote = story.quote();
            story.idle(Duration.ofHours(8));

            death.strike.accept(story.ccc);
            story.order(quote);

            assertThat(story.signIns()).isEqualTo(2);
            assertThat(story.ccc.requests(Call.SIGN_IN)).allMatch(request -> request.exchange() == 0);
        }
    }
}
