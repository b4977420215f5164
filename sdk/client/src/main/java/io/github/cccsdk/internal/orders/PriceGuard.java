package io.github.cccsdk.internal.orders;

import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.Money;
import java.util.Optional;

/** Stops an order whose total is not what the caller agreed to. */
final class PriceGuard {
    private PriceGuard() {}

    /** Why an order must not be sent. */
    record Objection(CccProblem problem, String detail) {}

    /**
     * @param quoted what the caller's quotes came to
     * @param now what it comes to with fresh ones
     */
    static Optional<Objection> check(OrderRequest request, Money quoted, Money now) {
        if (!request.tolerance().allows(quoted, now)) {
            return Optional.of(new Objection(
                    CccProblem.PRICE_CHANGED,
                    "The total was quoted as " + quoted + " and is now " + now + ", more than the tolerance allows"));
        }
        Optional<Money> limit = request.maxTotal();
        if (limit.isPresent() && now.isGreaterThan(limit.get())) {
            return Optional.of(new Objection(
                    CccProblem.PRICE_ABOVE_LIMIT, "The total is " + now + ", above the limit of " + limit.get()));
        }
        return Optional.empty();
    }
}
