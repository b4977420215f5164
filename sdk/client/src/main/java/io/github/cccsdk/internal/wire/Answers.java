package io.github.cccsdk.internal.wire;

import io.github.cccsdk.account.AccountInfo;
import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderDetail;
import io.github.cccsdk.orders.OrderDetailStatus;
import io.github.cccsdk.orders.OrderStatus;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.works.StandardNumber;
import io.github.cccsdk.works.Work;
import io.github.cccsdk.works.YearRange;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The contents of CCC's answers as JSON spells them, and what they mean. Anything required may still be missing here. */
final class Answers {
    private Answers() {}

    /** The wrapper around every content. */
    record Wrapper<T>(@Nullable Response<T> response) {}

    record Response<T>(@Nullable Status status, @Nullable T content) {}

    record Status(@Nullable String code, @Nullable String message) {}

    record Works(@Nullable Integer total, @Nullable List<@Nullable WorkRecord> works) {
        FoundWorks meaning() throws UnreadableAnswer {
            List<Work> found = new ArrayList<>();
            for (WorkRecord work : required("works", works)) {
                found.add(required("works", work).meaning());
            }
            return new FoundWorks(total == null ? found.size() : Math.max(0, total), List.copyOf(found));
        }
    }

    record WorkRecord(
            @Nullable String workId,
            @Nullable String title,
            @Nullable String publisher,
            @Nullable List<@Nullable Numbered> standardNumbers,
            @Nullable List<@Nullable Years> publicationYears) {
        Work meaning() throws UnreadableAnswer {
            List<StandardNumber> numbers = new ArrayList<>();
            for (Numbered number : present(standardNumbers)) {
                if (number.type() != null && number.value() != null) {
                    numbers.add(new StandardNumber(number.type(), number.value()));
                }
            }
            return new Work(
                    identifier("workId", workId),
                    title == null ? "" : title,
                    Optional.ofNullable(publisher),
                    numbers,
                    present(publicationYears).stream().map(Years::meaning).toList());
        }
    }

    record Numbered(@Nullable String type, @Nullable String value) {}

    record Years(@Nullable Integer from, @Nullable Integer to) {
        YearRange meaning() {
            return new YearRange(optional(from), optional(to));
        }
    }

    record Price(
            @Nullable String workId,
            @Nullable String right,
            @Nullable String rightsholder,
            @Nullable String product,
            @Nullable String currency,
            @Nullable BigDecimal baseFee,
            @Nullable BigDecimal perPageFee,
            @Nullable BigDecimal processingFee,
            @Nullable BigDecimal total,
            @Nullable String terms,
            @Nullable String asOf) {
        PriceAnswer meaning() throws UnreadableAnswer {
            String meantRight = identifier("right", right);
            Optional<PriceAnswer.Fees> fees = Optional.empty();
            if (meantRight.equals(PriceAnswer.AVAILABLE) && total != null) {
                fees = Optional.of(new PriceAnswer.Fees(
                        money("baseFee", baseFee, currency),
                        money("perPageFee", perPageFee, currency),
                        money("processingFee", processingFee, currency),
                        money("total", total, currency)));
            }
            return new PriceAnswer(
                    identifier("workId", workId),
                    meantRight,
                    Optional.ofNullable(rightsholder),
                    Optional.ofNullable(product),
                    Optional.ofNullable(terms),
                    fees,
                    instant("asOf", asOf));
        }
    }

    record OrderRecord(
            @Nullable String orderNumber,
            @Nullable String status,
            @Nullable String customerReference,
            @Nullable String placedAt,
            @Nullable String currency,
            @Nullable BigDecimal total,
            @Nullable List<@Nullable Detail> items) {
        Order meaning() throws UnreadableAnswer {
            List<OrderDetail> details = new ArrayList<>();
            for (Detail detail : required("items", items)) {
                details.add(required("items", detail).meaning(currency));
            }
            return new Order(
                    identifier("orderNumber", orderNumber),
                    Optional.ofNullable(customerReference),
                    new OrderStatus(identifier("status", status)),
                    instant("placedAt", placedAt),
                    money("total", total, currency),
                    details);
        }
    }

