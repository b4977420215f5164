package io.github.cccsdk.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.error.CccRequestException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trap 41, as far as the value type goes: exact, plain, and bounded before anything is expanded. */
class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "43, USD, 43.00",
        "43.0, USD, 43.00",
        "43.000, USD, 43.00",
        "0.5, USD, 0.50",
        "43.125, USD, 43.125",
        "43.1250, USD, 43.125",
        "100, JPY, 100",
        "100.0, JPY, 100",
        "100.5, JPY, 100.5",
        "1.5, KWD, 1.500",
        "1.5, QQQ, 1.50",
        "1.5, XAU, 1.50",
        "1E+3, USD, 1000.00",
        "12e-1, USD, 1.20",
        "-3.5, USD, -3.50",
        "-0.00, USD, 0.00",
        "0E+999999999, USD, 0.00",
        "0E-999999999, USD, 0.00",
        "999999999999.9999999999, USD, 999999999999.9999999999",
        "0.0000000001, USD, 0.0000000001"
    })
    void keepsEveryDigitAndShowsAtLeastTheCurrencysOwn(String amount, String currency, String decimal) {
        Money money = Money.of(amount, currency);

        assertThat(money.decimal()).isEqualTo(decimal);
        assertThat(money).hasToString(decimal + " " + currency);
        assertThat(money).isEqualTo(Money.of(new BigDecimal(amount), currency));
    }

    @Test
    void isEqualByNumericValueAndCurrency() {
        assertThat(Money.usd("43.0")).isEqualTo(Money.usd("43.00")).hasSameHashCodeAs(Money.usd("43.000"));
        assertThat(Money.usd("43.0")).isNotEqualTo(Money.usd("43.01"));
        assertThat(Money.usd("43.0")).isNotEqualTo(Money.of("43.0", "CAD"));
        assertThat(Money.zero("USD")).isEqualTo(Money.usd("0"));
    }

    @Test
    void addsSubtractsAndMultipliesExactly() {
        assertThat(Money.usd("0.1").plus(Money.usd("0.2"))).isEqualTo(Money.usd("0.3"));
        assertThat(Money.usd("30.00").minus(Money.usd("43.00"))).isEqualTo(Money.usd("-13.00"));
        assertThat(Money.usd("0.50").times(19)).isEqualTo(Money.usd("9.50"));
        assertThat(Money.usd("0.50").times(0)).isEqualTo(Money.zero("USD"));
    }

    @Test
    void comparesWithinOneCurrencyOnly() {
        Money dollars = Money.usd("43.00");
        Money yen = Money.of("43", "JPY");

        assertThat(dollars.isGreaterThan(Money.usd("42.99"))).isTrue();
        assertThat(dollars.isGreaterThan(Money.usd("43.000"))).isFalse();
        assertThat(dollars).isLessThan(Money.usd("43.01"));
        assertThatThrownBy(() -> dollars.compareTo(yen))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("USD")
                .hasMessageContaining("JPY");
        assertThatThrownBy(() -> dollars.isGreaterThan(yen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dollars.plus(yen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dollars.minus(yen)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "43,00",
                "$43.00",
                "1,234.50",
                "43.00 ",
                "abc",
                "1.2.3",
                "e5",
                "--1",
                "٤٣",
                "NaN",
                "1e99999999999",
                "1e",
                "\u001b[31m43"
            })
    void refusesTextThatIsNoAmount(String text) {
        assertInvalid("amount", () -> Money.usd(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000000",
                "-1000000000000",
                "1e12",
                "1e999999999",
                "-1e999999999",
                "1e2147483647",
                "0.00000000001",
                "1e-999999999",
                "1e-2147483647",
                "43.12345678901"
            })
    void refusesMagnitudesAndFractionsBeyondItsBoundsWithoutExpandingThem(String text) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertInvalid("amount", () -> Money.usd(text)));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertInvalid("amount", () -> Money.of(new BigDecimal(text), "USD")));
    }

    @Test
    void refusesAnAmountOfMillionsOfDigitsWithoutCountingThem() {
        BigDecimal huge = new BigDecimal(BigInteger.ONE.shiftLeft(100_000_000), 30_000_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertInvalid("amount", () -> Money.of(huge, "USD")));
    }

    @Test
    void refusesResultsBeyondItsBounds() {
        Money most = Money.usd("999999999999");

        assertInvalid("amount", () -> most.plus(Money.usd("1")));
        assertInvalid("amount", () -> most.times(2));
        assertInvalid("amount", () -> most.times(-1).minus(Money.usd("1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "usd", "US", "USDD", "US$", "ÜSD", "U D", "US\n"})
    void refusesWhatIsNoCurrencyCode(String code) {
        assertInvalid("currency", () -> Money.of("43.00", code));
        assertInvalid("currency", () -> Money.zero(code));
    }

    @Test
    void readsTheSameUnderALocaleWithOtherDigitsAndLetters() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Money.usd("1234.5")).hasToString("1234.50 USD");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void agreesWithWholeNumberArithmeticOnRandomAmounts() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            long one = random.nextLong(-10_000_000_000L, 10_000_000_000L);
            long other = random.nextLong(-10_000_000_000L, 10_000_000_000L);
            Money sum = cents(one).plus(cents(other));
            Money difference = cents(one).minus(cents(other));

            assertThat(sum).as("seed %d", seed).isEqualTo(cents(one + other));
            assertThat(difference).as("seed %d", seed).isEqualTo(cents(one - other));
            assertThat(Money.usd(sum.decimal())).as("seed %d", seed).isEqualTo(sum);
            assertThat(cents(one).isGreaterThan(cents(other)))
                    .as("seed %d", seed)
                    .isEqualTo(one > other);
        }
    }

    @Test
    void survivesJavaSerialisation() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(Money.usd("43.125"));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(Money.usd("43.125"));
        }
    }

    private static Money cents(long cents) {
        return Money.of(BigDecimal.valueOf(cents, 2), "USD");
    }

    private static void assertInvalid(String field, Runnable action) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(CccRequestException.class, refusal -> {
            assertThat(refusal.violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.path()).isEqualTo(field));
            assertThat(refusal.getMessage()).doesNotContain("\u001b").hasSizeLessThan(500);
        });
    }
}
