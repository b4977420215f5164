package io.github.cccsdk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.SessionRefusal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedSessionTest {

    @Test
    void aSessionDiesWhenItHasBeenIdleForItsIdleLifetime() throws Exception {
        try (CccSimulator sim = CccSimulator.start()) {
            Caller caller = Caller.signedIn(sim);

            sim.clock().advance(Duration.ofMinutes(29));
            assertThat(caller.price().status()).isEqualTo(200);
            sim.clock().advance(Duration.ofMinutes(29));
            assertThat(caller.price().status()).isEqualTo(200);
            sim.clock().advance(Duration.ofMinutes(30));
            assertThat(caller.price().status()).isEqualTo(401);
        }
    }

    @Test
    void aSessionDiesAfterItsAbsoluteLifetimeThoughItIsUsed() throws Exception {
        try (CccSimulator sim =
                CccSimulator.builder().absoluteLifetime(Duration.ofHours(1)).start()) {
            Caller caller = Caller.signedIn(sim);

            sim.clock().advance(Duration.ofMinutes(25));
            assertThat(caller.price().status()).isEqualTo(200);
            sim.clock().advance(Duration.ofMinutes(25));
            assertThat(caller.price().status()).isEqualTo(200);
            sim.clock().advance(Duration.ofMinutes(10));
            assertThat(caller.price().status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource(SessionRefusal.class)
    void aDeadSessionIsRefusedInTheChosenForm(SessionRefusal how) throws Exception {
        try (CccSimulator sim = CccSimulator.builder().sessionRefusal(how).start()) {
            Caller caller = Caller.signedIn(sim);
            sim.expireSessions();

            Caller.Reply reply = caller.order("R-1");

            assertThat(sim.orders()).isEmpty();
            assertThat(how.name())
                    .startsWith(
                            reply.status() == 401
                                    ? "UNAUTHORIZED"
                                    : reply.status() == 403 ? "FORBIDDEN" : "BAD_REQUEST");
            if (how == SessionRefusal.UNAUTHORIZED_BARE) {
                assertThat(reply.text()).isEmpty();
                assertThat(reply.headers().firstValue("WWW-Authenticate")).isEmpty();
            } else if (how == SessionRefusal.UNAUTHORIZED_WITH_BODY) {
                assertThat(reply.headers().firstValue("WWW-Authenticate").orElseThrow())
                        .contains("error=\"invalid_token\"");
                assertThat(reply.json().path("error").asText()).isEqualTo("invalid_token");
            } else {
                assertThat(how.name()).endsWith(reply.code());
            }
        }
    }

    @Test
    void aMissingTokenIs401() throws Exception {
        try (CccSimulator sim = CccSimulator.start()) {
            Caller.Reply reply = Caller.send(HttpRequest.newBuilder(URI.create(sim.baseUrl() + "/v1/account")));

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.json().path("error").asText()).isEqualTo("invalid_request");
        }
    }

    @Test
    void manySessionsLiveSideBySideUntilAllAreEnded() throws Exception {
        try (CccSimulator sim = CccSimulator.start()) {
            Caller one = Caller.signedIn(sim);
            Caller other = Caller.signedIn(sim);
            assertThat(sim.liveSessions()).isEqualTo(2);

            sim.expireSessions();

            assertThat(one.price().status()).isEqualTo(401);
            assertThat(other.price().status()).isEqualTo(401);
        }
    }
}
