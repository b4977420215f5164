package io.github.cccsdk.error;

/**
 * Makes text from outside fit for one line of a log: no line breaks, no control characters, no terminal sequences, no
 * characters that reorder what is read, and no more than a given length.
 */
public final class OneLine {
    private OneLine() {}

    /**
     * The text on one line.
     *
     * @param text anything, of any length
     * @param maxLength the most characters to keep, at least 1; a cut is marked with an ellipsis
     */
    public static String of(String text, int maxLength) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), maxLength) + 1);
        boolean spaceDue = false;
        for (int at = 0; at < text.length(); ) {
            int skipped = escapeSequenceLength(text, at);
            if (skipped > 0) {
                at += skipped;
                continue;
            }
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (isInvisible(point)) {
                continue;
            }
            if (isBlank(point)) {
                spaceDue = !line.isEmpty();
                continue;
            }
            int needed = (spaceDue ? 1 : 0) + Character.charCount(point);
            if (line.length() + needed > maxLength) {
                return cut(line, maxLength);
            }
            if (spaceDue) {
                line.append(' ');
                spaceDue = false;
            }
            line.appendCodePoint(point);
        }
        return line.toString();
    }

    private static String cut(StringBuilder line, int maxLength) {
        while (line.length() > maxLength - 1) {
            line.setLength(line.offsetByCodePoints(line.length(), -1));
        }
        return line.append('…').toString();
    }

    /** The length of an ANSI control sequence (ESC [ … letter) that starts here, or 0. */
    private static int escapeSequenceLength(String text, int start) {
        char first = text.charAt(start);
        int at;
        if (first == '\u009b') {
            at = start + 1;
        } else if (first == '\u001b' && start + 1 < text.length() && text.charAt(start + 1) == '[') {
            at = start + 2;
        } else {
            return 0;
        }
        while (at < text.length() && text.charAt(at) >= 0x20 && text.charAt(at) <= 0x3f) {
            at++;
        }
        boolean ended = at < text.length() && text.charAt(at) >= 0x40 && text.charAt(at) <= 0x7e;
        return (ended ? at + 1 : at) - start;
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point)
                || Character.isISOControl(point)
                || Character.isSpaceChar(point)
                || point == 0x85;
    }

    /** Format characters (zero width, bidirectional overrides, BOM) and lone surrogates. */
    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.FORMAT || type == Character.SURROGATE;
    }
}
