package io.github.cccsdk.pricing;

import java.util.OptionalInt;

/** Roman numerals in their one canonical spelling, 1 to 3999. */
final class RomanNumeral {
    private static final int MAX_LENGTH = "MMMDCCCLXXXVIII".length();
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] SYMBOLS = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};

    private RomanNumeral() {}

    /** The value of upper-case letters; empty unless they are exactly how that value is written (IV, not IIII). */
    static OptionalInt value(String letters) {
        if (letters.length() > MAX_LENGTH) {
            return OptionalInt.empty();
        }
        int value = 0;
        int at = 0;
        for (int symbol = 0; symbol < SYMBOLS.length; symbol++) {
            while (letters.startsWith(SYMBOLS[symbol], at)) {
                value += VALUES[symbol];
                at += SYMBOLS[symbol].length();
            }
        }
        boolean canonical = value >= 1 && value <= 3999 && letters.equals(written(value));
        return canonical ? OptionalInt.of(value) : OptionalInt.empty();
    }

    private static String written(int value) {
        StringBuilder letters = new StringBuilder();
        int rest = value;
        for (int symbol = 0; symbol < SYMBOLS.length; symbol++) {
            while (rest >= VALUES[symbol]) {
                letters.append(SYMBOLS[symbol]);
                rest -= VALUES[symbol];
            }
        }
        return letters.toString();
    }
}
