package io.github.cccsdk.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the ledger as CSV (RFC 4180), one line per item, for reconciling CCC's invoices, which name order numbers but not
 * the library's transactions (Atlas).
 */
public final class LedgerCsv {
    private static final String HEADER = "orderNumber,orderDetailNumber,reference,item,workId,state,orderStatus,"
            + "itemStatus,orderedAt,currency,quoted,charged";

    private LedgerCsv() {}

    /**
     * Writes the header and the items of every entry first written in a span of time, oldest first.
     *
     * @param from the first moment
     * @param until the first moment after it
     * @throws UncheckedIOException if the target cannot be written
     */
    public static void write(OrderRecords records, Instant from, Instant until, Appendable target) {
        append(target, HEADER);
        records.visit(from, until, entry -> lines(entry).forEach(line -> append(target, line)));
    }

    private static List<String> lines(LedgerEntry entry) {
        List<String> lines = new ArrayList<>();
        List<LedgerItem> items = entry.intent().items();
        for (int at = 0; at < items.size(); at++) {
            LedgerItem item = items.get(at);
            Optional<OrderDetail> detail = detailOf(entry, item, at);
            lines.add(List.of(
                            entry.order().map(Order::orderNumber).orElse(""),
                            detail.map(OrderDetail::orderDetailNumber).orElse(""),
                            entry.reference(),
                            item.itemReference(),
                            item.workId(),
                            entry.state().name(),
                            entry.order().map(order -> order.status().code()).orElse(""),
                            detail.map(one -> one.status().code()).orElse(""),
                            entry.order()
                                    .flatMap(Order::placedAt)
                                    .orElse(entry.createdAt())
                                    .toString(),
                            item.quoted().currency(),
                            item.quoted().decimal(),
                            detail.map(one -> one.total().decimal()).orElse(""))
                    .stream()
                    .map(LedgerCsv::cell)
                    .collect(Collectors.joining(",")));
        }
        return lines;
    }

    /** By the item's reference, or by its place where CCC returns no references. */
    private static Optional<OrderDetail> detailOf(LedgerEntry entry, LedgerItem item, int at) {
        List<OrderDetail> details = entry.order().map(Order::items).orElse(List.of());
        Optional<OrderDetail> named = details.stream()
                .filter(detail -> detail.itemReference()
                        .filter(item.itemReference()::equals)
                        .isPresent())
                .findFirst();
        return named.or(
                () -> at < details.size() && details.get(at).itemReference().isEmpty()
                        ? Optional.of(details.get(at))
                        : Optional.empty());
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
    private static String cell(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    private static void append(Appendable target, String line) {
        try {
            target.append(line).append("\r\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
