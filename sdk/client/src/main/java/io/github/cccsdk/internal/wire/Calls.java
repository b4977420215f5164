package io.github.cccsdk.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.cccsdk.account.AccountInfo;
import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Field;
import io.github.cccsdk.orders.LedgerItem;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderDetail;
import io.github.cccsdk.orders.OrderItem;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.QuotedUse;
import io.github.cccsdk.works.WorkQuery;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every call of the contract but the sign-in: where it goes, what it sends, how its answer reads. */
public final class Calls {
    private static final byte[] NO_BODY = new byte[0];
    private static final ObjectReader WORKS = reader(new TypeReference<Answers.Wrapper<Answers.Works>>() {});
    private static final ObjectReader PRICE = reader(new TypeReference<Answers.Wrapper<Answers.Price>>() {});
    private static final ObjectReader ORDER = reader(new TypeReference<Answers.Wrapper<Answers.OrderRecord>>() {});
    private static final ObjectReader ORDERS = reader(new TypeReference<Answers.Wrapper<Answers.Orders>>() {});
    private static final ObjectReader ACCOUNT = reader(new TypeReference<Answers.Wrapper<Answers.Account>>() {});

    private Calls() {}

    public static Operation<FoundWorks> searchWorks(String name, WorkQuery search) {
        Map<String, String> query = new LinkedHashMap<>();
        search.standardNumber().ifPresent(number -> {
            query.put("standardNumber", number.value());
            query.put("standardNumberType", number.type());
        });
        search.title().ifPresent(title -> query.put("title", title));
        search.publicationYear().ifPresent(year -> query.put("publicationYear", Integer.toString(year)));
        if (search.anyYear()) {
            query.put("anyYear", "true");
        }
        return search(name, search, query);
    }

    /** The same search without saying a year at all: the service then looks at the current one. */
    public static Operation<FoundWorks> searchWorksOfThisYear(String name, WorkQuery search) {
        Operation<FoundWorks> any = searchWorks(name, search);
        Map<String, String> query = new LinkedHashMap<>(any.query());
        query.remove("anyYear");
        query.remove("publicationYear");
        return new Operation<>(
                name, true, "GET", any.path(), query, NO_BODY, WORKS, (Answers.Works works) -> works.meaning());
    }

    private static Operation<FoundWorks> search(String name, WorkQuery search, Map<String, String> query) {
        search.country().ifPresent(country -> query.put("country", country));
        query.put("limit", Integer.toString(search.limit()));
        query.put("offset", Integer.toString(search.offset()));
        return new Operation<>(
                name,
                true,
                "GET",
                List.of("v1", "works"),
                query,
                NO_BODY,
                WORKS,
                (Answers.Works works) -> works.meaning());
    }

    public static Operation<PriceAnswer> price(String name, String workId, QuotedUse use) {
        PriceBody body = new PriceBody(
                workId,
                use.typeOfUse(),
                use.publicationYear(),
                use.pageCount().pages(),
                use.copies(),
                use.country().orElse(null),
                use.locationId().orElse(null));
        return new Operation<>(
                name,
                true,
                "POST",
                List.of("v1", "prices"),
                Map.of(),
                json(body),
                PRICE,
                (Answers.Price price) -> about(workId, price.meaning()));
    }

    /**
     * The body of an order. What is stored of it and sent again later is this very text.
     *
     * @param billingAddress as it is to be sent
     */
    public static String orderJson(
            OrderRequest request,
            Optional<String> country,
            Optional<String> locationId,
            Optional<BillingAddress> billingAddress) {
        OrderBody body = new OrderBody(
                request.reference(),
                request.project().orElse(null),
                country.orElse(null),
                locationId.orElse(null),
                billingAddress.map(Answers.Address::of).orElse(null),
                new PaymentInfo("INVOICE"),
                request.items().stream().map(ItemBody::of).toList());
        return new String(json(body), StandardCharsets.UTF_8);
    }

    /**
     * Places an order.
     *
     * @param name as it appears in exceptions
     * @param orderJson from {@link #orderJson}
     * @param reference the customer reference in it, which the answer has to be about
     * @param items the items in it, likewise
     */
    public static Operation<Order> submitOrder(
            String name, String orderJson, String reference, List<LedgerItem> items) {
        return new Operation<>(
                name,
                false,
                "POST",
                List.of("v1", "orders"),
                Map.of(),
                orderJson.getBytes(StandardCharsets.UTF_8),
                ORDER,
                (Answers.OrderRecord order) -> about(reference, items, order.meaning()));
    }

    public static Operation<Order> readOrder(String orderNumber) {
        String number = segment("orderNumber", orderNumber);
        return new Operation<>(
                "orders.get",
                true,
                "GET",
                List.of("v1", "orders", number),
                Map.of(),
                NO_BODY,
                ORDER,
                (Answers.OrderRecord order) -> about(number, order.meaning()));
    }

