package io.github.cccsdk.cli.settings;

import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.transport.HttpProxy;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The settings of one run: a flag counts more than the environment, and that more than the file. Immutable. */
public final class Settings {
    /** Where a value comes from, the strongest first. */
    public enum Source {
        FLAG,
        ENVIRONMENT,
        FILE
    }

    /**
     * A value and where it comes from.
     *
     * @param text never empty
     */
    public record Value(String text, Source source) {}

    private final Map<Source, Map<Setting, String>> layers;
    private final Path file;

    private Settings(Map<Source, Map<Setting, String>> layers, Path file) {
        this.layers = layers;
        this.file = file;
    }

    /**
     * The settings of this run.
     *
     * @param flags what the command line sets
     * @param environment the process's environment; an empty variable counts as not set
     * @param file the settings file; it need not exist
     * @throws CccException {@code CONFIGURATION_INVALID} if the file cannot be used
     */
    public static Settings of(Map<Setting, String> flags, Map<String, String> environment, Path file) {
        return of(flags, environment, file, SettingsFile.read(file));
    }

    /**
     * The settings of this run, with the file of a profile.
     *
     * @param profile chooses one of several settings files
     * @throws CccException {@code CONFIGURATION_INVALID} if there is no such profile, or its file cannot be used
     */
    public static Settings ofProfile(
            Map<Setting, String> flags, Map<String, String> environment, Directories directories, String profile) {
        if (!profile.matches("[A-Za-z0-9_-]{1,40}")) {
            throw InvalidSettings.invalid(
                    "\"" + OneLine.of(profile, 60) + "\" is no name of a profile",
                    "Use 1 to 40 letters, digits, hyphens and underscores");
        }
        Path file = directories.settingsFile(profile);
        if (!Files.exists(file)) {
            throw InvalidSettings.invalid(
                    "There is no profile " + profile, "Create " + file + ", or correct the name after --profile");
        }
        return of(flags, environment, file, SettingsFile.read(file));
    }

