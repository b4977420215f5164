package io.github.cccsdk.cli.rows;

import java.nio.file.Path;

/**
 * The files that a batch writes.
 *
 * @param result a CSV line for each finished row
 * @param failed the rows that failed, as they stand in the input, to be corrected and fed back
 * @param progress how far the batch got
 */
public record BatchFiles(Path result, Path failed, Path progress) {
    /** With the progress in {@code RESULT.progress}. */
    public static BatchFiles of(Path result, Path failed) {
        return new BatchFiles(result, failed, result.resolveSibling(result.getFileName() + ".progress"));
    }
}
