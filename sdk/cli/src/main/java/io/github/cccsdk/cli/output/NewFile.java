package io.github.cccsdk.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes a file that does not exist yet and that, where the system can say so, only its owner may read (0600). */
public final class NewFile {
    /** What goes into the file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Writer text) throws IOException;
    }

    private NewFile() {}

    /**
     * Writes the file in UTF-8. A name that is taken, be it by a link to nowhere, is left alone.
     *
     * @throws LocalFileException if the file exists or cannot be written
     */
    public static void write(Path file, Content content) {
        try (FileChannel channel = create(file);
                Writer text = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
            content.writeTo(text);
        } catch (FileAlreadyExistsException taken) {
            throw new LocalFileException(file + " exists already: give the name of a new file");
        } catch (IOException | UncheckedIOException unwritable) {
            throw new LocalFileException(
                    file + " cannot be written: look at its directory, your rights to it, and the disk");
        }
    }

    /**
     * Creates the file, to be written and read.
     *
     * @throws FileAlreadyExistsException if the name is taken, be it by a link to nowhere
     */
    public static FileChannel create(Path file) throws IOException {
        FileAttribute<?>[] ownerOnly =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ),
                ownerOnly);
    }
}
