package io.github.cccsdk.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Reads a whole file as UTF-8 text, and says in plain words why it cannot. */
final class FileText {
    private static final int MAX_BYTES = 20_000_000;

    private FileText() {}

    static String of(String fileName) throws BadFileException {
        try {
            Path file = Path.of(fileName);
            if (Files.isDirectory(file)) {
                throw new BadFileException("is a directory: name the file in it");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return read(in);
            }
        } catch (InvalidPathException e) {
            throw new BadFileException("is not a file name this system accepts");
        } catch (NoSuchFileException e) {
            throw new BadFileException("does not exist: check the name and the directory");
        } catch (AccessDeniedException e) {
            throw new BadFileException("may not be read: check its permissions");
        } catch (IOException e) {
            throw new BadFileException("cannot be read: " + e.getMessage());
        }
    }

    /** A file that comes with this program. */
    static String ofResource(String name) throws BadFileException {
        try (InputStream in = Objects.requireNonNull(FileText.class.getResourceAsStream(name), name)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(InputStream in) throws IOException, BadFileException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new BadFileException("is larger than " + MAX_BYTES / 1_000_000 + " MB: export fewer transactions");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadFileException("is not UTF-8: save it as \"CSV UTF-8\"");
        }
    }
}
