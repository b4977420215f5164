package io.github.cccsdk.cli.rows;

import io.github.cccsdk.cli.output.LocalFileException;
import java.nio.file.Path;

/** Tells one input file from another. */
public final class InputHash {
    private InputHash() {}

    /**
     * The SHA-256 of a file's bytes, in lower-case hexadecimal.
     *
     * @throws LocalFileException if it cannot be read
     */
    public static String of(Path file) {
        return "";
    }
}
