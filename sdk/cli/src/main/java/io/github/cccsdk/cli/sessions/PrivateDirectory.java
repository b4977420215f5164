package io.github.cccsdk.cli.sessions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/**
 * A directory of files that are their owner's only: 0700 and 0600, no links. Where the system knows no such permissions,
 * as on Windows, the place alone protects them: the user's own application data.
 */
final class PrivateDirectory {
    private static final int MAX_BYTES = 256 * 1024;
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final Set<PosixFilePermission> MAY_CHANGE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path parent;
    private final Path directory;

    /** @param parent must be such that nobody else may change it */
    PrivateDirectory(Path parent, String name) {
        this.parent = parent;
        this.directory = parent.resolve(name);
    }

    /** A file or directory that others could have made, read or changed, so that it is not to be used. */
    static final class NotPrivateException extends IOException {
        private static final long serialVersionUID = 1L;

        NotPrivateException(String message) {
            super(message);
        }
    }

    /**
     * The content of a file; empty if there is none.
     *
     * @throws NotPrivateException if it, or the directory, is not its owner's only
     * @throws IOException if it cannot be read
     */
    Optional<byte[]> read(String name) throws IOException {
        Path file = directory.resolve(name);
        try {
            requirePrivateDirectory();
            requirePrivate(file, false);
            try (InputStream in = Channels.newInputStream(
                    FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
                byte[] content = in.readNBytes(MAX_BYTES + 1);
                return Optional.of(content.length > MAX_BYTES ? new byte[0] : content);
            }
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /**
     * Gives a file its content, as a whole or not at all. Two at once must not do this for the same file.
     *
     * @throws IOException if it cannot be written, or the directory is not its owner's only
     */
    void replace(String name, byte[] content) throws IOException {
        create();
        // Of a run that was killed there may be one left.
        Path half = directory.resolve(name + ".new");
        Files.deleteIfExists(half);
        try (FileChannel channel = FileChannel.open(
                half, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), only("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(half, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes a file, if it is there. */
    void remove(String name) throws IOException {
        try {
            requirePrivateDirectory();
            Files.deleteIfExists(directory.resolve(name));
        } catch (NoSuchFileException absent) {
            // Then there is nothing to remove.
        }
    }

    /**
     * A file to be locked, made if need be, and never removed: whoever waits for it must wait for the same one.
     *
     * @throws IOException if there is none to be had, or it or the directory is not its owner's only
     */
    FileChannel toLock(String name) throws IOException {
        create();
        Path file = directory.resolve(name);
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                only("rw-------"));
        try {
            requirePrivate(file, false);
            return channel;
        } catch (IOException notPrivate) {
            channel.close();
            throw notPrivate;
        }
    }

    private void create() throws IOException {
        if (!Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(parent, only("rwx------"));
        }
        requireOwnDirectory();
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(directory, only("rwx------"));
        }
        requirePrivateDirectory();
    }

    private void requirePrivateDirectory() throws IOException {
        requireOwnDirectory();
        requirePrivate(directory, true);
    }

    /** The one above may be seen by others, but not changed: they could put a directory of theirs in its place. */
    private void requireOwnDirectory() throws IOException {
        if (Files.isSymbolicLink(parent)) {
            throw new NotPrivateException(parent + " is a link: make it a directory");
        }
        Optional<PosixFileAttributes> seen = attributes(parent);
        if (seen.isPresent()) {
            requireOwner(parent, seen.get().owner());
            if (seen.get().permissions().stream().anyMatch(MAY_CHANGE::contains)) {
                throw new NotPrivateException(parent + " can be changed by others than its owner: run chmod 700 on it");
            }
        }
    }

    private static void requirePrivate(Path path, boolean directory) throws IOException {
        boolean asExpected = directory
                ? Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                : Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        if (!asExpected) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new NotPrivateException(
                        path + " is no ordinary " + (directory ? "directory" : "file") + ": remove it");
            }
            throw new NoSuchFileException(path.toString());
        }
        Optional<PosixFileAttributes> seen = attributes(path);
        if (seen.isPresent()) {
            requireOwner(path, seen.get().owner());
            if (!OWNERS.containsAll(seen.get().permissions())) {
                throw new NotPrivateException(path + " is open to others than its owner: run chmod "
                        + (directory ? "700" : "600") + " on it, or remove it");
            }
        }
    }

    private static Optional<PosixFileAttributes> attributes(Path path) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view == null ? Optional.empty() : Optional.of(view.readAttributes());
    }

    private static void requireOwner(Path path, UserPrincipal owner) throws IOException {
        UserPrincipal user;
        try {
            user = path.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name", ""));
        } catch (IOException nameless) {
            // As in a container without a user database; such a user reads nobody's private files but its own.
            return;
        }
        if (!owner.equals(user)) {
            throw new NotPrivateException(path + " belongs to another user: remove it, or run as that user");
        }
    }

    private FileAttribute<?>[] only(String permissions) {
        return parent.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
