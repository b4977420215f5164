package io.github.cccsdk.works;

/** The check digits of standard numbers. */
final class CheckDigit {
    private CheckDigit() {}

    /** For ISSN and ISBN-10: weights fall to 2 at the last digit before the check digit; 10 is written X. */
    static char modulo11(String digits) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            sum += (digits.length() + 1 - at) * (digits.charAt(at) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }

    /** For ISBN-13: weights 1 and 3 by turns. */
    static char modulo10(String digits) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            sum += (at % 2 == 0 ? 1 : 3) * (digits.charAt(at) - '0');
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    static String mismatch(String number, char found, char fitting) {
        return number + " has check digit " + found + ", " + fitting + " expected: look for a typing error";
    }
}
