package io.github.cccsdk.cli.output;

import java.util.List;

/**
 * What a command has to say, in both forms.
 *
 * @param json for scripts
 * @param lines for people
 * @param exitCode one of {@link ExitCode}
 */
public record Result(JsonObject json, List<String> lines, int exitCode) {
    public Result {
        lines = List.copyOf(lines);
    }

    /** A result that is no failure of any kind. */
    public static Result done(JsonObject json, List<String> lines) {
        return new Result(json, lines, ExitCode.DONE);
    }
}