    record Detail(
            @Nullable String orderDetailNumber,
            @Nullable String itemReference,
            @Nullable String workId,
            @Nullable String status,
            @Nullable BigDecimal total) {
        OrderDetail meaning(@Nullable String currency) throws UnreadableAnswer {
            return new OrderDetail(
                    identifier("orderDetailNumber", orderDetailNumber),
                    Optional.ofNullable(itemReference),
                    identifier("workId", workId),
                    new OrderDetailStatus(identifier("status", status)),
                    money("total", total, currency));
        }
    }

    record Orders(@Nullable List<@Nullable OrderRecord> orders) {
        List<Order> meaning() throws UnreadableAnswer {
            List<Order> found = new ArrayList<>();
            for (OrderRecord order : required("orders", orders)) {
                found.add(required("orders", order).meaning());
            }
            return List.copyOf(found);
        }
    }

    record Account(
            @Nullable String userName,
            @Nullable String accountType,
            @Nullable List<@Nullable Organization> organizations,
            @Nullable List<@Nullable Location> locations,
            @Nullable String defaultPaymentMethod,
            @Nullable Boolean defaultPricing,
            @Nullable Boolean frozen,
            @Nullable Address billingAddress) {
        AccountInfo meaning() throws UnreadableAnswer {
            List<AccountInfo.Organization> meantOrganizations = new ArrayList<>();
            for (Organization organization : present(organizations)) {
                meantOrganizations.add(new AccountInfo.Organization(
                        identifier("organizations.id", organization.id()), text(organization.name())));
            }
            List<AccountInfo.Location> meantLocations = new ArrayList<>();
            for (Location location : present(locations)) {
                meantLocations.add(
                        new AccountInfo.Location(identifier("locations.id", location.id()), text(location.country())));
            }
            return new AccountInfo(
                    text(userName),
                    Optional.ofNullable(accountType),
                    meantOrganizations,
                    meantLocations,
                    Optional.ofNullable(defaultPaymentMethod),
                    Optional.ofNullable(defaultPricing),
                    Optional.ofNullable(frozen),
                    billingAddress == null ? Optional.empty() : billingAddress.meaning());
        }
    }

    record Organization(@Nullable String id, @Nullable String name) {}

    record Location(@Nullable String id, @Nullable String country) {}

    record Address(
            @Nullable String country,
            @Nullable String address1,
            @Nullable String city,
            @Nullable String state,
            @Nullable String zip) {
        static Address of(BillingAddress address) {
            return new Address(
                    unlessBlank(address.country()),
                    unlessBlank(address.address1()),
                    unlessBlank(address.city()),
                    unlessBlank(address.state()),
                    unlessBlank(address.zip()));
        }

        private static @Nullable String unlessBlank(String part) {
            return part.isBlank() ? null : part;
        }

        /** Empty if it breaks this library's own bounds: an odd address must not hide the rest of the account. */
        Optional<BillingAddress> meaning() {
            try {
                return Optional.of(
                        new BillingAddress(text(country), text(address1), text(city), text(state), text(zip)));
            } catch (CccRequestException outOfBounds) {
                return Optional.empty();
            }
        }
    }

    static <T> T required(String field, @Nullable T value) throws UnreadableAnswer {
        if (value == null) {
            throw new UnreadableAnswer("the field " + field + " is missing");
        }
        return value;
    }

    private static String identifier(String field, @Nullable String value) throws UnreadableAnswer {
        if (value == null || value.isBlank()) {
            throw new UnreadableAnswer("the field " + field + " is missing or blank");
        }
        return value;
    }

    private static Money money(String field, @Nullable BigDecimal amount, @Nullable String currency)
            throws UnreadableAnswer {
        try {
            return Money.of(required(field, amount), identifier("currency", currency));
        } catch (CccRequestException outOfBounds) {
            throw new UnreadableAnswer("the field " + field + " or its currency is no sane amount of money");
        }
    }

    private static Optional<Instant> instant(String field, @Nullable String value) throws UnreadableAnswer {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(WireTime.parse(value));
        } catch (DateTimeException unreadable) {
            throw new UnreadableAnswer("the field " + field + " is no ISO 8601 time");
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static <T> List<T> present(@Nullable List<@Nullable T> values) {
        List<T> present = new ArrayList<>();
        if (values != null) {
            for (T value : values) {
                if (value != null) {
                    present.add(value);
                }
            }
        }
        return present;
    }
}
