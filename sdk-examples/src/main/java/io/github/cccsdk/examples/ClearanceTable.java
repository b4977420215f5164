package io.github.cccsdk.examples;

import io.github.cccsdk.pricing.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The table a librarian reads: one line for each row of the export. Journal and pages may be cut, as an ellipsis shows;
 * numbers and fees never are.
 */
final class ClearanceTable {
    /** How many columns of a terminal a line takes at most. */
    static final int WIDTH = 100;

    private static final String GAP = "  ";
    private static final int PAGES = 10;
    private static final int COUNT = 5;
    private static final int RIGHT = 15;
    private static final int NEXT_STEP = 20;
    private static final int SHORTEST_JOURNAL = 8;

    private final int item;
    private final int fee;
    private final int journal;

    private ClearanceTable(List<PricedItem> items) {
        item = widest(items, priced -> priced.row().label(), 6);
        fee = widest(items, ClearanceTable::fee, 9);
        int others = item + PAGES + COUNT + RIGHT + fee + NEXT_STEP + 6 * GAP.length();
        journal = Math.max(SHORTEST_JOURNAL, WIDTH - others);
    }

    /** The table, line by line. */
    static List<String> of(List<PricedItem> items) {
        ClearanceTable table = new ClearanceTable(items);
        List<String> lines = new ArrayList<>();
        lines.add(table.line("Item", "Journal", "Pages", "Count", "Right", "Fee", "What to do next"));
        lines.add("-".repeat(WIDTH));
        items.forEach(priced -> lines.add(table.line(priced)));
        return lines;
    }

    private String line(PricedItem priced) {
        return line(
                priced.row().label(),
                priced.row().journal(),
                priced.row().pages(),
                priced.pageCount().map(String::valueOf).orElse(""),
                priced.right(),
                fee(priced),
                priced.nextStep());
    }

    private String line(
            String label,
            String journalTitle,
            String pages,
            String count,
            String right,
            String price,
            String nextStep) {
        return String.join(
                        GAP,
                        TextColumn.left(label, item),
                        TextColumn.left(journalTitle, journal),
                        TextColumn.left(pages, PAGES),
                        TextColumn.right(count, COUNT),
                        TextColumn.left(right, RIGHT),
                        TextColumn.right(price, fee),
                        TextColumn.left(nextStep, NEXT_STEP))
                .stripTrailing();
    }

    private static String fee(PricedItem priced) {
        return priced.fee().map(Money::toString).orElse("");
    }

    private static int widest(List<PricedItem> items, Function<PricedItem, String> cell, int atLeast) {
        return items.stream().map(cell).mapToInt(TextColumn::width).reduce(atLeast, Math::max);
    }
}
