package io.github.cccsdk.internal.errors;

/**
 * Text in the form in which the catalogue's phrases are compared: lower case, apostrophes dropped, every dash a hyphen,
 * runs of white space one space. The same sentence reaches us with straight and curly apostrophes, with hyphens and en
 * dashes, and broken over lines.
 */
final class PlainText {
    static final int MAX_LENGTH = 8 * 1024;

    private PlainText() {}

    /** The first {@link #MAX_LENGTH} characters, made plain. */
    static String of(String text) {
        int end = Math.min(text.length(), MAX_LENGTH);
        StringBuilder plain = new StringBuilder(end);
        boolean spaceDue = false;
        for (int at = 0; at < end; at++) {
            char c = text.charAt(at);
            if (c > ' ' && c < 0x7F && c != '\'' && c != '`') {
                if (spaceDue && !plain.isEmpty()) {
                    plain.append(' ');
                }
                spaceDue = false;
                plain.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
                continue;
            }
            if (c == 'â' && at + 2 < end) {
                // UTF-8 read as Windows-1252 or Latin-1, which is how curly quotes and dashes end up in old log files.
                char repaired = misread(text.charAt(at + 1), text.charAt(at + 2));
                if (repaired != 0) {
                    c = repaired;
                    at += 2;
                }
            }
            if (isApostrophe(c) || Character.getType(c) == Character.FORMAT) {
                continue;
            }
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                spaceDue = true;
                continue;
            }
            if (spaceDue && !plain.isEmpty()) {
                plain.append(' ');
            }
            spaceDue = false;
            plain.append(isDash(c) ? '-' : Character.toLowerCase(c));
        }
        return plain.toString();
    }

    private static char misread(char second, char third) {
        if (second != '€' && second != '\u0080') {
            return 0;
        }
        return switch (third) {
            case '™', '˜', '\u0099', '\u0098' -> '\'';
            case '“', '”', '‘', '\u0090', '\u0091', '\u0093', '\u0094' -> '-';
            default -> 0;
        };
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’' || c == '‘' || c == 'ʼ' || c == '´' || c == '`' || c == '′' || c == '\uFFFD';
    }

    private static boolean isDash(char c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION || c == '−';
    }
}
