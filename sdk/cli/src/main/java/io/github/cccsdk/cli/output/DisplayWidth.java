package io.github.cccsdk.cli.output;

/** How many columns of a terminal a text takes: two for East Asian wide characters, none for combining ones. */
final class DisplayWidth {
    /** First and last of each range of wide characters, after Unicode's EastAsianWidth W and F, joined where close. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA000, 0xA4CF,
        0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300,
                0x1F64F,
        0x1F680, 0x1F6FF, 0x1F900, 0x1F9FF, 0x20000, 0x3FFFD
    };

    private DisplayWidth() {}

    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    static int of(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int at = 0; at < WIDE.length; at += 2) {
            if (point >= WIDE[at] && point <= WIDE[at + 1]) {
                return 2;
            }
        }
        return 1;
    }

    /** The text, cut with an ellipsis if it is wider than this. */
    static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (used + of(point) > width - 1) {
                break;
            }
            kept.appendCodePoint(point);
            used += of(point);
            at += Character.charCount(point);
        }
        return kept.append('…').toString();
    }

    /** The text with blanks up to this width. */
    static String padded(String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - of(text)));
        return right ? blanks + text : text + blanks;
    }
}
