package io.github.cccsdk.pricing;

import io.github.cccsdk.error.CccException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks up what a use would cost. Never buys anything. Thread-safe. */
public interface PricingClient {
    /**
     * Finds the work and asks for its price.
     *
     * @return a {@link Quote}, or why there is none; "denied", "no match" and the like are ordinary answers
     * @throws CccException if no answer could be had
     */
    PriceOutcome quote(PriceRequest request);

    /**
     * Prices many requests, several at a time, and gives the results in the order of the requests. It takes no more
     * requests from the stream than it can work on, and holds no more results than that; identical requests close together
     * are asked once. A request that fails is a result with a failure; the others go on.
     *
     * <p>The stream is for one thread. Closing it gives up what is under way; an interrupt of the thread that reads it does
     * so too and ends it with {@code INTERRUPTED}.
     */
    Stream<PricedRequest> quoteAll(Stream<PriceRequest> requests);

    /**
     * As {@link #quoteAll(Stream)}.
     *
     * @param progress told after each result, on the thread that reads the stream
     */
    Stream<PricedRequest> quoteAll(Stream<PriceRequest> requests, Consumer<BulkProgress> progress);
}
