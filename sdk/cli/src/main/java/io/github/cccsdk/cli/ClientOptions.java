package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.cli.sessions.FreshSessions;
import io.github.cccsdk.cli.settings.Setting;
import io.github.cccsdk.cli.settings.Settings;
import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccRequestException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of every command that talks to CCC, and the client that comes of them. */
final class ClientOptions {
    private static final int LONGEST_TIMEOUT_SECONDS = 86_400;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Address of the service (CCC_BASE_URL). Required: none is public.")
    private @Nullable String baseUrl;

    @Option(
            names = "--token-url",
            paramLabel = "URL",
            description = "Where to sign in (CCC_TOKEN_URL), if not at oauth/token below the base URL.")
    private @Nullable String tokenUrl;

    @Option(
            names = "--username",
            paramLabel = "NAME",
            description = "User name at CCC (CCC_USERNAME). The password is taken from CCC_PASSWORD, the settings file"
                    + " or a prompt, never from an argument.")
    private @Nullable String username;

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description = "Application key at CCC (CCC_CLIENT_ID, with CCC_CLIENT_SECRET).")
    private @Nullable String clientId;

    @Option(names = "--country", paramLabel = "COUNTRY", description = "Country of use, such as US (CCC_COUNTRY).")
    private @Nullable String country;

    @Option(names = "--location", paramLabel = "ID", description = "The account's location (CCC_LOCATION).")
    private @Nullable String location;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description =
                    "PEM file of certificate authorities to trust beside Java's own (CCC_CA_FILE), such as that of"
                            + " a proxy that looks into TLS.")
    private @Nullable String caFile;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Time that one call may take, 1 to 86400; 30 if not given. An order has its own 90 s.")
    private @Nullable Integer timeoutSeconds;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Read NAME.properties in place of ccc.properties, such as one for each of several sites.")
    private @Nullable String profile;

    @Mixin
    private SessionFlags sessions = new SessionFlags();

    Settings settings(Surroundings surroundings, Map<Setting, String> moreFlags) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        flags.putAll(moreFlags);
        put(flags, Setting.BASE_URL, baseUrl);
        put(flags, Setting.TOKEN_URL, tokenUrl);
        put(flags, Setting.USERNAME, username);
        put(flags, Setting.CLIENT_ID, clientId);
        put(flags, Setting.COUNTRY, country);
        put(flags, Setting.LOCATION, location);
        put(flags, Setting.CA_FILE, caFile);
        return profile == null
                ? Settings.of(
                        flags,
                        surroundings.environment(),
                        surroundings.directories().settingsFile())
                : Settings.ofProfile(flags, surroundings.environment(), surroundings.directories(), profile);
    }

    /** A client for a command that orders nothing. */
    CccClient open(Surroundings surroundings) {
        return build(builder(surroundings, settings(surroundings, Map.of())));
    }

    /** Makes the client; what is wrong with a setting is told in the words of this command, not of the Java library. */
    static CccClient build(CccClient.Builder client) {
        try {
            return client.build();
        } catch (CccConfigurationException wrong) {
            String detail = wrong.report()
                    .detail()
                    .replaceFirst("^baseUrl ", "The base URL (CCC_BASE_URL, --base-url) ")
                    .replaceFirst("^tokenUrl ", "The token URL (CCC_TOKEN_URL, --token-url) ")
                    .replace(", or allowPlainHttp() if you must", "")
                    .replace("give credentials(…) instead", "set CCC_USERNAME and CCC_PASSWORD instead");
            throw CccException.of(wrong.report().toBuilder().detail(detail).build(), wrong);
        }
    }

    /** A client for a diagnosis: credentials that cannot be right are a finding of it. */
    CccClient openForDiagnosis(Surroundings surroundings) {
        Settings settings = settings(surroundings, Map.of());
        CccCredentials credentials = settings.credentialsAsGiven(surroundings.terminal()::askPassword);
        CccClient.Builder client = builderWithoutCredentials(settings).credentials(credentials);
        sessions.store(surroundings, settings, credentials)
                .map(FreshSessions::new)
                .ifPresent(client::sessionStore);
        return build(client);
    }

    CccClient.Builder builder(Surroundings surroundings, Settings settings) {
        CccCredentials credentials = settings.credentials(surroundings.terminal()::askPassword);
        CccClient.Builder client = builderWithoutCredentials(settings).credentials(credentials);
        sessions.store(surroundings, settings, credentials).ifPresent(client::sessionStore);
        return client;
    }

    private CccClient.Builder builderWithoutCredentials(Settings settings) {
        CccClient.Builder client =
                CccClient.builder().baseUrl(settings.baseUrl()).userAgentSuffix("ccc-cli");
        settings.text(Setting.TOKEN_URL).ifPresent(client::tokenUrl);
        settings.text(Setting.COUNTRY).ifPresent(client::country);
        settings.text(Setting.LOCATION).ifPresent(client::locationId);
        settings.proxy().ifPresent(client::proxy);
        settings.caFile().ifPresent(client::authorities);
        settings.billingAddress().ifPresent(client::billingAddress);
        if (timeoutSeconds != null) {
            if (timeoutSeconds < 1 || timeoutSeconds > LONGEST_TIMEOUT_SECONDS) {
                throw CccRequestException.invalid(
                        "--timeout", "is " + timeoutSeconds + ": give 1 to " + LONGEST_TIMEOUT_SECONDS + " seconds");
            }
            client.timeout(Duration.ofSeconds(timeoutSeconds));
        }
        return client;
    }

    private static void put(Map<Setting, String> flags, Setting setting, @Nullable String value) {
        if (value != null) {
            flags.put(setting, value);
        }
    }
}
