package io.github.cccsdk.orders;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Field;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to order, under a reference of the caller's own. One reference is one order, for ever: submitted again with the
 * same content it returns the same confirmation. Immutable and checked when built.
 */
public final class OrderRequest {
    /** The most items in one order; CCC's own limit is not known. */
    public static final int MAX_ITEMS = 500;

    private final String reference;
    private final List<OrderItem> items;
    private final @Nullable Money maxTotal;
    private final PriceTolerance tolerance;
    private final @Nullable String project;
    private final @Nullable String country;
    private final @Nullable String locationId;
    private final boolean paidItemsAllowed;

    private OrderRequest(Builder from) {
        reference = from.reference;
        items = List.copyOf(from.items);
        maxTotal = from.maxTotal;
        tolerance = from.tolerance;
        project = from.project;
        country = from.country;
        locationId = from.locationId;
        paidItemsAllowed = from.paidItemsAllowed;
    }

    /**
     * Starts a request.
     *
     * @param reference the caller's own reference of the order, 1 to 64 characters
     * @throws CccRequestException {@code REQUEST_INVALID} if it is blank, too long or holds control characters
     */
    public static Builder builder(String reference) {
        return new Builder(Field.text("reference", reference, 64));
    }

    public String reference() {
        return reference;
    }

    public List<OrderItem> items() {
        return items;
    }

    public Optional<Money> maxTotal() {
        return Optional.ofNullable(maxTotal);
    }

    public PriceTolerance tolerance() {
        return tolerance;
    }

    public Optional<String> project() {
        return Optional.ofNullable(project);
    }

    public Optional<String> country() {
        return Optional.ofNullable(country);
    }

    public Optional<String> locationId() {
        return Optional.ofNullable(locationId);
    }

    /** Whether items may be ordered that are, or may be, paid in another order. */
    public boolean paidItemsAllowed() {
        return paidItemsAllowed;
    }

    /** What the quotes come to. */
    public Money quotedTotal() {
        return items.stream()
                .map(item -> item.quote().total())
                .reduce(Money::plus)
                .orElseThrow();
    }

    /** Collects a request. Not thread-safe. */
    public static final class Builder {
        private final String reference;
        private final List<OrderItem> items = new ArrayList<>();
        private @Nullable Money maxTotal;
        private PriceTolerance tolerance = PriceTolerance.NONE;
        private @Nullable String project;
        private @Nullable String country;
        private @Nullable String locationId;
        private boolean paidItemsAllowed;

        private Builder(String reference) {
            this.reference = reference;
        }

        /** Adds an item under the caller's reference of it, 1 to 64 characters. */
        public Builder item(String itemReference, Quote quote) {
            return item(new OrderItem(itemReference, quote, Citation.NONE));
        }

        public Builder item(OrderItem item) {
            items.add(item);
            return this;
        }

        /** Stops the order, before anything is sent, if its total is above this. */
        public Builder maxTotal(Money value) {
            if (value.amount().signum() < 0) {
                throw CccRequestException.invalid("maxTotal", "is negative: give zero or more");
            }
            maxTotal = value;
            return this;
        }

        /** How far the total may have risen since the quotes; not at all if not set. */
        public Builder tolerance(PriceTolerance value) {
            tolerance = value;
            return this;
        }

        /** CCC's project, such as a course code; at most 100 characters. */
        public Builder project(String value) {
            project = Field.text("project", value, 100);
            return this;
        }

        /** The country of use; the client's setting if not set. */
        public Builder country(String value) {
            country = Field.text("country", value, 60);
            return this;
        }

        /** The account's location; the client's setting if not set. */
        public Builder locationId(String value) {
            locationId = Field.text("locationId", value, 60);
            return this;
        }

        /**
         * Orders items although the ledger has them in another order that is open or confirmed; otherwise that is refused,
         * because CCC keeps its fee even for a duplicate that it credits.
         */
        public Builder allowPaidItems() {
            paidItemsAllowed = true;
            return this;
        }

        /**
         * @throws CccRequestException {@code REQUEST_INVALID} without items, with more than {@value OrderRequest#MAX_ITEMS}, with one
         *     item reference twice, or with quotes or a limit in different currencies
         */
        public OrderRequest build() {
            if (items.isEmpty()) {
                throw CccRequestException.invalid("items", "are missing: add at least one");
            }
            Field.between("items", items.size(), 1, MAX_ITEMS);
            long distinct =
                    items.stream().map(OrderItem::itemReference).distinct().count();
            if (distinct < items.size()) {
                throw CccRequestException.invalid(
                        "items", "name the same item twice: it would be paid twice, so remove one");
            }
            String currency = items.get(0).quote().total().currency();
            boolean mixed = items.stream()
                    .anyMatch(item -> !item.quote().total().currency().equals(currency));
            if (mixed) {
                throw CccRequestException.invalid("items", "are quoted in several currencies: order each by itself");
            }
            if (maxTotal != null && !maxTotal.currency().equals(currency)) {
                throw CccRequestException.invalid(
                        "maxTotal",
                        "is in " + maxTotal.currency() + " but the quotes are in " + currency
                                + ": give it in the quotes' currency");
            }
            return new OrderRequest(this);
        }
    }
}
