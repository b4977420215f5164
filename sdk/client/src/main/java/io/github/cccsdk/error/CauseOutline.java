package io.github.cccsdk.error;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What is safe to keep of another library's exception: its class and stack trace, and its message only where it speaks of
 * the network alone. Parsers and HTTP clients quote the values they stumble over.
 */
final class CauseOutline extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_DEPTH = 5;
    private static final int MAX_MESSAGE = 200;

    private CauseOutline(Throwable original, @Nullable Throwable cause) {
        super(words(original), cause);
        setStackTrace(original.getStackTrace());
    }

    /** An outline of the exception and its causes; our own exceptions are kept as they are. */
    static Throwable of(Throwable original) {
        return of(original, MAX_DEPTH);
    }

    private static Throwable of(Throwable original, int depth) {
        if (original instanceof CccException || original instanceof CauseOutline) {
            return original;
        }
        Throwable cause = original.getCause();
        return new CauseOutline(original, cause == null || depth <= 1 ? null : of(cause, depth - 1));
    }

    private static String words(Throwable original) {
        String type = original.getClass().getName();
        String message = original.getMessage();
        return message == null || !speaksOfTheNetwork(original) ? type : type + ": " + OneLine.of(message, MAX_MESSAGE);
    }

    private static boolean speaksOfTheNetwork(Throwable original) {
        return original instanceof SocketException
                || original instanceof SocketTimeoutException
                || original instanceof UnknownHostException
                || original instanceof SSLException;
    }
}