    private static Settings of(
            Map<Setting, String> flags, Map<String, String> environment, Path file, Map<Setting, String> inFile) {
        Map<Setting, String> variables = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            setting.variables().stream()
                    .map(name -> environment.getOrDefault(name, ""))
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .ifPresent(value -> variables.put(setting, value));
        }
        Map<Source, Map<Setting, String>> layers = new EnumMap<>(Source.class);
        layers.put(Source.FLAG, flags);
        layers.put(Source.ENVIRONMENT, variables);
        layers.put(Source.FILE, inFile);
        return new Settings(layers, file);
    }

    /** The value that counts; empty if it is set nowhere. */
    public Optional<Value> find(Setting setting) {
        return layers.entrySet().stream()
                .flatMap(
                        layer -> Optional.ofNullable(layer.getValue().get(setting))
                                .map(text -> new Value(text, layer.getKey()))
                                .stream())
                .findFirst();
    }

    /** The text of the value that counts; empty if it is set nowhere. */
    public Optional<String> text(Setting setting) {
        return find(setting).map(Value::text);
    }

    /** The file that was looked at; it need not exist. */
    public Path file() {
        return file;
    }

    /**
     * The address of the service.
     *
     * @throws CccException {@code CONFIGURATION_INVALID} if there is none
     */
    public String baseUrl() {
        return text(Setting.BASE_URL)
                .orElseThrow(() -> InvalidSettings.invalid(
                        "The address of the service is not set",
                        howToSet(Setting.BASE_URL) + "; CCC tells the address to its integrators, and none is public"));
    }

    /**
     * What to sign in with, looked at before anything is sent.
     *
     * @param prompt asks a person for the password; empty if there is nobody to ask
     * @throws CccException {@code CREDENTIALS_MISSING}, {@code CREDENTIALS_MALFORMED} or {@code CONFIGURATION_INVALID}
     */
    public CccCredentials credentials(Supplier<Optional<String>> prompt) {
        CccCredentials credentials = credentialsAsGiven(prompt);
        credentials.requireWellFormed();
        return credentials;
    }

    /**
     * What to sign in with, for a diagnosis, which has its own words for white space in them; the client looks at them
     * before it sends them.
     *
     * @param prompt asks a person for the password; empty if there is nobody to ask
     * @throws CccException {@code CREDENTIALS_MISSING} or {@code CONFIGURATION_INVALID}
     */
    public CccCredentials credentialsAsGiven(Supplier<Optional<String>> prompt) {
        requireOneAccount(Setting.USERNAME, Setting.PASSWORD);
        requireOneAccount(Setting.CLIENT_ID, Setting.CLIENT_SECRET);
        Optional<String> user = text(Setting.USERNAME);
        Optional<String> clientId = text(Setting.CLIENT_ID);
        Optional<String> clientSecret = text(Setting.CLIENT_SECRET);
        if (clientId.isPresent() != clientSecret.isPresent()) {
            throw half(Setting.CLIENT_ID, Setting.CLIENT_SECRET);
        }
        if (user.isEmpty() && (text(Setting.PASSWORD).isPresent() || clientId.isEmpty())) {
            throw InvalidSettings.credentialsMissing("The user name is not set", howToSet(Setting.USERNAME));
        }
        CccCredentials credentials;
        if (user.isEmpty()) {
            credentials = CccCredentials.applicationOnly(clientId.orElseThrow(), clientSecret.orElseThrow());
        } else {
            String password = text(Setting.PASSWORD)
                    .or(prompt)
                    .orElseThrow(() ->
                            InvalidSettings.credentialsMissing("The password is not set", howToSet(Setting.PASSWORD)));
            credentials = CccCredentials.of(user.get(), password);
            if (clientId.isPresent()) {
                credentials = credentials.withApplicationKey(clientId.get(), clientSecret.orElseThrow());
            }
        }
        return credentials;
    }

    /**
     * The proxy to go through, and for which hosts not; empty if none is set.
     *
     * @throws CccException {@code CONFIGURATION_INVALID} if it cannot be used, without showing it
     */
    public Optional<HttpProxy> proxy() {
        return find(Setting.PROXY).map(value -> {
            try {
                return HttpProxy.parse(value.text())
                        .exceptFor(text(Setting.NO_PROXY).orElse("").split("[,\\s]+"));
            } catch (CccConfigurationException wrong) {
                throw InvalidSettings.invalid(
                        "The proxy set " + place(value.source()) + " cannot be used. "
                                + wrong.report().detail(),
                        howToSet(Setting.PROXY));
            }
        });
    }

    /**
     * The file of certificate authorities to trust beside Java's own; empty if none is set.
     *
     * @throws CccException {@code CONFIGURATION_INVALID} if it cannot be the name of a file
     */
    public Optional<Path> caFile() {
        return text(Setting.CA_FILE).map(name -> {
            try {
                return Path.of(name);
            } catch (InvalidPathException impossible) {
                throw InvalidSettings.invalid(
                        "The file of certificate authorities has an impossible name", howToSet(Setting.CA_FILE));
            }
        });
    }

    /**
     * The billing address to send with orders; empty if none of it is set.
     *
     * @throws CccException {@code CONFIGURATION_INVALID} if a part of it is wrong, or the country is missing
     */
    public Optional<BillingAddress> billingAddress() {
        boolean any = Stream.of(
                        Setting.BILLING_COUNTRY,
                        Setting.BILLING_ADDRESS1,
                        Setting.BILLING_CITY,
                        Setting.BILLING_STATE,
                        Setting.BILLING_ZIP)
                .anyMatch(setting -> find(setting).isPresent());
        if (!any) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BillingAddress(
                    text(Setting.BILLING_COUNTRY).orElse(""),
                    text(Setting.BILLING_ADDRESS1).orElse(""),
                    text(Setting.BILLING_CITY).orElse(""),
                    text(Setting.BILLING_STATE).orElse(""),
                    text(Setting.BILLING_ZIP).orElse("")));
        } catch (CccRequestException wrong) {
            throw InvalidSettings.invalid(
                    "The billing address is wrong: " + wrong.report().detail(), howToSet(Setting.BILLING_COUNTRY));
        }
    }

    /** A user name must not meet the password of another one: CCC would refuse it, and may lock an account. */
    private void requireOneAccount(Setting name, Setting secret) {
        Optional<Value> counts = find(name);
        Optional<Value> key = find(secret);
        if (counts.isEmpty() || key.isEmpty()) {
            return;
        }
        Source source = key.get().source();
        Optional<String> besideSecret =
                Optional.ofNullable(layers.getOrDefault(source, Map.of()).get(name));
        if (besideSecret.isPresent() && !besideSecret.get().equals(counts.get().text())) {
            throw InvalidSettings.invalid(
                    "The " + secret.key() + " " + place(source) + " belongs to another " + name.key() + " than the one "
                            + place(counts.get().source()),
                    "Set " + name.key() + " and " + secret.key() + " in the same place");
        }
    }

    private CccException half(Setting name, Setting secret) {
        Setting missing = find(name).isEmpty() ? name : secret;
        Setting present = missing == name ? secret : name;
        return InvalidSettings.credentialsMissing(
                missing.key() + " is not set although " + present.key() + " is", howToSet(missing));
    }

    private String place(Source source) {
        return switch (source) {
            case FLAG -> "on the command line";
            case ENVIRONMENT -> "in the environment";
            case FILE -> "in " + file;
        };
    }

    private String howToSet(Setting setting) {
        return "Set " + setting.variable() + " in the environment"
                + setting.flag().map(flag -> ", give " + flag).orElse("") + ", or write " + setting.key() + "=… in "
                + file;
    }
}
