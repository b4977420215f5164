package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.output.Failure;

/** The batch goes no further; what is unfinished stays so. */
final class BatchStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure why;

    BatchStopped(Failure why) {
        super(why.message());
        this.why = why;
    }

    Failure why() {
        return why;
    }
}
