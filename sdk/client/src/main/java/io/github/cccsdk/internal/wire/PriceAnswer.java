package io.github.cccsdk.internal.wire;

import io.github.cccsdk.pricing.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * CCC's answer to a price request.
 *
 * @param fees there only where the right is {@code AVAILABLE} and CCC gives a price
 */
public record PriceAnswer(
        String workId,
        String right,
        Optional<String> rightsholder,
        Optional<String> product,
        Optional<String> terms,
        Optional<Fees> fees,
        Optional<Instant> asOf) {
    public static final String AVAILABLE = "AVAILABLE";
    public static final String SPECIAL_REQUEST = "SPECIAL_REQUEST";
    public static final String DENIED = "DENIED";

    /** What the use costs, part by part. */
    public record Fees(Money base, Money perPage, Money processing, Money total) {}
}
