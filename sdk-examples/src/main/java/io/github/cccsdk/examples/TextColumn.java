package io.github.cccsdk.examples;

import io.github.cccsdk.error.OneLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits text into a number of columns on a terminal, where most characters take one, Chinese, Japanese and Korean ones take
 * two, and accents that stand by themselves take none. Control characters are taken out.
 */
final class TextColumn {
    /** No text from outside is worth more than this on a screen. */
    private static final int MOST_CHARACTERS = 10_000;

    private TextColumn() {}

    /** How many columns the text takes. */
    static int width(String text) {
        return text.codePoints().map(TextColumn::width).sum();
    }

    /** The text cut to the width, which an ellipsis shows, and filled with spaces on its right. */
    static String left(String text, int width) {
        String cut = cut(OneLine.of(text, MOST_CHARACTERS), width);
        return cut + " ".repeat(width - width(cut));
    }

    /** The same, filled on its left. */
    static String right(String text, int width) {
        String cut = cut(OneLine.of(text, MOST_CHARACTERS), width);
        return " ".repeat(width - width(cut)) + cut;
    }

    /** The text on as many lines as it needs, broken between words where there are any. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : OneLine.of(text, MOST_CHARACTERS).split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line) > width) {
                String head = head(line, width);
                lines.add(head);
                line = line.substring(head.length());
            }
        }
        lines.add(line);
        return lines;
    }

    private static String cut(String text, int width) {
        return width(text) <= width ? text : head(text, width - 1).stripTrailing() + "…";
    }

    /** As much of the beginning as fits, never half a character, nor one without its accents. */
    private static String head(String text, int width) {
        int taken = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            taken += width(point);
            if (taken > width) {
                break;
            }
            at += Character.charCount(point);
        }
        return text.substring(0, at);
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /** The blocks that Unicode's EastAsianWidth.txt calls wide or full width, roughly. */
    private static boolean isWide(int point) {
        return within(point, 0x1100, 0x115F)
                || within(point, 0x2E80, 0x303E)
                || within(point, 0x3041, 0xA4CF)
                || within(point, 0xA960, 0xA97F)
                || within(point, 0xAC00, 0xD7A3)
                || within(point, 0xF900, 0xFAFF)
                || within(point, 0xFE30, 0xFE6F)
                || within(point, 0xFF01, 0xFF60)
                || within(point, 0xFFE0, 0xFFE6)
                || within(point, 0x1F300, 0x1F64F)
                || within(point, 0x1F900, 0x1F9FF)
                || within(point, 0x20000, 0x3FFFD);
    }

    private static boolean within(int point, int first, int last) {
        return first <= point && point <= last;
    }
}
