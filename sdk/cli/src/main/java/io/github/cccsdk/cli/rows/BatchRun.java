package io.github.cccsdk.cli.rows;

import java.util.Map;

/**
 * What a batch does, to tell whether it is the one that was interrupted.
 *
 * @param command such as {@code batch quote}
 * @param inputHash {@link InputHash#of} its input
 * @param arguments the arguments and settings that change what the results say; only their hash is kept
 */
public record BatchRun(String command, String inputHash, Map<String, String> arguments) {
    public BatchRun {
        arguments = Map.copyOf(arguments);
    }
}
