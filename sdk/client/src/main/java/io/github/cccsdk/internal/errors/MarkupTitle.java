package io.github.cccsdk.internal.errors;

import java.util.List;
import java.util.Locale;

/** The heading of an HTML or XML page: all that such an answer has to say. */
final class MarkupTitle {
    private static final int MAX_LOOKED = 16 * 1024;
    private static final int MAX_TITLE = 512;

    private MarkupTitle() {}

    /** The title, and the first heading where it differs; empty where the page has neither. */
    static List<String> of(String page) {
        String text = page.length() > MAX_LOOKED ? page.substring(0, MAX_LOOKED) : page;
        String title = element(text, "title");
        String heading = element(text, "h1");
        if (title.isEmpty()) {
            return heading.isEmpty() ? List.of() : List.of(heading);
        }
        return heading.isEmpty() || heading.equals(title) ? List.of(title) : List.of(title, heading);
    }

    private static String element(String text, String name) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            lower = text;
        }
        int open = lower.indexOf("<" + name);
        int start = open < 0 ? -1 : lower.indexOf('>', open);
        if (start < 0) {
            return "";
        }
        int end = lower.indexOf("</" + name, start);
        String content = text.substring(start + 1, end < 0 ? Math.min(text.length(), start + 1 + MAX_TITLE) : end);
        return withoutTags(content.length() > MAX_TITLE ? content.substring(0, MAX_TITLE) : content);
    }

    private static String withoutTags(String content) {
        StringBuilder words = new StringBuilder(content.length());
        boolean tag = false;
        for (int at = 0; at < content.length(); at++) {
            char c = content.charAt(at);
            if (c == '<') {
                tag = true;
            } else if (c == '>' && tag) {
                tag = false;
                words.append(' ');
            } else if (!tag) {
                words.append(c);
            }
        }
        return words.toString()
                .replace("&nbsp;", " ")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .strip();
    }
}
