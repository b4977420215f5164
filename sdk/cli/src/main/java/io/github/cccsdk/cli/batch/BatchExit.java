package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.output.ExitCode;
import java.util.Collection;
import java.util.List;

/** The exit code of a batch, from those of what failed in it. */
final class BatchExit {
    private static final List<Integer> WORST_FIRST = List.of(
            ExitCode.ORDER_UNKNOWN,
            ExitCode.LOCAL_FILE,
            ExitCode.CREDENTIALS,
            ExitCode.ACCOUNT,
            ExitCode.CONFIGURATION,
            ExitCode.INTERNAL,
            ExitCode.SERVICE);

    private BatchExit() {}

    /** @param failures the exit code that each failure would have by itself */
    static int of(Collection<Integer> failures) {
        if (failures.isEmpty()) {
            return ExitCode.DONE;
        }
        return WORST_FIRST.stream().filter(failures::contains).findFirst().orElse(ExitCode.SOME_FAILED);
    }
}
