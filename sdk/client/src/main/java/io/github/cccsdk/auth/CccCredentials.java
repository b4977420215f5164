package io.github.cccsdk.auth;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client signs in to CCC with: a user name and a password, an application key (client id and secret), or both. That
 * CCC hands out application keys is an assumption.
 *
 * <p>Making credentials does not judge them; {@link #requireWellFormed()} does, before the first call. Immutable, not
 * serialisable, and silent: {@link #toString()} and {@link #hashCode()} tell nothing of a value.
 */
public final class CccCredentials {
    /** The most characters of each value. */
    private static final int MAX_LENGTH = 256;

    private static final CredentialNames IN_ENVIRONMENT = new CredentialNames(
            "the environment", "CCC_USERNAME", "CCC_PASSWORD", "CCC_CLIENT_ID", "CCC_CLIENT_SECRET");
    private static final CredentialNames IN_FILE =
            new CredentialNames("the credentials file", "username", "password", "clientId", "clientSecret");

    private final @Nullable String userName;
    private final @Nullable String password;
    private final @Nullable String clientId;
    private final @Nullable String clientSecret;
    private final boolean unusualAllowed;

    private CccCredentials(
            @Nullable String userName,
            @Nullable String password,
            @Nullable String clientId,
            @Nullable String clientSecret,
            boolean unusualAllowed) {
        this.userName = userName;
        this.password = password;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.unusualAllowed = unusualAllowed;
    }

    /** The user name and the password of a CCC Marketplace account, exactly as given. */
    public static CccCredentials of(String user, String password) {
        return new CccCredentials(
                Objects.requireNonNull(user, "user"), Objects.requireNonNull(password, "password"), null, null, false);
    }

    /** An application key alone: signs in as the application, by the grant {@code client_credentials} of RFC 6749. */
    public static CccCredentials applicationOnly(String clientId, String clientSecret) {
        return new CccCredentials(
                null,
                null,
                Objects.requireNonNull(clientId, "clientId"),
                Objects.requireNonNull(clientSecret, "clientSecret"),
                false);
    }

    /**
     * Credentials from this process's environment, as by {@link #fromEnvironment(Map)}.
     *
     * @throws CccException {@code CREDENTIALS_MISSING}, naming the variables looked for
     */
    public static CccCredentials fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /**
     * Credentials from {@code CCC_USERNAME} and {@code CCC_PASSWORD}; where neither is set, from ILLiad's own names
     * {@code CCCUsername} and {@code CCCPassword}. {@code CCC_CLIENT_ID} and {@code CCC_CLIENT_SECRET} add an application
     * key, or stand alone. An empty variable counts as not set.
     *
     * @throws CccException {@code CREDENTIALS_MISSING}, naming the variables looked for, or the one of a pair that is not set
     */
    public static CccCredentials fromEnvironment(Map<String, String> environment) {
        return IN_ENVIRONMENT.pick(environment);
    }

    /**
     * Credentials from a Java properties file in UTF-8 with the keys {@code username}, {@code password}, {@code clientId} and
     * {@code clientSecret}, or ILLiad's {@code CCCUsername} and {@code CCCPassword}; other keys are not looked at. In such a
     * file a backslash is written twice.
     *
     * @throws CccException {@code CONFIGURATION_INVALID} if the file is missing, no ordinary file, larger than 64 KB, not
     *     UTF-8, has a single backslash, or, where the file system knows permissions, if its group or others may read or
     *     change it (for a link, its target); {@code CREDENTIALS_MISSING} if it does not hold what is needed
     */
    public static CccCredentials fromFile(Path file) {
        return IN_FILE.pick(CredentialsFile.read(file));
    }

    /** The same with an application key beside the user: sent as HTTP Basic with the sign-in. */
    public CccCredentials withApplicationKey(String clientId, String clientSecret) {
        return new CccCredentials(
                userName,
                password,
                Objects.requireNonNull(clientId, "clientId"),
                Objects.requireNonNull(clientSecret, "clientSecret"),
                unusualAllowed);
    }

    /** The same, but white space at an end and characters nobody can see are taken as meant. */
    public CccCredentials allowUnusualCharacters() {
        return new CccCredentials(userName, password, clientId, clientSecret, true);
    }

    /**
     * What is wrong with the form of the values: empty, longer than 256 characters, white space at an end, or control,
     * format and other invisible characters, each named by place and code point. Empty if nothing is. Positions count from
     * 1. Holds no part of a value.
     */
    public List<Violation> problems() {
        List<Violation> problems = new ArrayList<>(emptyValues());
        problems.addAll(malformedValues());
        return List.copyOf(problems);
    }

    /**
     * Refuses credentials that have {@link #problems()}.
     *
     * @throws CccException {@code CREDENTIALS_MISSING} if a value is empty, else {@code CREDENTIALS_MALFORMED}
     */
    public void requireWellFormed() {
        List<Violation> empty = emptyValues();
        if (!empty.isEmpty()) {
            throw MalformedCredentials.empty(empty);
        }
        List<Violation> malformed = malformedValues();
        if (!malformed.isEmpty()) {
            throw MalformedCredentials.malformed(malformed);
        }
    }

    /** Whether the sign-in is by user name and password; else by the application key alone. */
    public boolean grantsPassword() {
        return userName != null;
    }

    /** The user name, for the sign-in request alone: treat it as a secret. Empty for an application key alone. */
    public Optional<String> userName() {
        return Optional.ofNullable(userName);
    }

    /** The password, for the sign-in request alone: a secret. Empty for an application key alone. */
    public Optional<String> password() {
        return Optional.ofNullable(password);
    }

    /** The application's id, for the sign-in request alone: treat it as a secret. Empty without an application key. */
    public Optional<String> clientId() {
        return Optional.ofNullable(clientId);
    }

    /** The application's secret, for the sign-in request alone. Empty without an application key. */
    public Optional<String> clientSecret() {
        return Optional.ofNullable(clientSecret);
    }

    /** Whether these sign in with the same values; takes as long for values that are nearly the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CccCredentials credentials
                && (difference(userName, credentials.userName)
                                | difference(password, credentials.password)
                                | difference(clientId, credentials.clientId)
                                | difference(clientSecret, credentials.clientSecret))
                        == 0;
    }

    /** Tells which values there are, and nothing about them: hash codes end up in logs. */
    @Override
    public int hashCode() {
        return Objects.hash(userName != null, clientId != null);
    }

    @Override
    public String toString() {
        return "CccCredentials[user name and password " + (userName == null ? "not set" : "set") + ", application key "
                + (clientId == null ? "not set" : "set") + "]";
    }

    private List<Violation> emptyValues() {
        List<Violation> problems = new ArrayList<>();
        forEachValue((field, value) -> {
            if (value.isEmpty()) {
                problems.add(new Violation(field, "is empty"));
            }
        });
        return problems;
    }

    private List<Violation> malformedValues() {
        List<Violation> problems = new ArrayList<>();
        forEachValue((field, value) -> {
            if (value.length() > MAX_LENGTH) {
                problems.add(new Violation(field, "is longer than " + MAX_LENGTH + " characters"));
            } else if (!unusualAllowed) {
                HiddenCharacters.in(value).forEach(found -> problems.add(new Violation(field, found)));
            }
        });
        return problems;
    }

    private void forEachValue(FieldCheck check) {
        userName().ifPresent(value -> check.look("username", value));
        password().ifPresent(value -> check.look("password", value));
        clientId().ifPresent(value -> check.look("clientId", value));
        clientSecret().ifPresent(value -> check.look("clientSecret", value));
    }

    /** Zero for the same value; looks at every character, so that time does not tell where two values part. */
    private static int difference(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return Objects.equals(one, other) ? 0 : 1;
        }
        int difference = one.length() ^ other.length();
        for (int at = 0; at < Math.min(one.length(), other.length()); at++) {
            difference |= one.charAt(at) ^ other.charAt(at);
        }
        return difference;
    }

    private interface FieldCheck {
        void look(String field, String value);
    }
}
