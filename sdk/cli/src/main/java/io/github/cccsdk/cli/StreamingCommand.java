package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.cli.output.StreamedOutput;

/** A command whose result may be larger than the memory. */
abstract class StreamingCommand extends ResultCommand {
    /** Whether {@link #stream} writes the result, and not {@link #run}. */
    boolean streams() {
        return true;
    }

    /** Called only where it does not stream. */
    @Override
    Result run(Surroundings surroundings) {
        throw new IllegalStateException("streams");
    }

    abstract void stream(Surroundings surroundings, StreamedOutput out);
}
