package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.rows.Row;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.PricedRequest;
import io.github.cccsdk.pricing.PricingClient;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Has rows priced, several at a time, and hands them on in their order. Holds no more rows than are being priced. */
final class RowPricing {
    private final Supplier<Optional<Row>> rows;
    private final BatchWork work;
    private final BooleanSupplier stopped;
    private final Queue<Row> asked = new ArrayDeque<>();

    /**
     * @param rows the next row; empty at the end
     * @param stopped whether to begin no further row
     */
    RowPricing(Supplier<Optional<Row>> rows, BatchWork work, BooleanSupplier stopped) {
        this.rows = rows;
        this.work = work;
        this.stopped = stopped;
    }

    /** Prices to the end, or until stopped and what is under way is priced. */
    void run(PricingClient pricing) {
        Stream<PriceRequest> requests = StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Requests(), Spliterator.ORDERED | Spliterator.NONNULL), false);
        try (Stream<PricedRequest> priced = pricing.quoteAll(requests)) {
            Iterator<PricedRequest> each = priced.iterator();
            while (each.hasNext()) {
                PricedRequest price = each.next();
                work.priced(asked.remove(), price);
            }
        }
    }

    private final class Requests implements Iterator<PriceRequest> {
        private Optional<PriceRequest> ahead = Optional.empty();

        @Override
        public boolean hasNext() {
            while (ahead.isEmpty() && !stopped.getAsBoolean()) {
                Optional<Row> row = rows.get();
                if (row.isEmpty()) {
                    return false;
                }
                ahead = work.begin(row.get());
                ahead.ifPresent(request -> asked.add(row.get()));
            }
            return ahead.isPresent();
        }

        @Override
        public PriceRequest next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            PriceRequest request = ahead.orElseThrow();
            ahead = Optional.empty();
            return request;
        }
    }
}