    public static Operation<List<Order>> findOrders(String name, String reference) {
        return new Operation<>(
                name,
                true,
                "GET",
                List.of("v1", "orders"),
                Map.of("customerReference", reference),
                NO_BODY,
                ORDERS,
                (Answers.Orders orders) -> allUnder(reference, orders.meaning()));
    }

    public static Operation<Order> cancelOrder(String orderNumber) {
        String number = segment("orderNumber", orderNumber);
        return new Operation<>(
                "orders.cancel",
                false,
                "POST",
                List.of("v1", "orders", number, "cancellation"),
                Map.of(),
                NO_BODY,
                ORDER,
                (Answers.OrderRecord order) -> about(number, order.meaning()));
    }

    public static Operation<AccountInfo> account() {
        return new Operation<>(
                "account.info",
                true,
                "GET",
                List.of("v1", "account"),
                Map.of(),
                NO_BODY,
                ACCOUNT,
                (Answers.Account account) -> account.meaning());
    }

    /** An answer about something else, from a cache or a mixed-up proxy, must not be taken for this one's. */
    private static PriceAnswer about(String workId, PriceAnswer answer) throws UnreadableAnswer {
        if (!answer.workId().equals(workId)) {
            throw new UnreadableAnswer("the answer is about another work");
        }
        return answer;
    }

    private static Order about(String orderNumber, Order answer) throws UnreadableAnswer {
        if (!answer.orderNumber().equals(orderNumber)) {
            throw new UnreadableAnswer("the answer is about another order");
        }
        return answer;
    }

    private static Order about(String reference, List<LedgerItem> items, Order answer) throws UnreadableAnswer {
        List<String> asked = items.stream().map(LedgerItem::workId).sorted().toList();
        List<String> answered =
                answer.items().stream().map(OrderDetail::workId).sorted().toList();
        boolean itemsKnown = answer.items().stream()
                .flatMap(detail -> detail.itemReference().stream())
                .allMatch(known ->
                        items.stream().anyMatch(item -> item.itemReference().equals(known)));
        if (!isUnder(reference, answer) || !asked.equals(answered) || !itemsKnown) {
            throw new UnreadableAnswer("the answer is about another order");
        }
        return answer;
    }

    /** A service that ignores the parameter shows anything: that an order is missing there would prove nothing. */
    private static List<Order> allUnder(String reference, List<Order> answer) throws UnreadableAnswer {
        if (!answer.stream().allMatch(order -> isUnder(reference, order))) {
            throw new UnreadableAnswer("the answer shows orders under other references");
        }
        return answer;
    }

    private static boolean isUnder(String reference, Order order) {
        return order.customerReference().orElse(reference).equals(reference);
    }

    /** A value from outside must stay one segment: {@code ..} would reach another endpoint. */
    private static String segment(String field, String value) {
        String text = Field.text(field, value, 64);
        if (text.equals(".") || text.equals("..")) {
            throw CccRequestException.invalid(field, "is a path step, not a number: give CCC's number of the order");
        }
        return text;
    }

    private static ObjectReader reader(TypeReference<?> type) {
        return StrictJson.MAPPER.readerFor(type);
    }

    private static byte[] json(Object body) {
        try {
            return StrictJson.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a request body of this library's own making is not writable as JSON");
        }
    }

    record PriceBody(
            String workId,
            String typeOfUse,
            int publicationYear,
            int pages,
            int copies,
            @Nullable String country,
            @Nullable String locationId) {}

    record OrderBody(
            String customerReference,
            @Nullable String project,
            @Nullable String country,
            @Nullable String locationId,
            Answers.@Nullable Address billingAddress,
            PaymentInfo paymentInfo,
            List<ItemBody> items) {}

    record PaymentInfo(String method) {}

    record ItemBody(
            String itemReference,
            String workId,
            String typeOfUse,
            int publicationYear,
            int pages,
            int copies,
            @Nullable String articleTitle,
            @Nullable String author,
            @Nullable String volume,
            @Nullable String issue,
            @Nullable String pageRange) {
        static ItemBody of(OrderItem item) {
            QuotedUse use = item.quote().use();
            return new ItemBody(
                    item.itemReference(),
                    item.quote().workId(),
                    use.typeOfUse(),
                    use.publicationYear(),
                    use.pageCount().pages(),
                    use.copies(),
                    item.citation().articleTitle().orElse(null),
                    item.citation().author().orElse(null),
                    item.citation().volume().orElse(null),
                    item.citation().issue().orElse(null),
                    use.pageCount().range().orElse(null));
        }
    }
}
