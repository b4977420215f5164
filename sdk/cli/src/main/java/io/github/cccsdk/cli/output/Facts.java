package io.github.cccsdk.cli.output;

import io.github.cccsdk.error.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names and values below each other, long values broken to fit a terminal of 80 columns. Text from outside loses its
 * control characters. Not thread-safe.
 */
public final class Facts {
    private static final int WIDTH = 80;
    private static final int NAME_WIDTH = 14;
    private static final int MAX_VALUE = 2_000;

    private final List<String> lines = new ArrayList<>();

    public Facts fact(String name, String value) {
        String label = DisplayWidth.padded(name, NAME_WIDTH, false);
        for (String line : broken(OneLine.of(value, MAX_VALUE), WIDTH - NAME_WIDTH)) {
            lines.add((label + line).stripTrailing());
            label = " ".repeat(NAME_WIDTH);
        }
        return this;
    }

    public Facts fact(String name, Optional<String> value) {
        value.ifPresent(present -> fact(name, present));
        return this;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    private static List<String> broken(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && DisplayWidth.of(line.toString()) + 1 + DisplayWidth.of(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
