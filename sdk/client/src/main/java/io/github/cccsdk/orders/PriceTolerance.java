package io.github.cccsdk.orders;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.pricing.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a total may rise between the quote and the order before the price guard stops it. A fall never stops it.
 *
 * @param amount a rise up to this amount passes; empty for none
 * @param percent a rise up to this percentage of the quoted total passes; 0 to 100
 */
public record PriceTolerance(Optional<Money> amount, BigDecimal percent) {
    /** Any rise stops the order. */
    public static final PriceTolerance NONE = new PriceTolerance(Optional.empty(), BigDecimal.ZERO);

    /** @throws CccRequestException {@code REQUEST_INVALID} for a negative amount or a percentage outside 0 to 100 */
    public PriceTolerance {
        Objects.requireNonNull(amount, "amount");
        if (amount.isPresent() && amount.get().amount().signum() < 0) {
            throw CccRequestException.invalid("tolerance", "is negative: give zero or more");
        }
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw CccRequestException.invalid("tolerance", "has a percentage outside 0 to 100: give one within");
        }
    }

    public static PriceTolerance amount(Money amount) {
        return new PriceTolerance(Optional.of(amount), BigDecimal.ZERO);
    }

    public static PriceTolerance percent(String percent) {
        try {
            return new PriceTolerance(Optional.empty(), new BigDecimal(percent));
        } catch (NumberFormatException unreadable) {
            throw CccRequestException.invalid("tolerance", "is no decimal number: write it like 2.5");
        }
    }

    /** Whether the total may have moved from one to the other; never across currencies. */
    public boolean allows(Money quoted, Money now) {
        if (!quoted.currency().equals(now.currency())) {
            return false;
        }
        BigDecimal rise = now.amount().subtract(quoted.amount());
        return rise.signum() <= 0
                || (amount.isPresent()
                        && amount.get().currency().equals(now.currency())
                        && rise.compareTo(amount.get().amount()) <= 0)
                || rise.movePointRight(2).compareTo(quoted.amount().multiply(percent)) <= 0;
    }

    /** The highest total that is allowed for what was quoted. */
    public Money limit(Money quoted) {
        Money byPercent = Money.of(
                quoted.amount()
                        .add(quoted.amount().multiply(percent).movePointLeft(2))
                        .setScale(quoted.amount().scale(), RoundingMode.DOWN),
                quoted.currency());
        return amount.filter(rise -> rise.currency().equals(quoted.currency()))
                .map(quoted::plus)
                .filter(byAmount -> byAmount.isGreaterThan(byPercent))
                .orElse(byPercent);
    }
}
