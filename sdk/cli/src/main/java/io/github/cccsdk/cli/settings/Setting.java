package io.github.cccsdk.cli.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that can be set, under its three names. */
public enum Setting {
    BASE_URL("baseUrl", "--base-url", false),
    TOKEN_URL("tokenUrl", "--token-url", false),
    USERNAME("username", "--username", false),
    /** Without a flag: other users of the machine can read a command line. */
    PASSWORD("password", "", true),
    CLIENT_ID("clientId", "--client-id", false),
    /** Without a flag, as the password. */
    CLIENT_SECRET("clientSecret", "", true),
    COUNTRY("country", "--country", false),
    LOCATION("location", "--location", false),
    LEDGER("ledger", "--ledger", false),
    /** Without a flag, because it may hold a password; in the environment under the name that all programs know. */
    PROXY("proxy", "", false, "HTTPS_PROXY"),
    NO_PROXY("noProxy", "", false, "NO_PROXY"),
    CA_FILE("caFile", "--ca-file", false),
    BILLING_COUNTRY("billing.country", "", false),
    BILLING_ADDRESS1("billing.address1", "", false),
    BILLING_CITY("billing.city", "", false),
    BILLING_STATE("billing.state", "", false),
    BILLING_ZIP("billing.zip", "", false);

    private final String key;
    private final String flag;
    private final boolean secret;
    private final String shared;

    Setting(String key, String flag, boolean secret) {
        this(key, flag, secret, "");
    }

    /** @param shared its name in the environment, where other programs read it too and there is none of its own */
    Setting(String key, String flag, boolean secret, String shared) {
        this.key = key;
        this.flag = flag;
        this.secret = secret;
        this.shared = shared;
    }

    /** Its name in the settings file, such as {@code baseUrl}. */
    public String key() {
        return key;
    }

    /** Its name in the environment, such as {@code CCC_BASE_URL}. */
    public String variable() {
        return shared.isEmpty() ? "CCC_" + name() : shared;
    }

    /** All its names in the environment, the strongest first: what other programs read too is also written small. */
    List<String> variables() {
        return shared.isEmpty() ? List.of(variable()) : List.of(shared, shared.toLowerCase(Locale.ROOT));
    }

    /** Its flag; empty where a command line is no place for it. */
    public Optional<String> flag() {
        return Optional.of(flag).filter(name -> !name.isEmpty());
    }

    /** Whether its value is never shown. */
    public boolean isSecret() {
        return secret;
    }

    /**
     * The setting that a key of the settings file means: {@code baseUrl}, {@code base-url}, {@code BASE_URL} and
     * {@code CCC_BASE_URL} are one key, as is ILLiad's {@code CCCUsername} for {@code username}.
     */
    static Optional<Setting> ofKey(String spelled) {
        String plain = plain(spelled);
        String own = plain.startsWith("ccc") ? plain.substring(3) : plain;
        return Arrays.stream(values())
                .filter(setting -> plain(setting.key).equals(own))
                .findFirst();
    }

    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
    }
}
