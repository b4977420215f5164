package io.github.cccsdk.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The orders: placed at the price of the moment, all items or none; the same reference twice is two orders. */
final class OrderBook {

    private final Works works;
    private final Clock clock;
    private final boolean keepsCustomerReferences;
    private final Map<String, PlacedOrder> byNumber = new LinkedHashMap<>();
    private long nextOrderNumber = 501_234_567;
    private long nextOrderDetailNumber = 71_234_567;

    OrderBook(Works works, Clock clock, boolean keepsCustomerReferences) {
        this.works = works;
        this.clock = clock;
        this.keepsCustomerReferences = keepsCustomerReferences;
    }

    Answer submit(ReceivedRequest request, Account account) {
        OrderRequest wanted = OrderRequest.in(request);
        AccountRules.mayOrder(account, wanted.place(), wanted.paymentMethod(), wanted.billingAddress());
        List<Work.Fees> fees = new ArrayList<>();
        for (int i = 0; i < wanted.lines().size(); i++) {
            fees.add(orderableAt(i, wanted.lines().get(i), fees));
        }
        return Answer.success(201, entry(place(wanted, fees, account, request)));
    }

    private Work.Fees orderableAt(int index, OrderRequest.Line line, List<Work.Fees> before) {
        Optional<Work> work = works.find(line.use().workId());
        if (work.isEmpty()) {
            throw Refusals.itemNotOrderable(index, line.itemReference(), "no such work");
        }
        if (!work.get().covers(line.use().publicationYear())) {
            throw Refusals.itemNotOrderable(index, line.itemReference(), "the work does not cover that year");
        }
        if (!work.get().available()) {
            throw Refusals.itemNotOrderable(
                    index, line.itemReference(), "the right is " + work.get().right());
        }
        Work.Fees fees = work.get()
                .fees()
                .orElseThrow(
                        () -> Refusals.itemNotOrderable(index, line.itemReference(), "there is no price for this use"));
        if (!before.isEmpty() && !before.get(0).currency().equals(fees.currency())) {
            throw Refusals.itemNotOrderable(index, line.itemReference(), "the order is in another currency");
        }
        return fees;
    }

    private PlacedOrder place(OrderRequest wanted, List<Work.Fees> fees, Account account, ReceivedRequest request) {
        List<PlacedOrder.Item> items = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < fees.size(); i++) {
            OrderRequest.Line line = wanted.lines().get(i);
            Use use = line.use();
            BigDecimal price = fees.get(i).total(use.pages(), use.copies());
            total = total.add(price);
            items.add(new PlacedOrder.Item(
                    Long.toString(nextOrderDetailNumber++),
                    line.itemReference(),
                    use.workId(),
                    use.typeOfUse(),
                    use.publicationYear(),
                    use.pages(),
                    use.copies(),
                    "GRANTED",
                    price));
        }
        PlacedOrder order = new PlacedOrder(
                Long.toString(nextOrderNumber++),
                account.userName(),
                keepsCustomerReferences ? Optional.of(wanted.customerReference()) : Optional.empty(),
                wanted.project(),
                PlacedOrder.Status.OPEN,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                fees.get(0).currency(),
                total,
                items,
                request.header("X-Correlation-Id"));
        byNumber.put(order.orderNumber(), order);
        return order;
    }

    Answer read(String orderNumber, Account account) {
        return Answer.success(200, entry(of(orderNumber, account)));
    }

    Answer find(ReceivedRequest request, Account account) {
        Violations violations = new Violations();
        StrictParameters query = StrictParameters.parse(request.query(), Set.of("customerReference"), violations);
        Optional<String> reference = query.text("customerReference");
        if (!keepsCustomerReferences) {
            violations.unknown("customerReference");
        } else if (reference.isEmpty() && violations.found().isEmpty()) {
            violations.missing("customerReference");
        }
        violations.refuseIfAny();
        ObjectNode content = StrictJson.object();
        ArrayNode orders = content.putArray("orders");
        byNumber.values().stream()
                .filter(order -> order.userName().equals(account.userName()))
                .filter(order -> order.customerReference().equals(reference))
                .forEach(order -> orders.add(entry(order)));
        return Answer.success(200, content);
    }

    /** Cancelling what is cancelled already changes nothing. */
    Answer cancel(ReceivedRequest request, String orderNumber, Account account) {
        if (!request.body().isEmpty()) {
            Violations violations = new Violations();
            violations.unknown("body");
            violations.refuseIfAny();
        }
        PlacedOrder order = of(orderNumber, account);
        if (order.status() == PlacedOrder.Status.CLOSED) {
            throw Refusals.orderClosed();
        }
        PlacedOrder cancelled = order.cancelled();
        byNumber.put(orderNumber, cancelled);
        return Answer.success(200, entry(cancelled));
    }

    void invoice(String orderNumber) {
        PlacedOrder order = byNumber.get(orderNumber);
        if (order == null) {
            throw new IllegalArgumentException("The simulator has no order " + orderNumber);
        }
        if (order.status() == PlacedOrder.Status.OPEN) {
            byNumber.put(orderNumber, order.with(PlacedOrder.Status.CLOSED, order.items()));
        }
    }

    List<PlacedOrder> all() {
        return List.copyOf(byNumber.values());
    }

    private PlacedOrder of(String orderNumber, Account account) {
        PlacedOrder order = byNumber.get(orderNumber);
        if (order == null || !order.userName().equals(account.userName())) {
            throw Refusals.orderNotFound();
        }
        return order;
    }

    private static ObjectNode entry(PlacedOrder order) {
        ObjectNode entry = StrictJson.object();
        entry.put("orderNumber", order.orderNumber());
        entry.put("status", order.status().name());
        order.customerReference().ifPresent(reference -> entry.put("customerReference", reference));
        entry.put("placedAt", order.placedAt().toString());
        entry.put("currency", order.currency());
        entry.put("total", order.total());
        ArrayNode items = entry.putArray("items");
        for (PlacedOrder.Item item : order.items()) {
            items.addObject()
                    .put("orderDetailNumber", item.orderDetailNumber())
                    .put("itemReference", item.itemReference())
                    .put("workId", item.workId())
                    .put("status", item.status())
                    .put("total", item.total());
        }
        return entry;
    }
}
