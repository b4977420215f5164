package io.github.cccsdk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Issues tokens. */
final class SignInDesk {

    /** Client id and secret of a registered application. */
    record ApplicationKey(String clientId, String clientSecret) {}

    private static final Set<String> FIELDS = Set.of("grant_type", "username", "password");

    private final Accounts accounts;
    private final Sessions sessions;
    private final Optional<ApplicationKey> applicationKey;
    private final Optional<JsonNode> expiresIn;
    private LockedAnswer lockedAnswer;

    SignInDesk(
            Accounts accounts,
            Sessions sessions,
            Optional<ApplicationKey> applicationKey,
            Optional<JsonNode> expiresIn,
            LockedAnswer lockedAnswer) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.applicationKey = applicationKey;
        this.expiresIn = expiresIn;
        this.lockedAnswer = lockedAnswer;
    }

    void lockedAnswer(LockedAnswer changed) {
        this.lockedAnswer = changed;
    }

    /** Who wants to sign in, as far as the request tells. */
    static Optional<String> userNameIn(ReceivedRequest request) {
        return StrictParameters.parse(request.body(), FIELDS, new Violations()).raw("username");
    }

    Answer answer(ReceivedRequest request) {
        if (!MediaType.isForm(request.header("Content-Type").orElse(""))) {
            throw Refusals.oauth(400, "invalid_request", "The body must be a form");
        }
        Violations violations = new Violations();
        StrictParameters form = StrictParameters.parse(request.body(), FIELDS, violations);
        if (!request.query().isEmpty()) {
            violations.unknown("query");
        }
        if (!violations.found().isEmpty()) {
            throw Refusals.oauth(400, "invalid_request", String.join("; ", violations.found()));
        }
        checkApplication(request);
        String grantType = form.raw("grant_type")
                .orElseThrow(() -> Refusals.oauth(400, "invalid_request", "grant_type is missing"));
        return switch (grantType) {
            case "password" -> granted(withPassword(form));
            case "client_credentials" -> granted(withApplicationKey(form));
            default ->
                throw Refusals.oauth(400, "unsupported_grant_type", "Only password and client_credentials are known");
        };
    }

    private Account withPassword(StrictParameters form) {
        Optional<String> userName = form.raw("username");
        Optional<String> password = form.raw("password");
        if (userName.isEmpty() || password.isEmpty()) {
            throw Refusals.oauth(400, "invalid_request", "username and password are needed");
        }
        Account account = accounts.find(userName.get()).orElseThrow(SignInDesk::badCredentials);
        refuseIfLocked(account);
        if (!account.password().equals(password.get())) {
            accounts.passwordWasWrong(account);
            throw badCredentials();
        }
        accounts.passwordWasRight(account);
        return account;
    }

    private Account withApplicationKey(StrictParameters form) {
        if (form.raw("username").isPresent() || form.raw("password").isPresent()) {
            throw Refusals.oauth(400, "invalid_request", "client_credentials takes no user");
        }
        if (applicationKey.isEmpty()) {
            throw Refusals.oauth(401, "invalid_client", "No application is registered here");
        }
        Account account = accounts.first();
        refuseIfLocked(account);
        return account;
    }

    private void refuseIfLocked(Account account) {
        if (account.locked()) {
            throw lockedAnswer == LockedAnswer.ACCOUNT_LOCKED ? Refusals.accountLocked() : badCredentials();
        }
    }

    private static Refused badCredentials() {
        return Refusals.oauth(400, "invalid_grant", "Bad credentials");
    }

    private void checkApplication(ReceivedRequest request) {
        Optional<ApplicationKey> sent = request.header("Authorization").flatMap(SignInDesk::basic);
        if (!sent.equals(applicationKey) || request.header("Authorization").isPresent() != applicationKey.isPresent()) {
            throw Refusals.oauth(401, "invalid_client", "Client authentication failed");
        }
    }

    /** RFC 6749, 2.3.1: id and secret are form-encoded before they go into the Basic scheme. */
    private static Optional<ApplicationKey> basic(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return Optional.empty();
        }
        try {
            String pair = new String(
                    Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new ApplicationKey(
                            URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8),
                            URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Answer granted(Account account) {
        ObjectNode body = StrictJson.object()
                .put("access_token", sessions.open(account.userName()))
                .put("token_type", "Bearer");
        expiresIn.ifPresent(value -> body.set("expires_in", value));
        return Answer.json(200, body).with("Cache-Control", "no-store");
    }
}
