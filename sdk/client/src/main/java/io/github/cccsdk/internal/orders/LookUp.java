package io.github.cccsdk.internal.orders;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.internal.call.CallScope;
import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.internal.wire.Calls;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.LedgerItem;
import io.github.cccsdk.orders.Order;
import io.github.cccsdk.orders.OrderDetail;
import java.util.List;
import java.util.function.Function;

/** Asks CCC whether it has an order, by the caller's own reference. Never sends one. */
final class LookUp {
    private final Pipeline pipeline;

    LookUp(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** What CCC's answer says of one reference, at this moment. */
    sealed interface Verdict {
        /** Exactly this order is there. */
        record Found(Order order) implements Verdict {}

        /** Something else is there, or more than this. */
        record Different(List<Order> orders, String why) implements Verdict {}

        /** Nothing is there yet. */
        record Nothing() implements Verdict {}

        /** There was no answer to build on. */
        record NoAnswer(String why) implements Verdict {}
    }

    Verdict ask(LedgerEntry entry, CallScope scope) {
        try {
            return judge(entry, pipeline.read(Calls.findOrders("orders.find", entry.reference()), scope));
        } catch (CccException failure) {
            return new Verdict.NoAnswer(
                    failure.problem() == CccProblem.BAD_PARAMETER
                            ? "the service cannot look orders up by customer reference"
                            : "it could not be looked up (" + failure.problem() + ")");
        }
    }

    static Verdict judge(LedgerEntry entry, List<Order> found) {
        boolean others = found.stream()
                .flatMap(order -> order.customerReference().stream())
                .anyMatch(reference -> !reference.equals(entry.reference()));
        if (others) {
            return new Verdict.NoAnswer("the service answered with orders of other references");
        }
        if (found.isEmpty()) {
            return new Verdict.Nothing();
        }
        if (found.size() > 1) {
            return new Verdict.Different(found, "CCC has " + found.size() + " orders under this reference");
        }
        Order order = found.get(0);
        return holdsSameItems(order, entry.intent().items())
                ? new Verdict.Found(order)
                : new Verdict.Different(
                        found, "CCC has order " + order.orderNumber() + " with other items under this reference");
    }

    /** Whether CCC's order holds these items, each once; by works alone if CCC returns no item references at all. */
    static boolean holdsSameItems(Order order, List<LedgerItem> items) {
        boolean anonymous =
                order.items().stream().allMatch(detail -> detail.itemReference().isEmpty());
        return anonymous
                ? same(order.items(), OrderDetail::workId, items, LedgerItem::workId)
                : same(
                        order.items(),
                        detail -> detail.itemReference().orElse("") + "\n" + detail.workId(),
                        items,
                        item -> item.itemReference() + "\n" + item.workId());
    }

    private static <A, B> boolean same(
            List<A> some, Function<A, String> ofSome, List<B> others, Function<B, String> ofOthers) {
        return some.stream()
                .map(ofSome)
                .sorted()
                .toList()
                .equals(others.stream().map(ofOthers).sorted().toList());
    }
}
