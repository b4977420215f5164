package io.github.cccsdk.internal.errors;

import java.util.Arrays;
import java.util.List;

/**
 * A message pattern: phrases that must occur in this order. Written as one text with {@code *} between the phrases, as in
 * {@code billing * does not match}. No regular expression, so that no text can make the comparison slow.
 */
record Phrases(List<String> phrases, int literals) {
    static Phrases of(String pattern) {
        List<String> phrases = Arrays.stream(pattern.split("\\*", -1))
                .map(PlainText::of)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
        return new Phrases(phrases, phrases.stream().mapToInt(String::length).sum());
    }

    /** Whether this text, already {@linkplain PlainText plain}, holds all phrases in order. */
    boolean isIn(String plainText) {
        int from = 0;
        for (String phrase : phrases) {
            int at = plainText.indexOf(phrase, from);
            if (at < 0) {
                return false;
            }
            from = at + phrase.length();
        }
        return true;
    }
}
