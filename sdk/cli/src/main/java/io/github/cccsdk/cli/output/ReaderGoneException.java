package io.github.cccsdk.cli.output;

/** Whoever read the standard output has closed it, as {@code head} does when it has seen enough. */
public final class ReaderGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReaderGoneException() {
        super("The reader of the output has gone");
    }
}
