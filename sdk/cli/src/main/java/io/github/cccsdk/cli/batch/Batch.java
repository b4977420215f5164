package io.github.cccsdk.cli.batch;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.cli.output.Failure;
import io.github.cccsdk.cli.output.LocalFileException;
import io.github.cccsdk.cli.output.ReaderGoneException;
import io.github.cccsdk.cli.rows.Progress;
import io.github.cccsdk.cli.rows.Row;
import io.github.cccsdk.cli.rows.RowFile;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.pricing.PricingClient;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs through the rows of a file that are not finished yet. Memory does not grow with them. For one thread and one run. */
public final class Batch {
    private static final String OPERATION = "batch";

    private final RowFile rows;
    private final Optional<Progress> files;
    private final Consumer<RowResult> told;
    private final ProgressDisplay display;
    private final BooleanSupplier toldToStop;
    private final Counts earlier;
    private long bytes;

    /**
     * @param files where results go; empty if the run leaves none
     * @param told each result, once it is in the files
     * @param toldToStop whether to begin no further row
     */
    public Batch(
            RowFile rows,
            Optional<Progress> files,
            Consumer<RowResult> told,
            ProgressDisplay display,
            BooleanSupplier toldToStop) {
        this.rows = rows;
        this.files = files;
        this.told = told;
        this.display = display;
        this.toldToStop = toldToStop;
        this.earlier = files.map(Progress::tally).map(Counts::of).orElseGet(Counts::new);
    }

    /** Prices every row. */
    public BatchReport quote(CccClient ccc) {
        return run(ccc.pricing(), (outcomes, stopping) -> new QuoteWork(outcomes), earlier, files);
    }

    /**
     * Orders every row that has a price and is not paid yet.
     *
     * @param began when the first run of this batch began: orders since then are its own
     * @param groupSize the most rows on one order
     * @param atOnce the most orders under way at once
     */
    public BatchReport order(CccClient ccc, Limits limits, Instant began, int groupSize, int atOnce) {
        EarlierOrder ledger = new EarlierOrder(ccc.orders(), began);
        Spending spending = spending(limits);
        return run(
                ccc.pricing(),
                (outcomes, stopping) ->
                        new OrderWork(ccc.async(), ledger, outcomes, spending, groupSize, atOnce, stopping),
                earlier,
                files);
    }

    /** As {@link #order}, up to where it would cost something; leaves the files as they are, and counts afresh. */
    public BatchReport preview(CccClient ccc, Limits limits, Instant began) {
        EarlierOrder ledger = new EarlierOrder(ccc.orders(), began);
        Spending spending = spending(limits);
        return run(
                ccc.pricing(),
                (outcomes, stopping) -> new PreviewWork(ledger, outcomes, spending),
                new Counts(),
                Optional.empty());
    }

    private BatchReport run(
            PricingClient pricing,
            BiFunction<Outcomes, BooleanSupplier, BatchWork> work,
            Counts counts,
            Optional<Progress> written) {
        Recorder recorder = new Recorder(counts, written, result -> {
            display.show(counts, bytes);
            told.accept(result);
        });
        BooleanSupplier stopping =
                () -> toldToStop.getAsBoolean() || recorder.outputFailure().isPresent();
        BatchWork doing = work.apply(new Outcomes(recorder), stopping);
        Optional<Failure> stopped = Optional.empty();
        try {
            new RowPricing(this::next, doing, stopping).run(pricing);
            if (!stopping.getAsBoolean()) {
                doing.finish();
            }
        } catch (BatchStopped stop) {
            stopped = Optional.of(stop.why());
        } catch (LocalFileException failure) {
            stopped = Optional.of(Failure.of(failure, OPERATION));
        } catch (CccException failure) {
            stopped = Optional.of(Failure.of(failure));
        } finally {
            doing.settle();
            display.end();
        }
        Optional<RuntimeException> output = recorder.outputFailure();
        boolean complete = stopped.isEmpty() && output.isEmpty() && !toldToStop.getAsBoolean();
        return new BatchReport(
                counts,
                files.map(Progress::resumedRows).orElse(0L),
                complete,
                stopped.or(() -> output.filter(LocalFileException.class::isInstance)
                        .map(unwritable -> Failure.of((LocalFileException) unwritable, OPERATION))),
                output.filter(ReaderGoneException.class::isInstance).isPresent());
    }

    /** The next row that no earlier run has finished. */
    private Optional<Row> next() {
        Optional<Row> row = rows.next();
        while (row.isPresent() && isFinished(row.get())) {
            display.skipped(row.get().rawLength());
            bytes += row.get().rawLength();
            row = rows.next();
        }
        row.ifPresent(found -> bytes += found.rawLength());
        return row;
    }

    private boolean isFinished(Row row) {
        return files.filter(open -> open.isFinished(row.number())).isPresent();
    }

    /** What earlier runs bought, or may have bought, counts too. */
    private Spending spending(Limits limits) {
        return new Spending(limits.maxPerItem(), limits.maxTotal(), earlier.spent(limits.currency()));
    }
}
