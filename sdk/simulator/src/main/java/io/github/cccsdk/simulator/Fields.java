package io.github.cccsdk.simulator;

import java.util.regex.Pattern;

/** The bounds of the contract's fields. */
final class Fields {

    static final int FIRST_YEAR = 1000;
    static final int LAST_YEAR = 9999;
    static final int MOST_PAGES = 1_000_000;
    static final int MOST_COPIES = 1_000_000;

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private Fields() {}

    static boolean isCountry(String text) {
        return COUNTRY.matcher(text).matches();
    }
}
