package io.github.cccsdk.cli.input;

import io.github.cccsdk.cli.output.LocalFileException;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a whole text in UTF-8, of at most 4 MB, from a file or from standard input. */
public final class InputText {
    /** Names standard input in place of a file. */
    public static final String STANDARD_INPUT = "-";

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private InputText() {}

    /**
     * The text.
     *
     * @param name a path, or {@value #STANDARD_INPUT}
     * @param standardInput read only if named
     * @throws LocalFileException if the file cannot be read
     * @throws CccRequestException if it is too large or not UTF-8
     */
    public static String read(String name, InputStream standardInput) {
        if (name.equals(STANDARD_INPUT)) {
            try {
                return text("standard input", standardInput);
            } catch (IOException broken) {
                throw new LocalFileException("Standard input could not be read");
            }
        }
        String shown = OneLine.of(name, 200);
        try (InputStream in = Files.newInputStream(path(name))) {
            return text("the file " + shown, in);
        } catch (IOException failure) {
            throw unreadable(shown, failure);
        }
    }

    /**
     * A path from the command line.
     *
     * @throws LocalFileException if it can be none
     */
    public static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException invalid) {
            throw new LocalFileException("\"" + OneLine.of(name, 200) + "\" is no file name");
        }
    }

    /** What to say of a file that cannot be read. */
    public static LocalFileException unreadable(String shown, IOException failure) {
        String reason = failure instanceof NoSuchFileException ? "there is no such file" : "it cannot be read";
        return new LocalFileException("The file " + shown + " cannot be used: " + reason);
    }

    private static String text(String what, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw CccRequestException.invalid(what, "is larger than 4 MB: is it the right one?");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw CccRequestException.invalid(what, "is not UTF-8: save it as UTF-8");
        }
    }
}
