package io.github.cccsdk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.simulator.Account;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.LockedAnswer;
import io.github.cccsdk.simulator.SignIn;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SimulatedSignInTest {

    @Test
    void theRightPasswordGetsATokenForTheAbsoluteLifetime() throws Exception {
        try (CccSimulator sim = CccSimulator.start()) {
            Caller.Reply reply = Caller.signIn(sim, sim.userName(), sim.password());

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().path("token_type").asText()).isEqualTo("Bearer");
            assertThat(reply.json().path("expires_in").asInt()).isEqualTo(28_800);
            assertThat(sim.signIns()).extracting(SignIn::accepted).containsExactly(true);
            assertThat(sim.liveSessions()).isEqualTo(1);
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownUserGetTheSameInvalidGrant() throws Exception {
        try (CccSimulator sim = CccSimulator.start()) {
            Caller.Reply wrong = Caller.signIn(sim, sim.userName(), "wrong");
            Caller.Reply unknown = Caller.signIn(sim, "nobody@library.example", "wrong");

            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.json().path("error").asText()).isEqualTo("invalid_grant");
            assertThat(unknown.text()).isEqualTo(wrong.text());
            assertThat(sim.signIns()).extracting(SignIn::error).containsExactly("invalid_grant", "invalid_grant");
        }
    }

    @Test
    void fiveWrongPasswordsLockTheAccountEvenForTheRightOne() throws Exception {
        try (CccSimulator sim = CccSimulator.start()) {
            for (int i = 0; i < 5; i++) {
                assertThat(Caller.signIn(sim, sim.userName(), "wrong").status()).isEqualTo(400);
            }

            Caller.Reply locked = Caller.signIn(sim, sim.userName(), sim.password());
            assertThat(locked.status()).isEqualTo(403);
            assertThat(locked.code()).isEqualTo("ACCOUNT_LOCKED");

            sim.answerLockedWith(LockedAnswer.INVALID_GRANT);
            assertThat(Caller.signIn(sim, sim.userName(), sim.password())
                            .json()
                            .path("error")
                            .asText())
                    .isEqualTo("invalid_grant");

            sim.changeAccount(sim.userName(), account -> account.locked(false));
            assertThat(Caller.signIn(sim, sim.userName(), sim.password()).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aRightPasswordInBetweenStartsTheCountAnew() throws Exception {
        try (CccSimulator sim = CccSimulator.builder().lockAfter(2).start()) {
            Caller.signIn(sim, sim.userName(), "wrong");
            Caller.signIn(sim, sim.userName(), sim.password());
            Caller.signIn(sim, sim.userName(), "wrong");

            assertThat(Caller.signIn(sim, sim.userName(), sim.password()).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aChangedPasswordCountsAtTheNextSignIn() throws Exception {
        try (CccSimulator sim = CccSimulator.start()) {
            String before = sim.password();
            Caller caller = Caller.signedIn(sim);
            sim.changePassword("another");

            assertThat(caller.price().status()).isEqualTo(200);
            assertThat(Caller.signIn(sim, sim.userName(), before).status()).isEqualTo(400);
            assertThat(Caller.signIn(sim, sim.userName(), "another").status()).isEqualTo(200);
        }
    }

    @Test
    void anApplicationKeyIsFormEncodedInBasicAndNeeded() throws Exception {
        String form = "grant_type=client_credentials";
        try (CccSimulator sim = CccSimulator.builder()
                .applicationKey("id:with+odd %", "se cret:+%")
                .start()) {
            assertThat(Caller.form(sim, form, basic("id%3Awith%2Bodd+%25", "se+cret%3A%2B%25"))
                            .status())
                    .isEqualTo(200);
            for (String authorization : new String[] {"", basic("id", "no"), "Basic !", "Bearer x"}) {
                Caller.Reply refused = Caller.form(sim, form, authorization);
                assertThat(refused.status()).isEqualTo(401);
                assertThat(refused.json().path("error").asText()).isEqualTo("invalid_client");
                assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(value -> {
                    assertThat(value).startsWith("Basic");
                });
            }
            assertThat(Caller.signIn(sim, sim.userName(), sim.password()).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void withoutARegisteredApplicationClientCredentialsAndAnyKeyAreRefused() throws Exception {
        try (CccSimulator sim = CccSimulator.start()) {
            String form = "grant_type=password&username=" + Caller.encoded(sim.userName()) + "&password="
                    + Caller.encoded(sim.password());
            assertThat(Caller.form(sim, form, basic("id", "secret")).status()).isEqualTo(401);
            assertThat(Caller.form(sim, form, "Bearer x").status()).isEqualTo(401);
            assertThat(Caller.form(sim, "grant_type=client_credentials", "").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void otherGrantsAndMalformedFormsAreRefusedInOAuthsOwnForm() throws Exception {
        try (CccSimulator sim = CccSimulator.start()) {
            assertThat(error(sim, "grant_type=refresh_token")).isEqualTo("unsupported_grant_type");
            assertThat(error(sim, "")).isEqualTo("invalid_request");
            assertThat(error(sim, "grant_type=password&username=a")).isEqualTo("invalid_request");
            assertThat(error(sim, "grant_type=password&username=a&password=b&scope=all"))
                    .isEqualTo("invalid_request");
            assertThat(error(sim, "grant_type=password&grant_type=password&username=a&password=b"))
                    .isEqualTo("invalid_request");
            assertThat(error(sim, "grant_type=password&username=%zz&password=b"))
                    .isEqualTo("invalid_request");
        }
    }

    @Test
    void expiresInIsWhateverWasAskedFor() throws Exception {
        assertThat(announced(CccSimulator.builder().expiresIn(60))).isEqualTo("60");
        assertThat(announced(CccSimulator.builder().expiresInRaw("\"3600\""))).isEqualTo("\"3600\"");
        assertThat(announced(CccSimulator.builder().expiresInRaw("-1"))).isEqualTo("-1");
        assertThat(announced(CccSimulator.builder().expiresInRaw("0"))).isEqualTo("0");
        assertThat(announced(CccSimulator.builder().expiresInRaw("null"))).isEqualTo("null");
        assertThat(announced(CccSimulator.builder().expiresInRaw("99999999999999999999")))
                .isEqualTo("99999999999999999999");
        assertThat(announced(CccSimulator.builder().expiresInMissing())).isEmpty();
    }

    @Test
    void aSecondAccountSignsInUnderItsOwnName() throws Exception {
        try (CccSimulator sim = CccSimulator.builder()
                .account(Account.builder("first@library.example", "one").build())
                .account(Account.builder("second@library.example", "two").build())
                .start()) {
            Caller second = Caller.signedIn(sim, "second@library.example", "two");

            assertThat(sim.userName()).isEqualTo("first@library.example");
            assertThat(second.get("/v1/account").content().path("userName").asText())
                    .isEqualTo("second@library.example");
            assertThat(sim.requests(Call.ACCOUNT).get(0).userName()).hasValue("second@library.example");
        }
    }

    private static String announced(CccSimulator.Builder description) throws Exception {
        try (CccSimulator sim = description.start()) {
            return Caller.signIn(sim, sim.userName(), sim.password())
                    .json()
                    .path("expires_in")
                    .toString();
        }
    }

    private static String error(CccSimulator sim, String form) throws Exception {
        Caller.Reply reply = Caller.form(sim, form, "");
        assertThat(reply.status()).isEqualTo(400);
        return reply.json().path("error").asText();
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
