package io.github.cccsdk.cli.batch;

import io.github.cccsdk.CccAsync;
import io.github.cccsdk.cli.output.ExitCode;
import io.github.cccsdk.cli.output.Failure;
import io.github.cccsdk.cli.output.LocalFileException;
import io.github.cccsdk.cli.rows.Row;
import io.github.cccsdk.cli.rows.Transaction;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderDetail;
import io.github.cccsdk.orders.OrderItem;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.PricedRequest;
import io.github.cccsdk.pricing.Quote;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/** Orders the rows that have a price and are not paid yet, within what may be spent. */
final class OrderWork implements BatchWork {
    private final CccAsync calls;
    private final EarlierOrder earlier;
    private final Outcomes outcomes;
    private final Spending spending;
    private final int groupSize;
    private final int atOnce;
    private final BooleanSupplier stopping;
    private final List<Wanted> group = new ArrayList<>();
    private final Queue<Sent> underWay = new ArrayDeque<>();

    private record Wanted(Row row, Transaction transaction, Quote quote) {
        Money price() {
            return quote.total();
        }
    }

    private record Sent(OrderRequest request, List<Wanted> rows, CompletableFuture<OrderConfirmation> answer) {}

    /**
     * @param groupSize the most rows on one order
     * @param atOnce the most orders under way at once
     * @param stopping whether to begin no further order
     */
    OrderWork(
            CccAsync calls,
            EarlierOrder earlier,
            Outcomes outcomes,
            Spending spending,
            int groupSize,
            int atOnce,
            BooleanSupplier stopping) {
        this.calls = calls;
        this.earlier = earlier;
        this.outcomes = outcomes;
        this.spending = spending;
        this.groupSize = groupSize;
        this.atOnce = atOnce;
        this.stopping = stopping;
    }

    @Override
    public Optional<PriceRequest> begin(Row row) {
        return Unpaid.question(row, earlier, outcomes, spending);
    }

    @Override
    public void priced(Row row, PricedRequest price) {
        if (stopping.getAsBoolean()) {
            return;
        }
        Optional<Quote> quote = Orderable.quote(row, price, outcomes, spending);
        if (quote.isEmpty()) {
            return;
        }
        Money total = quote.get().total();
        if (spending.shortage(total).isPresent()) {
            // What the rows before it really cost decides, so that the same rows are bought however fast the answers
            // come.
            sendGroup();
            settleAll();
        }
        Optional<String> shortage = spending.shortage(total);
        if (shortage.isPresent()) {
            outcomes.answered(Orderable.aboveLimit(row, shortage.get()));
            return;
        }
        spending.reserve(total);
        group.add(new Wanted(row, (Transaction) row.content(), quote.get()));
        if (group.size() >= groupSize) {
            sendGroup();
        }
    }

    @Override
    public void finish() {
        sendGroup();
        settleAll();
        outcomes.release();
    }

    @Override
    public void settle() {
        while (!underWay.isEmpty()) {
            Sent sent = underWay.remove();
            try {
                settle(sent);
            } catch (BatchStopped | LocalFileException | CccException alreadyStopping) {
                // Why the batch stops is known; what became of this order is in the ledger, whatever the files took.
            }
        }
    }

    private void sendGroup() {
        if (group.isEmpty()) {
            return;
        }
        List<Wanted> rows = List.copyOf(group);
        group.clear();
        OrderRequest.Builder request = OrderRequest.builder(earlier.unused(GroupReference.of(rows.stream()
                .map(wanted -> wanted.transaction().itemReference())
                .toList())));
        rows.forEach(wanted -> request.item(new OrderItem(
                wanted.transaction().itemReference(),
                wanted.quote(),
                wanted.transaction().citation())));
        while (underWay.size() >= atOnce) {
            settle(underWay.remove());
        }
        OrderRequest order = request.build();
        underWay.add(new Sent(order, rows, calls.call(ccc -> ccc.orders().submit(order))));
    }

    private void settleAll() {
        while (!underWay.isEmpty()) {
            settle(underWay.remove());
        }
    }

    private void settle(Sent sent) {
        OrderConfirmation confirmation;
        try {
            confirmation = sent.answer().join();
        } catch (CompletionException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            failed(
                    sent,
                    cause instanceof CccException told
                            ? told
                            : UnclearOrder.of(sent.request().reference(), cause));
            return;
        }
        RowResult.HeldBy order =
                new RowResult.HeldBy(Optional.of(confirmation.orderNumber()), confirmation.reference());
        List<RowResult> results = new ArrayList<>();
        for (Wanted wanted : sent.rows()) {
            Money charged = charged(confirmation, wanted);
            spending.charged(wanted.price(), charged);
            results.add(RowResult.ordered(wanted.row(), Optional.of(wanted.quote()), charged, order));
        }
        results.forEach(outcomes::answered);
    }

    private void failed(Sent sent, CccException failure) {
        if (ExitCode.of(failure) == ExitCode.ORDER_UNKNOWN) {
            RowResult.HeldBy order = new RowResult.HeldBy(
                    failure.report().orderNumber(), sent.request().reference());
            outcomes.unknown(
                    sent.rows().stream()
                            .map(wanted -> RowResult.unknown(
                                    wanted.row(), Optional.of(wanted.price()), order, Failure.of(failure)))
                            .toList(),
                    Failure.of(failure));
            return;
        }
        sent.rows().forEach(wanted -> spending.release(wanted.price()));
        List<RowResult> results = new ArrayList<>();
        for (Wanted wanted : sent.rows()) {
            // Another run may have ordered it meanwhile.
            Optional<RowResult> bought = failure.problem() == CccProblem.ORDER_DUPLICATE
                    ? earlier.of(wanted.row(), wanted.transaction())
                    : Optional.empty();
            bought.ifPresentOrElse(outcomes::local, () -> results.add(RowResult.failed(wanted.row(), failure)));
        }
        outcomes.failed(results, failure);
    }

    private static Money charged(OrderConfirmation confirmation, Wanted wanted) {
        return confirmation.items().stream()
                .filter(detail -> detail.itemReference()
                        .equals(Optional.of(wanted.transaction().itemReference())))
                .map(OrderDetail::total)
                .findFirst()
                .orElse(wanted.price());
    }
}
