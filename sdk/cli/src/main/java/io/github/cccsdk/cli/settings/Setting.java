package io.github.cccsdk.cli.settings;

import java.util.Arrays;
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
    LEDGER("ledger", "--ledger", false);

    private final String key;
    private final String flag;
    private final boolean secret;

    Setting(String key, String flag, boolean secret) {
        this.key = key;
        this.flag = flag;
        this.secret = secret;
    }

    /** Its name in the settings file, such as {@code baseUrl}. */
    public String key() {
        return key;
    }

    /** Its name in the environment, such as {@code CCC_BASE_URL}. */
    public String variable() {
        return "CCC_" + name();
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
