package io.github.cccsdk.simulator;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** When two ways of writing an ISSN or ISBN mean the same number. */
final class StandardNumbers {

    private static final int LONGEST = 22;
    private static final Pattern ISSN = Pattern.compile("\\d{7}[\\dX]");
    private static final Pattern ISBN_10 = Pattern.compile("\\d{9}[\\dX]");
    private static final Pattern ISBN_13 = Pattern.compile("97[89]\\d{10}");

    private StandardNumbers() {}

    /** One spelling for all, or nothing if it cannot be a number of that type. Check digits are not looked at. */
    static Optional<String> canonical(String type, String value) {
        if (value.length() > LONGEST) {
            return Optional.empty();
        }
        String bare = value.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
        return switch (type) {
            case "issn" -> matching(ISSN, bare);
            case "isbn" ->
                ISBN_10.matcher(bare).matches() ? Optional.of(thirteenDigits(bare)) : matching(ISBN_13, bare);
            default -> Optional.empty();
        };
    }

    private static Optional<String> matching(Pattern form, String bare) {
        return form.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
    }

    private static String thirteenDigits(String isbn10) {
        String body = "978" + isbn10.substring(0, 9);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (i % 2 == 0 ? 1 : 3) * (body.charAt(i) - '0');
        }
        return body + (10 - sum % 10) % 10;
    }
}
