package io.github.cccsdk.internal.pricing;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.pricing.BulkProgress;
import io.github.cccsdk.pricing.PriceOutcome;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.PricedRequest;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Prices a stream of requests in its order, several at a time. It reads ahead no further than a window, so that neither a
 * slow service nor a slow reader fills the memory; identical requests close together are asked once. For one thread.
 */
final class BulkQuotes implements Iterator<PricedRequest> {
    private static final int MOST_REMEMBERED = 1_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

    private final Iterator<PriceRequest> requests;
    private final Function<PriceRequest, CompletableFuture<PriceOutcome>> lookUp;
    private final Consumer<BulkProgress> progress;
    private final ErrorReader errors;
    private final TimeSource time;
    private final int window;
    private final Queue<Asked> underWay = new ArrayDeque<>();
    private final Map<PriceRequest, CompletableFuture<PriceOutcome>> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PriceRequest, CompletableFuture<PriceOutcome>> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private long number;
    private long answered;
    private long failed;
    private long reused;

    private record Asked(
            long number, PriceRequest request, CompletableFuture<PriceOutcome> answer, boolean fromAnother) {}

    BulkQuotes(
            Iterator<PriceRequest> requests,
            Function<PriceRequest, CompletableFuture<PriceOutcome>> lookUp,
            Consumer<BulkProgress> progress,
            ErrorReader errors,
            TimeSource time,
            int window) {
        this.requests = requests;
        this.lookUp = lookUp;
        this.progress = progress;
        this.errors = errors;
        this.time = time;
        this.window = window;
    }

    @Override
    public boolean hasNext() {
        return !underWay.isEmpty() || requests.hasNext();
    }

    @Override
    public PricedRequest next() {
        while (underWay.size() < window && requests.hasNext()) {
            underWay.add(ask(requests.next()));
        }
        Asked oldest = underWay.poll();
        if (oldest == null) {
            throw new NoSuchElementException();
        }
        PricedRequest result = await(oldest);
        progress.accept(new BulkProgress(answered, failed, reused));
        return result;
    }

    /** Gives up what is under way. */
    void cancel() {
        underWay.forEach(asked -> asked.answer().cancel(true));
        underWay.clear();
    }

    private Asked ask(PriceRequest request) {
        CompletableFuture<PriceOutcome> known = recent.get(request);
        if (known != null && !known.isCompletedExceptionally()) {
            return new Asked(++number, request, known, true);
        }
        CompletableFuture<PriceOutcome> answer = lookUp.apply(request);
        recent.put(request, answer);
        return new Asked(++number, request, answer, false);
    }

    private PricedRequest await(Asked asked) {
        try {
            while (!time.await(asked.answer(), BETWEEN_LOOKS)) {
                // Each look-up ends by its own deadline.
            }
        } catch (InterruptedException interrupted) {
            asked.answer().cancel(true);
            cancel();
            Thread.currentThread().interrupt();
            throw CccException.of(errors.problem(CccProblem.INTERRUPTED, "pricing.quoteAll")
                    .outcome(Outcome.UNKNOWN)
                    .build());
        }
        try {
            PriceOutcome outcome = asked.answer().join();
            answered++;
            reused += asked.fromAnother() ? 1 : 0;
            return new PricedRequest(asked.number(), asked.request(), Optional.of(outcome), Optional.empty());
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof CccException typed) {
                failed++;
                return new PricedRequest(asked.number(), asked.request(), Optional.empty(), Optional.of(typed));
            }
            cancel();
            throw failure;
        }
    }
}
