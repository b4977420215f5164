package io.github.cccsdk.examples;

import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderDetail;
import io.github.cccsdk.pricing.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The end of the run on paper: what was bought, under which number, for how much, and what was not, and why. */
final class ClearanceReport {
    private static final int LABEL = 10;

    private final List<String> lines = new ArrayList<>();
    private final List<PricedItem> items;
    private final List<Purchase> purchases;

    private ClearanceReport(List<PricedItem> items, List<Purchase> purchases) {
        this.items = items;
        this.purchases = purchases;
    }

    /** The report, line by line, none wider than the table. */
    static List<String> of(List<PricedItem> items, List<Purchase> purchases) {
        ClearanceReport report = new ClearanceReport(items, purchases);
        report.bought();
        report.notOrdered();
        report.totals();
        return report.lines;
    }

    private void bought() {
        lines.add("BOUGHT");
        if (purchases.isEmpty()) {
            paragraph("Nothing");
            lines.add("");
        }
        purchases.forEach(this::purchase);
    }

    private void purchase(Purchase purchase) {
        Optional<OrderConfirmation> confirmation = purchase.confirmation();
        if (confirmation.isEmpty()) {
            paragraph("Order of " + count(purchase.batch().items().size(), "item") + " as "
                    + purchase.batch().reference() + " was not confirmed. " + purchase.failure());
            paragraph("Its transactions: "
                    + purchase.batch().items().stream()
                            .map(item -> item.row().label())
                            .collect(Collectors.joining(", ")));
            lines.add("");
            return;
        }
        OrderConfirmation done = confirmation.get();
        paragraph("Order " + done.orderNumber() + " (our reference " + done.reference() + "): "
                + count(done.items().size(), "item") + " for " + done.total() + ", status " + done.status());
        done.priceDifference()
                .ifPresent(difference -> paragraph("CCC's prices have changed since: the quotes came to "
                        + done.quotedTotal() + ", a difference of " + difference));
        Map<String, FileRow> rows = new HashMap<>();
        purchase.batch()
                .items()
                .forEach(item -> item.offer().ifPresent(offer -> rows.put(offer.itemReference(), item.row())));
        done.items().forEach(detail -> detail(detail, rows));
        lines.add("");
    }

    private void detail(OrderDetail detail, Map<String, FileRow> rows) {
        Optional<FileRow> row = detail.itemReference().map(rows::get);
        lines.add("  "
                + String.join(
                        "  ",
                        TextColumn.left(row.map(FileRow::label).orElse("?"), LABEL),
                        TextColumn.left("detail " + detail.orderDetailNumber(), 18),
                        TextColumn.left(detail.status().code(), 9),
                        TextColumn.right(detail.total().toString(), 14),
                        TextColumn.left(row.map(FileRow::journal).orElse(""), 39)
                                .stripTrailing()));
    }

    private void notOrdered() {
        List<PricedItem> left =
                items.stream().filter(item -> !item.whyNot().isEmpty()).toList();
        if (left.isEmpty()) {
            return;
        }
        lines.add("NOT ORDERED");
        for (PricedItem item : left) {
            hanging(item.row().label(), item.whyNot());
        }
        lines.add("");
    }

    private void totals() {
        List<OrderConfirmation> done = purchases.stream()
                .flatMap(purchase -> purchase.confirmation().stream())
                .toList();
        int bought = done.stream().mapToInt(order -> order.items().size()).sum();
        String cost = done.stream()
                .map(OrderConfirmation::total)
                .reduce(Money::plus)
                .map(total -> " for " + total)
                .orElse("");
        long unconfirmed = purchases.stream()
                .filter(purchase -> purchase.confirmation().isEmpty())
                .mapToLong(purchase -> purchase.batch().items().size())
                .sum();
        long left = items.stream().filter(item -> !item.whyNot().isEmpty()).count();
        long paid = items.stream().filter(PricedItem::isAlreadyPaid).count();
        lines.add("IN ALL");
        lines.add("  " + count(items.size(), "row") + " read");
        lines.add("  " + bought + " bought on " + count(done.size(), "order") + cost);
        if (unconfirmed > 0) {
            lines.add("  " + unconfirmed + " on orders that were not confirmed");
        }
        lines.add("  " + left + " not ordered");
        lines.add("  " + paid + " skipped because already paid");
    }

    private void paragraph(String text) {
        TextColumn.wrapped(text, ClearanceTable.WIDTH - 2).forEach(line -> lines.add("  " + line));
    }

    private void hanging(String label, String text) {
        String start = "  " + TextColumn.left(label, LABEL) + "  ";
        List<String> wrapped = TextColumn.wrapped(text, ClearanceTable.WIDTH - start.length());
        lines.add(start + wrapped.get(0));
        wrapped.stream().skip(1).forEach(line -> lines.add(" ".repeat(start.length()) + line));
    }

    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
