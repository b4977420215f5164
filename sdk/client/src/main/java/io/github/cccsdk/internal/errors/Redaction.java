package io.github.cccsdk.internal.errors;

import java.util.List;
import java.util.Locale;

/**
 * Takes out what looks like a secret: the value after a telling name, and long strings that look like tokens. It errs on
 * the side of taking out too much.
 */
public final class Redaction {
    private static final String GONE = "[redacted]";
    private static final List<String> NAMES = List.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "secret",
            "token",
            "authorization",
            "bearer",
            "basic",
            "apikey",
            "api-key",
            "api_key",
            "cookie",
            "credential",
            "jsessionid",
            "session_id",
            "sessionid",
            "assertion");
    private static final int TOKEN_LENGTH = 24;

    private Redaction() {}

    /** The text without what looks like a secret; linear in its length. */
    public static String of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            lower = text;
        }
        StringBuilder safe = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int stop = wordEnd(text, at);
            if (stop == at) {
                safe.append(text.charAt(at));
                at++;
                continue;
            }
            String word = lower.substring(at, stop);
            if (looksLikeToken(text, at, stop)) {
                safe.append(GONE);
                at = stop;
                continue;
            }
            safe.append(text, at, stop);
            at = stop;
            if (isTelling(word)) {
                int value = valueStart(text, at);
                int end = valueEnd(text, value);
                boolean assigned = text.substring(at, value).indexOf('=') >= 0
                        || text.substring(at, value).indexOf(':') >= 0;
                if (end > value && !isOAuthWord(lower, value, end) && (assigned || isOdd(text, value, end))) {
                    safe.append(text, at, value).append(GONE);
                    at = end;
                }
            }
        }
        return safe.toString();
    }

    /** The names of errors, such as {@code invalid_token}, are followed by words, not by secrets. */
    private static boolean isTelling(String word) {
        if (word.length() < 3 || word.length() > 64 || word.startsWith("invalid") || word.startsWith("bad")) {
            return false;
        }
        for (String name : NAMES) {
            if (word.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** "Basic" and "Bearer" come between the name of the header and its value. */
    private static boolean isOAuthWord(String lower, int from, int to) {
        String word = lower.substring(from, to);
        return word.equals("bearer") || word.equals("basic");
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isWordCharacter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '+' || c == '/';
    }

    private static int valueStart(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < 16 && " \t\"'\\:=>[{(".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static int valueEnd(String text, int from) {
        int at = from;
        while (at < text.length() && " \t\r\n\"'\\&;,<>)}]".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** Not an ordinary word of a sentence: "password must be changed" stays, "password hunter2" does not. */
    private static boolean isOdd(String text, int from, int to) {
        int end = to;
        while (end > from && ".!?".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        boolean odd = false;
        for (int at = from; at < end; at++) {
            odd |= !Character.isLetter(text.charAt(at));
        }
        return odd && end - from >= 4;
    }

    /** A card number, or a long run of letters and digits mixed as no word or number is. */
    private static boolean looksLikeToken(String text, int from, int to) {
        int digits = 0;
        int letters = 0;
        int breaks = 0;
        boolean wasDigit = false;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            boolean digit = c >= '0' && c <= '9';
            if (digit) {
                digits++;
            } else if (Character.isLetter(c)) {
                letters++;
            }
            breaks += at > from && digit != wasDigit ? 1 : 0;
            wasDigit = digit;
        }
        int length = to - from;
        boolean card = letters == 0 && digits == length && length >= 15 && length <= 19;
        boolean mixed = length >= TOKEN_LENGTH && digits >= 3 && letters >= 3 && breaks >= 4;
        return card || (mixed && !isUuid(text, from, to)) || (length >= 16 && text.startsWith("eyJ", from));
    }

    /** Request ids are UUIDs, and needed by whoever is asked for help. */
    private static boolean isUuid(String text, int from, int to) {
        return to - from == 36
                && text.charAt(from + 8) == '-'
                && text.charAt(from + 13) == '-'
                && text.charAt(from + 18) == '-'
                && text.charAt(from + 23) == '-';
    }
}
