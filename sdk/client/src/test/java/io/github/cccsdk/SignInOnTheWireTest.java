package io.github.cccsdk;

import static io.github.cccsdk.ClientFixture.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.simulator.Account;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sign-in styles of the wire contract, byte by byte. */
class SignInOnTheWireTest {
    private static final String AWKWARD = "a:b+c%d e&f=gü€\"'/?#~*";

    @ParameterizedTest
    @ValueSource(strings = {AWKWARD, "a:b", "a+b", "a%2Bb", "a b", "Grüße", "密码", "\uD83D\uDD11", "%", "&grant_type=x"})
    void awkwardCharactersArriveAsTheyAre(String awkward) {
        CccSimulator.Builder simulator = CccSimulator.builder()
                .account(Account.builder("u" + awkward, "p" + awkward).build())
                .applicationKey("i" + awkward, "s" + awkward);
        try (ClientFixture story = new ClientFixture(simulator, settings -> settings)) {
            story.provider = () ->
                    CccCredentials.of("u" + awkward, "p" + awkward).withApplicationKey("i" + awkward, "s" + awkward);
            story.quote();
            story.client.session().reset();
            story.provider = () -> CccCredentials.applicationOnly("i" + awkward, "s" + awkward);
            story.quote();
            assertThat(story.signIns()).isEqualTo(2);
        }
    }

    @Test
    void userAndPasswordGoInTheBodyAndNowhereElse() {
        try (ClientFixture story = new ClientFixture()) {
            story.quote();
            ReceivedRequest signIn = story.ccc.requests(Call.SIGN_IN).get(0);
            assertThat(signIn.method()).isEqualTo("POST");
            assertThat(signIn.path()).isEqualTo("/oauth/token");
            assertThat(signIn.query()).isEmpty();
            assertThat(signIn.body())
                    .isEqualTo("grant_type=password&username=ill-office%40library.example&password=simulated-password");
            assertThat(signIn.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-www-form-urlencoded"));
            assertThat(signIn.header("Authorization")).isEmpty();
            assertThat(signIn.header("Accept")).contains("application/json");
            assertThat(signIn.header("X-Correlation-Id")).isPresent();
        }
    }

    /** RFC 6749, 2.3.1. */
    @Test
    void theApplicationKeyIsFormEncodedBeforeItGoesIntoBasic() {
        try (ClientFixture story =
                new ClientFixture(CccSimulator.builder().applicationKey("my:app", "s+c r%t"), settings -> settings)) {
            story.provider = () -> CccCredentials.applicationOnly("my:app", "s+c r%t");
            story.quote();
            ReceivedRequest signIn = story.ccc.requests(Call.SIGN_IN).get(0);
            assertThat(signIn.body()).isEqualTo("grant_type=client_credentials");
            assertThat(signIn.header("Authorization"))
                    .contains("Basic "
                            + Base64.getEncoder()
                                    .encodeToString("my%3Aapp:s%2Bc+r%25t".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void everyTryOfOneSignInCarriesTheSameCorrelationId() {
        try (ClientFixture story = new ClientFixture()) {
            story.ccc.faults().next(Call.SIGN_IN, 2).status(503);
            story.quote();
            assertThat(story.ccc.requests(Call.SIGN_IN))
                    .hasSize(3)
                    .extracting(request -> request.header("X-Correlation-Id"))
                    .containsOnly(story.ccc.requests(Call.SIGN_IN).get(0).header("X-Correlation-Id"));
        }
    }

    /** Trap 52: about the key, not the user, and remembered too. */
    @Test
    void aRefusedApplicationKeyIsAConfigurationErrorAndRemembered() {
        try (ClientFixture story =
                new ClientFixture(CccSimulator.builder().applicationKey("app", "k3y-canary"), settings -> settings)) {
            CccCredentials user = CccCredentials.of(story.ccc.userName(), story.ccc.password());
            for (CccCredentials wrong : java.util.List.of(user, user.withApplicationKey("app", "0ther-canary"))) {
                story.client.session().reset();
                story.provider = () -> wrong;
                int before = story.signIns();
                for (int call = 0; call < 100; call++) {
                    CccException failure = failureOf(story::quote);
                    assertThat(failure).isInstanceOf(CccConfigurationException.class);
                    assertThat(failure.problem()).isEqualTo(CccProblem.APPLICATION_KEY_REJECTED);
                    assertThat(failure).hasMessageNotContaining("canary");
                    story.idle(Duration.ofSeconds(5));
                }
                assertThat(story.signIns()).isEqualTo(before + 1);
            }
            story.provider = () -> user.withApplicationKey("app", "k3y-canary");
            story.idle(Duration.ofSeconds(30));
            story.quote();
        }
    }

    @Test
    void malformedCredentialsAreNeverSent() {
        try (ClientFixture story = new ClientFixture()) {
            story.provider = () -> CccCredentials.of(story.ccc.userName(), story.ccc.password() + "\u200b");
            CccException failure = failureOf(story::quote);
            assertThat(failure.problem()).isEqualTo(CccProblem.CREDENTIALS_MALFORMED);
            assertThat(failure).hasMessageContaining("U+200B");
            assertThat(story.signIns()).isZero();
        }
    }
}
