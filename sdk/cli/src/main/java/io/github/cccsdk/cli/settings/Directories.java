package io.github.cccsdk.cli.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the command keeps its files: the XDG directories, or on Windows those of the roaming and the local application
 * data.
 *
 * @param configuration holds {@code ccc.properties}
 * @param state holds what the command remembers from run to run
 */
public record Directories(Path configuration, Path state) {
    private static final String OWN = "ccc";

    /**
     * The directories of the user who runs the command.
     *
     * @param environment the process's environment; {@code HOME} counts more than {@code user.home}, which Java takes from
     *     the user database and so differs under {@code sudo} and in containers
     * @param userHome Java's {@code user.home}
     * @param osName Java's {@code os.name}
     */
    public static Directories of(Map<String, String> environment, String userHome, String osName) {
        if (osName.toLowerCase(Locale.ROOT).startsWith("windows")) {
            return new Directories(
                    Path.of(value(environment, "APPDATA").orElse(userHome + "\\AppData\\Roaming"))
                            .resolve(OWN),
                    Path.of(value(environment, "LOCALAPPDATA").orElse(userHome + "\\AppData\\Local"))
                            .resolve(OWN));
        }
        Path home = Path.of(value(environment, "HOME").orElse(userHome));
        return new Directories(
                xdg(environment, "XDG_CONFIG_HOME")
                        .orElse(home.resolve(".config"))
                        .resolve(OWN),
                xdg(environment, "XDG_STATE_HOME")
                        .orElse(home.resolve(".local").resolve("state"))
                        .resolve(OWN));
    }

    /** The settings file; it need not exist. */
    public Path settingsFile() {
        return configuration.resolve("ccc.properties");
    }

    /** The settings file of a profile, to be used in place of {@link #settingsFile()}. */
    public Path settingsFile(String profile) {
        return configuration.resolve(profile + ".properties");
    }

    /** The XDG specification has relative paths ignored. */
    private static Optional<Path> xdg(Map<String, String> environment, String name) {
        return value(environment, name).map(Path::of).filter(Path::isAbsolute);
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
