package io.github.cccsdk.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds what came along unseen when a value was copied: white space at its ends, and characters nobody can see anywhere.
 * Names each by place and code point, and never shows the value.
 */
final class HiddenCharacters {
    private static final int MAX_NAMED = 5;

    private HiddenCharacters() {}

    /** Such as {@code ends with U+00A0 NO-BREAK SPACE at position 13}; positions count characters from 1. */
    static List<String> in(String value) {
        int[] points = value.codePoints().toArray();
        int bodyStart = 0;
        while (bodyStart < points.length && isHidden(points[bodyStart])) {
            bodyStart++;
        }
        int bodyEnd = points.length;
        while (bodyEnd > bodyStart && isHidden(points[bodyEnd - 1])) {
            bodyEnd--;
        }
        List<String> found = new ArrayList<>();
        int unnamed = 0;
        for (int at = 0; at < points.length; at++) {
            boolean inside = at >= bodyStart && at < bodyEnd;
            if (!isHidden(points[at]) || (inside && points[at] == ' ')) {
                continue;
            }
            if (found.size() == MAX_NAMED) {
                unnamed++;
                continue;
            }
            String verb = inside ? "holds" : at < bodyStart ? "starts with" : "ends with";
            found.add(String.format(
                    Locale.ROOT,
                    "%s U+%04X %s at position %d",
                    verb,
                    points[at],
                    Character.getName(points[at]),
                    at + 1));
        }
        if (unnamed > 0) {
            found.add("has " + unnamed + " more such characters");
        }
        return found;
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isBlankByDesign(point);
        };
    }

    /** Letters, marks and symbols by category that show nothing: joiner, Hangul fillers, variation selectors, blank Braille. */
    private static boolean isBlankByDesign(int point) {
        return point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x2800
                || point == 0x3164
                || point == 0xFFA0
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
