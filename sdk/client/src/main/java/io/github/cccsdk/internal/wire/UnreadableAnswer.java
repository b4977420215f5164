package io.github.cccsdk.internal.wire;

/**
 * An answer that is not what the contract says. Its text is this library's own: a parser's message quotes what it read,
 * and that may be a token.
 */
public final class UnreadableAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    UnreadableAnswer(String why) {
        super(why);
        this.why = why;
    }

    public String why() {
        return why;
    }
}
