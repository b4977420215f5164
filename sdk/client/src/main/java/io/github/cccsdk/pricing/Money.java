package io.github.cccsdk.pricing;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.OneLine;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount in one currency: never a {@code double}, never rounded. Immutable.
 *
 * <p>The amount keeps at least as many fraction digits as the currency has (USD 2, JPY 0, KWD 3; 2 for a code that Java
 * does not know) and more where they matter. Trailing zeros make no difference: 43.0 and 43.00 are equal. Its magnitude
 * stays below 10<sup>12</sup>, with at most 10 fraction digits: more is a mistake, or an attempt to use up memory.
 *
 * @param amount the value, with its canonical number of fraction digits; may be negative
 * @param currency three upper-case ASCII letters, such as {@code USD}
 */
public record Money(BigDecimal amount, String currency) implements Comparable<Money>, Serializable {
    private static final int MAX_INTEGER_DIGITS = 12;
    private static final int MAX_FRACTION_DIGITS = 10;
    /** Beyond this, even counting an amount's digits costs time; it leaves room for about 60 of them. */
    private static final int MAX_UNSCALED_BITS = 200;

    private static final int MAX_TEXT = 60;
    private static final int ASSUMED_FRACTION_DIGITS = 2;

    /**
     * The same as {@link #of(BigDecimal, String)}.
     *
     * @throws CccRequestException with the violation path {@code amount} or {@code currency}
     */
    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        requireCode(currency);
        amount = canonical(amount, fractionDigits(currency));
    }

    /**
     * An amount.
     *
     * @throws CccRequestException if the amount is out of bounds ({@code amount}) or the currency is not three upper-case
     *     letters ({@code currency})
     */
    public static Money of(BigDecimal amount, String currencyCode) {
        return new Money(amount, currencyCode);
    }

    /**
     * An amount from text such as {@code 43.00}: ASCII digits and a point, without a sign of the currency or of thousands.
     *
     * @throws CccRequestException if the text is no such amount, or as for {@link #of(BigDecimal, String)}
     */
    public static Money of(String amount, String currencyCode) {
        return new Money(number(amount), currencyCode);
    }

    /**
     * US dollars from text such as {@code 43.00}.
     *
     * @throws CccRequestException as for {@link #of(String, String)}
     */
    public static Money usd(String amount) {
        return of(amount, "USD");
    }

    /**
     * Nothing, in this currency.
     *
     * @throws CccRequestException if the currency is not three upper-case letters
     */
    public static Money zero(String currencyCode) {
        return new Money(BigDecimal.ZERO, currencyCode);
    }

    /**
     * The sum.
     *
     * @throws IllegalArgumentException if the currencies differ
     * @throws CccRequestException if the sum is out of bounds
     */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.add(other.amount), currency);
    }

    /**
     * The difference; may be negative.
     *
     * @throws IllegalArgumentException if the currencies differ
     * @throws CccRequestException if the difference is out of bounds
     */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.subtract(other.amount), currency);
    }

    /**
     * This amount, so many times.
     *
     * @throws CccRequestException if the product is out of bounds
     */
    public Money times(int factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)), currency);
    }

    /**
     * Whether this is more than the other.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    public boolean isGreaterThan(Money other) {
        return compareTo(other) > 0;
    }

    /**
     * Compares the amounts.
     *
     * @throws IllegalArgumentException if the currencies differ: neither is more than the other
     */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return amount.compareTo(other.amount);
    }

    /** The amount as plain text with all its digits, such as {@code 43.00}; never in scientific notation. */
    public String decimal() {
        return amount.toPlainString();
    }

    /** The amount and the currency, such as {@code 43.00 USD}. */
    @Override
    public String toString() {
        return decimal() + " " + currency;
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "Amounts in " + currency + " and " + other.currency + " cannot be combined or compared");
        }
    }

    private static BigDecimal number(String text) {
        if (text.length() <= MAX_TEXT && text.chars().allMatch(Money::occursInNumber)) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw notANumber(text);
            }
        }
        throw notANumber(text);
    }

    /** BigDecimal itself would also take the digits of other scripts. */
    private static boolean occursInNumber(int character) {
        return (character >= '0' && character <= '9') || "+-.eE".indexOf(character) >= 0;
    }

    private static CccRequestException notANumber(String text) {
        return invalidAmount("\"" + OneLine.of(text, MAX_TEXT)
                + "\" is not an amount: write digits with a point before the fraction, such as 1234.50");
    }

    /** Judges size by the exponent before anything is expanded: 1e999999999 is short to write and huge to hold. */
    private static BigDecimal canonical(BigDecimal amount, int fractionDigits) {
        if (amount.scale() == fractionDigits && amount.precision() - fractionDigits <= MAX_INTEGER_DIGITS) {
            return amount;
        }
        if (amount.signum() == 0) {
            return BigDecimal.ZERO.setScale(fractionDigits);
        }
        if (amount.unscaledValue().bitLength() > MAX_UNSCALED_BITS) {
            throw invalidAmount("has too many digits: at most " + MAX_INTEGER_DIGITS + " before and "
                    + MAX_FRACTION_DIGITS + " after the point are accepted");
        }
        if ((long) amount.precision() - amount.scale() > MAX_INTEGER_DIGITS) {
            throw invalidAmount(
                    "is too large: at most " + MAX_INTEGER_DIGITS + " digits before the point are accepted");
        }
        BigDecimal stripped = amount.stripTrailingZeros();
        if (stripped.scale() > MAX_FRACTION_DIGITS) {
            throw invalidAmount("has too many fraction digits: at most " + MAX_FRACTION_DIGITS
                    + " are accepted, and none is rounded");
        }
        return stripped.setScale(Math.max(stripped.scale(), fractionDigits));
    }

    private static CccRequestException invalidAmount(String problem) {
        return CccRequestException.invalid("amount", problem);
    }

    private static void requireCode(String code) {
        if (!isCode(code)) {
            throw CccRequestException.invalid(
                    "currency",
                    "\"" + OneLine.of(code, 20)
                            + "\" is not a currency code: write three upper-case letters, such as USD");
        }
    }

    private static boolean isCode(String text) {
        if (text.length() != 3) {
            return false;
        }
        for (int at = 0; at < 3; at++) {
            if (text.charAt(at) < 'A' || text.charAt(at) > 'Z') {
                return false;
            }
        }
        return true;
    }

    private static int fractionDigits(String code) {
        try {
            int digits = Currency.getInstance(code).getDefaultFractionDigits();
            return digits < 0 ? ASSUMED_FRACTION_DIGITS : digits;
        } catch (IllegalArgumentException unknownToJava) {
            return ASSUMED_FRACTION_DIGITS;
        }
    }
}
