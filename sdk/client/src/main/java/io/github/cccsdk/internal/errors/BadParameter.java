package io.github.cccsdk.internal.errors;

import io.github.cccsdk.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads {@code Bad parameter [a:b is empty or null; c:d is invalid;] supplied} into its violations. */
final class BadParameter {
    private static final int MAX_VIOLATIONS = 50;
    private static final int MAX_PART = 256;

    private BadParameter() {}

    /** The violations of such a message, as far as it is there; empty for any other text. */
    static List<Violation> violations(String message) {
        String text = message.length() > PlainText.MAX_LENGTH ? message.substring(0, PlainText.MAX_LENGTH) : message;
        String lower = text.toLowerCase(Locale.ROOT);
        int named = lower.length() == text.length() ? lower.indexOf("bad parameter") : text.indexOf("Bad parameter");
        int open = named < 0 ? -1 : text.indexOf('[', named);
        if (open < 0) {
            return List.of();
        }
        List<Violation> found = new ArrayList<>();
        for (String complaint : text.substring(open + 1, end(text, open)).split(";", -1)) {
            String one = complaint.strip();
            if (!one.isEmpty() && found.size() < MAX_VIOLATIONS) {
                int space = firstBlank(one);
                found.add(new Violation(
                        bounded(one.substring(0, space)),
                        bounded(one.substring(space).strip())));
            }
        }
        return List.copyOf(found);
    }

    /** A path may hold brackets of its own ({@code items[0]:pages}), so the list ends at the last one that can close it. */
    private static int end(String text, int open) {
        int supplied = text.indexOf("] supplied", open);
        if (supplied >= 0) {
            return supplied;
        }
        int last = text.lastIndexOf(']');
        return last > open && last > text.lastIndexOf(';') ? last : text.length();
    }

    private static int firstBlank(String text) {
        int at = 0;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String bounded(String text) {
        return text.length() > MAX_PART ? text.substring(0, MAX_PART) : text;
    }
}
