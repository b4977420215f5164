package io.github.cccsdk.cli.output;

/** A file on this machine cannot be read or written. The message names it and says what to do. */
public final class LocalFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LocalFileException(String message) {
        super(message);
    }
}
