package io.github.cccsdk.cli.settings;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads {@code ccc.properties}: a Java properties file in UTF-8 that, because it may hold a password, nobody but its owner
 * may read or write.
 */
final class SettingsFile {
    private static final int MAX_BYTES = 64 * 1024;
    /** What may follow a backslash in a properties file; of anything else Java silently drops the backslash. */
    private static final String ESCAPED = "\\tnrfu :=#!";

    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path path;
    private final String shown;

    private SettingsFile(Path path) {
        this.path = path;
        this.shown = OneLine.of(path.toString(), 200);
    }

    /**
     * The settings in the file; none if there is no such file.
     *
     * @throws CccException {@code CONFIGURATION_INVALID} if it is open to others, or cannot be read or understood
     */
    static Map<Setting, String> read(Path path) {
        return new SettingsFile(path).read();
    }

    private Map<Setting, String> read() {
        try {
            // The target of a link is what others could read, not the link.
            Path target = path.toRealPath();
            if (!Files.isRegularFile(target)) {
                throw invalid("is no ordinary file", "Make " + shown + " an ordinary file, or remove it");
            }
            requirePrivate(target);
            return settings(decoded(content(target)));
        } catch (NoSuchFileException | NotDirectoryException absent) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw invalid("is a link that leads nowhere", "Correct or remove the link " + shown);
            }
            return Map.of();
        } catch (AccessDeniedException denied) {
            throw invalid("may not be read by this user", "Let the user that runs ccc own " + shown);
        } catch (IOException broken) {
            throw invalid("could not be read", "Look at the file " + shown + " and the disk it is on");
        }
    }

    private void requirePrivate(Path target) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (view != null && !OWNERS.containsAll(view.readAttributes().permissions())) {
            throw invalid(
                    "can be read or changed by others than its owner",
                    "Run: chmod 600 " + OneLine.of(target.toString(), 200));
        }
    }

    private byte[] content(Path target) throws IOException {
        try (InputStream in = Files.newInputStream(target)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw invalid("is larger than 64 KB", "Keep the settings of ccc alone in " + shown);
            }
            return bytes;
        }
    }

    private String decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw invalid("is not UTF-8", "Save " + shown + " as UTF-8");
        }
    }

    private Map<Setting, String> settings(String text) throws IOException {
        if (text.lines().anyMatch(SettingsFile::losesBackslash)) {
            throw backslash();
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException badUnicodeEscape) {
            throw backslash();
        }
        Map<Setting, String> found = new EnumMap<>(Setting.class);
        for (String key : properties.stringPropertyNames()) {
            Setting setting = Setting.ofKey(key).orElseThrow(() -> unknown(key));
            if (found.put(setting, properties.getProperty(key)) != null) {
                throw invalid("sets " + setting.key() + " twice", "Keep one of the two lines in " + shown);
            }
        }
        found.values().removeIf(String::isEmpty);
        return Collections.unmodifiableMap(found);
    }

    /** A password with a backslash would arrive without it and be refused by CCC for no visible reason. */
    private static boolean losesBackslash(String line) {
        String entry = line.stripLeading();
        if (entry.startsWith("#") || entry.startsWith("!")) {
            return false;
        }
        int at = entry.indexOf('\\');
        while (at >= 0) {
            if (at + 1 == entry.length() || ESCAPED.indexOf(entry.charAt(at + 1)) < 0) {
                return true;
            }
            at = entry.indexOf('\\', at + 2);
        }
        return false;
    }

    private CccException backslash() {
        return invalid(
                "has a backslash that properties files do not allow there",
                "Write each backslash of a value twice in " + shown);
    }

    private CccException unknown(String key) {
        return invalid(
                "holds the unknown key \"" + OneLine.of(key, 60) + "\"",
                "Correct or remove it; the keys are "
                        + Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", ")));
    }

    private CccException invalid(String reason, String step) {
        return InvalidSettings.invalid("The settings file " + shown + " " + reason, step);
    }
}
