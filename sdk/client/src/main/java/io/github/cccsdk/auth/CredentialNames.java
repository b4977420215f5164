package io.github.cccsdk.auth;

import io.github.cccsdk.error.CccException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Picks credentials out of named values: by the names of this library, else by those of ILLiad for user name and password. A
 * pair is never put together from two sets of names: the user name of one account with the password of another would be
 * refused, and could lock an account.
 *
 * @param place where the values are, for messages
 */
record CredentialNames(String place, String userName, String password, String clientId, String clientSecret) {
    private static final String ILLIAD_USER_NAME = "CCCUsername";
    private static final String ILLIAD_PASSWORD = "CCCPassword";

    /**
     * The credentials among the values; an empty value counts as none.
     *
     * @throws CccException {@code CREDENTIALS_MISSING}, naming what was looked for
     */
    CccCredentials pick(Map<String, String> values) {
        Optional<CccCredentials> user = pair(values, userName, password, CccCredentials::of)
                .or(() -> pair(values, ILLIAD_USER_NAME, ILLIAD_PASSWORD, CccCredentials::of));
        if (user.isEmpty()) {
            return pair(values, clientId, clientSecret, CccCredentials::applicationOnly)
                    .orElseThrow(this::nothingFound);
        }
        return pair(values, clientId, clientSecret, user.get()::withApplicationKey)
                .or(() -> user)
                .orElseThrow();
    }

    private Optional<CccCredentials> pair(
            Map<String, String> values,
            String name,
            String secretName,
            BiFunction<String, String, CccCredentials> made) {
        String value = values.getOrDefault(name, "");
        String secret = values.getOrDefault(secretName, "");
        if (value.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (value.isEmpty() || secret.isEmpty()) {
            throw MalformedCredentials.missing((value.isEmpty() ? name : secretName) + " is not set in " + place
                    + " although " + (value.isEmpty() ? secretName : name) + " is");
        }
        return Optional.of(made.apply(value, secret));
    }

    private CccException nothingFound() {
        return MalformedCredentials.missing("There are no credentials in " + place + ": looked for " + userName
                + " and "
                + password + ", for ILLiad's " + ILLIAD_USER_NAME + " and " + ILLIAD_PASSWORD + ", and for " + clientId
                + " and " + clientSecret);
    }
}
