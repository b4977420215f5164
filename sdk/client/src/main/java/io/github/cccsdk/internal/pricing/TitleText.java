package io.github.cccsdk.internal.pricing;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be told from the spelling of a title. */
final class TitleText {
    private static final int SHORT_WORD = 5;

    private TitleText() {}

    /** Whether two spellings are of one title: case, accents, punctuation and a leading article aside. */
    static boolean sameTitle(String one, String other) {
        return plain(one).equals(plain(other));
    }

    /** Whether a title looks like {@code J. Speech Lang. Hear. Res.} or {@code J Am Chem Soc}. */
    static boolean looksAbbreviated(String title) {
        List<String> words = Arrays.asList(title.strip().split("\\s+", 60));
        boolean dotted = words.stream().anyMatch(word -> word.length() > 1 && word.endsWith("."));
        boolean initial =
                words.size() > 1 && words.get(0).length() == 1 && !words.get(0).equals("A");
        boolean allShort = words.size() > 2 && words.stream().allMatch(word -> word.length() <= SHORT_WORD);
        return dotted || initial || allShort;
    }

    private static String plain(String title) {
        StringBuilder plain = new StringBuilder(title.length());
        Normalizer.normalize(title, Normalizer.Form.NFKD)
                .replace("&", " and ")
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(point -> {
                    if (Character.isLetterOrDigit(point)) {
                        plain.appendCodePoint(point);
                    } else if (Character.getType(point) != Character.NON_SPACING_MARK
                            && !plain.isEmpty()
                            && plain.charAt(plain.length() - 1) != ' ') {
                        plain.append(' ');
                    }
                });
        String text = plain.toString().strip();
        return text.startsWith("the ") ? text.substring(4) : text;
    }
}
