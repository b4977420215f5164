package io.github.cccsdk.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The standard output: carries the result and nothing else, in UTF-8 whatever the locale. Unlike {@code System.out} it
 * tells when it cannot be written to.
 */
public final class StandardOutput {
    private final OutputStream out;

    public StandardOutput(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes a text and a line end, at once.
     *
     * @throws ReaderGoneException if nobody reads any more
     * @throws LocalFileException if it cannot be written for another reason, such as a full disk
     */
    public void line(String text) {
        part(text + "\n");
    }

    /**
     * Writes a part of a text.
     *
     * @throws ReaderGoneException if nobody reads any more
     * @throws LocalFileException if it cannot be written for another reason, such as a full disk
     */
    void part(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException failure) {
            if (isClosedPipe(failure)) {
                throw new ReaderGoneException();
            }
            throw new LocalFileException("The output cannot be written: look at the disk or device it goes to");
        }
    }

    /** "Broken pipe" on Unix (the launcher sets the locale), "The pipe is being closed" on Windows. */
    private static boolean isClosedPipe(IOException failure) {
        String message = failure.getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains("pipe");
    }
}
