package io.github.cccsdk.examples;

/** A file that cannot be worked with as a whole. */
final class BadFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    BadFileException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** What is wrong with the file and what to do, to be written behind its name. */
    String problem() {
        return problem;
    }
}
