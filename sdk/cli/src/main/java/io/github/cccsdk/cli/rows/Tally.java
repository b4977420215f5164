package io.github.cccsdk.cli.rows;

import java.util.Map;

/**
 * What a batch has counted so far.
 *
 * @param counts how many rows of each kind, under names of the command's choice
 * @param total what they come to, as the command writes it; may be empty
 */
public record Tally(Map<String, Long> counts, String total) {
    /** Nothing counted yet. */
    public static final Tally NONE = new Tally(Map.of(), "");

    public Tally {
        counts = Map.copyOf(counts);
    }
}
