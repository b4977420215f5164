package io.github.cccsdk.auth;

import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a properties file that holds secrets, and refuses one that others could read or change. */
final class CredentialsFile {
    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_PATH_SHOWN = 200;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** What may follow a backslash in a properties file; of anything else Java silently drops the backslash. */
    private static final String ESCAPED = "\\tnrfu :=#!";

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final String shownPath;

    private CredentialsFile(Path path) {
        shownPath = OneLine.of(path.toString(), MAX_PATH_SHOWN);
    }

    /**
     * The file's keys and values.
     *
     * @throws CccException {@code CONFIGURATION_INVALID}
     */
    static Map<String, String> read(Path path) {
        return new CredentialsFile(path).readFrom(path);
    }

    private Map<String, String> readFrom(Path path) {
        try {
            // The target of a link is what others could read, not the link.
            Path target = path.toRealPath();
            requireOrdinaryFile(target);
            requirePrivate(target);
            return properties(decoded(content(target)));
        } catch (NoSuchFileException e) {
            throw invalid(
                    "there is no such file", "Create it with the keys username and password, then run chmod 600 on it");
        } catch (AccessDeniedException e) {
            throw invalid("this process may not read it", "Let the user that runs the program own the file");
        } catch (IOException e) {
            throw invalid("it could not be read", "Look at the file and the disk it is on");
        }
    }

    private void requireOrdinaryFile(Path target) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(target, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw invalid("it is a directory", "Name the file in it");
        }
        if (!attributes.isRegularFile()) {
            throw invalid("it is no ordinary file", "Use an ordinary file");
        }
    }

    private void requirePrivate(Path target) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (view != null && !Collections.disjoint(view.readAttributes().permissions(), OTHERS)) {
            throw invalid(
                    "its group or other users can read or change it",
                    "Run: chmod 600 " + OneLine.of(target.toString(), MAX_PATH_SHOWN));
        }
    }

    private byte[] content(Path target) throws IOException {
        try (InputStream in = Files.newInputStream(target)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw invalid("it is larger than 64 KB", "Name the file that holds the credentials alone");
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
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw invalid("it is not UTF-8", "Save it as UTF-8");
        }
    }

    private Map<String, String> properties(String text) throws IOException {
        if (text.lines().anyMatch(CredentialsFile::losesBackslash)) {
            throw backslash();
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException badUnicodeEscape) {
            throw backslash();
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, properties::getProperty));
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
                "it has a backslash that properties files do not allow there", "Write each backslash of a value twice");
    }

    /** Without the cause: it would quote the file. */
    private CccException invalid(String reason, String step) {
        return CccException.of(ProblemReport.builder(CccProblem.CONFIGURATION_INVALID)
                .detail("The credentials file " + shownPath + " cannot be used: " + reason)
                .resolution(new Resolution(
                        "The credentials file cannot be used", List.of(step), Actor.APPLICATION, "ccc-sdk"))
                .build());
    }
}
